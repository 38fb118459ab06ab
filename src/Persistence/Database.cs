using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.Persistence;

/// <summary>The database of one command: the server named in QUOTA_DATABASE, or the private one under the home folder.</summary>
public sealed class Database : IDisposable
{
    private const string ApplicationRole = "quota_application";

    private readonly EmbeddedServer? embedded;

    private Database(string connectionString, EmbeddedServer? embedded)
    {
        this.embedded = embedded;
        ConnectionString = Parse(connectionString);
    }

    /// <summary>Connections have the application's rights alone, whatever the account could do beside.</summary>
    public string ConnectionString { get; private set; }

    /// <summary>False where the account may not take the application's role: then its own rights hold.</summary>
    public bool HasOwnRole { get; private set; }

    public bool IsEmbedded => embedded is not null;

    /// <summary>Connects, and brings the schema up to date.</summary>
    /// <exception cref="DatabaseUnavailableException">There is no server to be had.</exception>
    /// <exception cref="NpgsqlException">The named server does not answer.</exception>
    public static Database Open(string home, string? named)
    {
        var embedded = string.IsNullOrWhiteSpace(named) ? EmbeddedServer.Start(Path.Combine(home, ".quota", "pg")) : null;
        try
        {
            var database = new Database(embedded?.ConnectionString ?? named!, embedded);
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

    public void Dispose() => embedded?.Dispose();

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
        var own = new NpgsqlConnectionStringBuilder(ConnectionString);
        own.Options = $"{own.Options} -c jit=off{(HasOwnRole ? $" -c role={ApplicationRole}" : "")}".Trim();
        ConnectionString = own.ConnectionString;
    }

    /// <summary>The last migration is asked for by hand: building EF's model takes longer than most commands.</summary>
    private void Migrate()
    {
        using (var connection = Connect())
        {
            var exists = connection.Ask<bool>("select to_regclass('migration') is not null");
            if (exists && connection.Ask<string?>("select max(\"MigrationId\") from migration") == Migrations.Latest.Id)
            {
                return;
            }
        }

        using var context = NewContext();
        context.Database.Migrate();
    }
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
