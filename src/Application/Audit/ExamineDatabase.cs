using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Migrations;
using QuotaCompliance.Persistence.Queue;

namespace QuotaCompliance.Application.Audit;

/// <summary>How the database stands, for whoever looks after the machine: versions and counts, nothing of anybody.</summary>
/// <param name="Schema">The last migration it was brought up to.</param>
/// <param name="ExpectedSchema">The one this program was built for.</param>
/// <param name="Unbound">Accounts in use that are bound to no operating-system user.</param>
/// <param name="HasOwnRole">Whether the program works as the application's role, without the rights of its account.</param>
/// <param name="MissingKeys">Keys that the key file lacks.</param>
/// <param name="IdleRuns">Runs that nobody works on.</param>
/// <param name="ClockApart">How far this machine's clock is from the database's.</param>
public sealed record DatabaseStanding(
    string Version, bool IsEmbedded, string? Schema, string ExpectedSchema, int Accounts, int Unbound, bool HasOwnRole, string KeyFile, IReadOnlyList<int> MissingKeys, IReadOnlyList<int> IdleRuns, TimeSpan ClockApart);

/// <summary>Looks at what the program stands on in the database. Anybody on the machine may.</summary>
public sealed class ExamineDatabase(Database database, TimeProvider clock)
{
    /// <summary>Whether it answers at all.</summary>
    public bool Answers()
    {
        using var connection = database.Connect();
        return connection.Ask<int>("select 1") == 1;
    }

    /// <summary>The last migration it was brought up to; and the one this program was built for.</summary>
    public (string? Found, string Expected) Schema()
    {
        using var connection = database.Connect();
        return (LastMigration(connection), Latest.Id);
    }

    /// <summary>The keys that the key file lacks.</summary>
    public IReadOnlyList<int> MissingKeys() => [.. database.Keys.Standing().Where(key => !key.IsHere).Select(key => key.Number)];

    private static string? LastMigration(Npgsql.NpgsqlConnection connection) => connection.Ask<string?>("select max(\"MigrationId\") from migration");

    public DatabaseStanding Look()
    {
        using var connection = database.Connect();
        var accounts = Persistence.Audit.Accounts.All(connection);
        return new DatabaseStanding(
            connection.PostgreSqlVersion.ToString(), database.IsEmbedded, LastMigration(connection), Latest.Id, accounts.Count, accounts.Count(a => a.OsUser is null && !a.IsDisabled), database.HasOwnRole,
            database.Keys.Path, MissingKeys(), [.. ChunkQueue.IdleRuns(connection)],
            (clock.GetUtcNow().UtcDateTime - connection.Ask<DateTime>("select clock_timestamp()").ToUniversalTime()).Duration());
    }
}
