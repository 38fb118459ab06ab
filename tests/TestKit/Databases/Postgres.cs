using System.Globalization;
using Npgsql;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>One PostgreSQL server for all tests; each test gets a database of its own on it.</summary>
public sealed class Postgres : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly EmbeddedServer server;
    private readonly Lazy<TestDatabase> migrated;
    private readonly Lazy<TestDatabase> imported;
    private readonly Lazy<MadeUpDistrict> district;
    private int made;

    public Postgres()
    {
        server = EmbeddedServer.Start(folder["pg"]);
        migrated = new Lazy<TestDatabase>(() =>
        {
            var database = NewEmptyDatabase();
            Database.Open("", database.ConnectionString).Dispose();
            return database;
        });
        imported = new Lazy<TestDatabase>(() =>
        {
            var database = NewDatabase();
            using var desk = new Desk(new BaseFiles());
            database.ImportAll(desk);
            return database;
        });
        district = new Lazy<MadeUpDistrict>(() => new MadeUpDistrict(this));
    }

    /// <summary>A database to copy, with the three base files in it.</summary>
    public TestDatabase BaseFilesImported => imported.Value;

    /// <summary>Twenty thousand units in every stage of getting in.</summary>
    public MadeUpDistrict District => district.Value;

    /// <summary>A database without a schema, as a command meets it the first time.</summary>
    public TestDatabase NewEmptyDatabase() => Copy("template1");

    /// <param name="template">A database that is copied; nothing for one with a schema and no rows.</param>
    public TestDatabase NewDatabase(TestDatabase? template = null) => Copy((template ?? migrated.Value).Name);

    public void Drop(string name)
    {
        using var connection = Connect("quota");
        connection.Do($"drop database {name} with (force)");
    }

    /// <summary>The database is gone for everybody who works in it, until it gets its name back.</summary>
    public void Rename(string name, string to)
    {
        using var connection = Connect("quota");

        // Nobody gets in while the name is changed; those who are in have to leave.
        var renaming = Task.Run(() =>
        {
            using var other = Connect("quota");
            other.Do($"alter database {name} rename to {to}");
        });
        while (!renaming.Wait(TimeSpan.FromMilliseconds(20)))
        {
            connection.Do($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        }
    }

    public void Dispose()
    {
        server.Dispose();
        if (district.IsValueCreated)
        {
            district.Value.Dispose();
        }

        folder.Dispose();
    }

    private TestDatabase Copy(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref made)}");
        using var connection = Connect("quota");
        connection.Do($"create database {name} template {template}");
        return new TestDatabase(this, name, ConnectionTo(name), folder["keys/quota.keys"], folder[$"anchors/{name}"]);
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, Pooling = false }.ConnectionString;

    private NpgsqlConnection Connect(string database)
    {
        var connection = new NpgsqlConnection(ConnectionTo(database));
        connection.Open();
        return connection;
    }
}
