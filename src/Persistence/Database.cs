using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.Persistence.Migrations;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Persistence;

/// <summary>The database of one command: the server named in QUOTA_DATABASE, or the private one under the home folder.</summary>
public sealed class Database : IDisposable
{
    private const string ApplicationRole = "quota_application";

    /// <summary>Rows go and come by the million: in larger pieces than the driver's own.</summary>
    private const int WireBuffer = 1 << 16;

    private readonly EmbeddedServer? embedded;
    private string ownersString = "";

    private Database(string connectionString, EmbeddedServer? embedded, string keyFile, SealingSuite suite)
    {
        this.embedded = embedded;
        ConnectionString = Parse(connectionString);
        Keys = new DatabaseKeys(keyFile, suite, Connect);
    }

    /// <summary>Connections have the application's rights alone, whatever the account could do beside.</summary>
    public string ConnectionString { get; private set; }

    /// <summary>False where the account may not take the application's role: then its own rights hold.</summary>
    public bool HasOwnRole { get; private set; }

    /// <summary>What personal data is sealed with.</summary>
    public DatabaseKeys Keys { get; }

    public bool IsEmbedded => embedded is not null;

    /// <summary>Connects, and brings the schema up to date.</summary>
    /// <param name="keyFile">The key file; nothing for the one under the home folder.</param>
    /// <param name="cipher">The suite of keys that are made from now on: aes, also when none is named, or sm4.</param>
    /// <exception cref="DatabaseUnavailableException">There is no server to be had, or the database was made by a version that was never released.</exception>
    /// <exception cref="NpgsqlException">The named server does not answer.</exception>
    public static Database Open(string home, string? named, string? keyFile = null, string? cipher = null)
    {
        var suite = DatabaseKeys.SuiteNamed(cipher);
        keyFile = string.IsNullOrWhiteSpace(keyFile) ? Path.Combine(home, ".quota", "keys", "quota.keys") : keyFile;
        var embedded = string.IsNullOrWhiteSpace(named) ? EmbeddedServer.Start(Path.Combine(home, ".quota", "pg")) : null;
        try
        {
            var database = new Database(embedded?.ConnectionString ?? named!, embedded, keyFile, suite);
            database.Migrate();
            database.TakeRole();
            return database;
        }
        catch
        {
            embedded?.Dispose();
            throw;
        }
    }

    public QuotaDbContext NewContext() => QuotaDbContext.For(ConnectionString);

    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A session with everything the account may do: for the schema, never for rows.</summary>
    public NpgsqlConnection ConnectAsOwner()
    {
        var connection = new NpgsqlConnection(ownersString);
        connection.Open();
        return connection;
    }

    /// <summary>Leaves no session open, also where the program goes on.</summary>
    public void Dispose()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        embedded?.Dispose();
    }

    /// <summary>The message never repeats the string: it may hold a password.</summary>
    private static string Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false }.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new DatabaseUnavailableException(
                "QUOTA_DATABASE is not a connection string; write it like Host=db.local;Database=quota;Username=quota. QUOTA_DATABASE 不是有效的连接字符串。");
        }
    }

    private void TakeRole()
    {
        using (var connection = Connect())
        {
            HasOwnRole = connection.Ask<bool>(
                "select exists (select 1 from pg_roles where rolname = @role) and pg_has_role(current_user, (select oid from pg_roles where rolname = @role), 'member')",
                ("role", ApplicationRole));
        }

        // Compiling a query takes longer than any of ours gains by it.
        ownersString = ConnectionString;
        var own = new NpgsqlConnectionStringBuilder(ConnectionString);
        (own.ReadBufferSize, own.WriteBufferSize) = (WireBuffer, WireBuffer);
        own.Options = $"{own.Options} -c jit=off{(HasOwnRole ? $" -c role={ApplicationRole}" : "")}".Trim();
        ConnectionString = own.ConnectionString;
    }

    /// <summary>One command at a time: EF lets go of its own lock between two migrations, and whoever waited would make the same tables again.</summary>
    private void Migrate()
    {
        using (var connection = Connect())
        {
            if (IsUpToDate(connection))
            {
                return;
            }
        }

        // Its lock goes with the session, however that ends.
        using var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        alone.Open();
        alone.Do("select pg_advisory_lock(hashtext('migration'))");
        if (!NewSchema.Install(alone) && !IsUpToDate(alone))
        {
            RefuseUnreleased(alone);
            using var context = NewContext();
            context.Database.Migrate();
        }
    }

    /// <summary>Migrations from before the first one of today were never released: nothing leads from their tables to these.</summary>
    private static void RefuseUnreleased(NpgsqlConnection connection)
    {
        if (connection.Ask<bool>("select exists (select 1 from migration where \"MigrationId\" < @first)", ("first", Latest.FirstId)))
        {
            throw new DatabaseUnavailableException(
                "This database was made by a version before 0.2.0 that was never released, and cannot be opened; nothing was changed. "
                + "Export with that version what is to be kept, and import the files anew into another database (QUOTA_DATABASE, or a home folder without .quota/pg). "
                + "此数据库由 0.2.0 之前的未发布版本建立，不能打开，未作任何改动；请用原版本导出所需数据，再将文件重新导入新的数据库。");
        }
    }

    /// <summary>The last migration is asked for by hand: building EF's model takes longer than most commands.</summary>
    private static bool IsUpToDate(NpgsqlConnection connection) =>
        connection.Ask<bool>("select to_regclass('migration') is not null")
        && connection.Ask<string?>("select max(\"MigrationId\") from migration") == Latest.Id;
}

/// <summary>Short SQL on an open connection.</summary>
public static class Sql
{
    public static T Ask<T>(this NpgsqlConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default!;
    }

    public static int Do(this NpgsqlConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Every row of a query, read at once.</summary>
    public static List<T> Rows<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> of, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(of(reader));
        }

        return rows;
    }

    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>A whole number as SQL text, for the statements that take no parameters (COPY, partitions).</summary>
    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Text(int)"/>
    public static string Text(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
