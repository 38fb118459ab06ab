using Npgsql;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Persistence.Audit;

/// <summary>The audit trail in the database.</summary>
public static class AuditTrail
{
    /// <summary>The columns of an entry, in the order they are hashed in, as exports name them.</summary>
    public static readonly IReadOnlyList<string> Fields = ["at", "by", "os_user", "host", "session", "transaction", "act", "subject", "reason", "region", "review_year"];

    /// <summary>Adds an entry to the current transaction; it gets its number, time and hash when that commits.</summary>
    public static void Write(NpgsqlConnection connection, AuditEntry entry) => connection.Do(
        "select write_audit(@by, @user, @host, @act, @subject, @reason, @region::integer, @year::integer)",
        ("by", entry.By), ("user", Environment.UserName), ("host", Environment.MachineName), ("act", (int)entry.Act), ("subject", entry.Subject), ("reason", entry.Reason),
        ("region", entry.Region?.Code), ("year", entry.Year?.Value));

    /// <summary>The entries in their order, as they stand.</summary>
    public static IEnumerable<ChainedEntry> Read(NpgsqlConnection connection)
    {
        using var command = Sql.Command(connection, "select number, audit_fields(e), previous, hash from audit_entry e order by number");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new ChainedEntry(reader.GetInt64(0), [.. reader.GetFieldValue<string[]>(1)], reader.GetString(2), reader.GetString(3));
        }
    }

    /// <summary>The last entry; nothing when there is none at all.</summary>
    public static AuditAnchor? Head(NpgsqlConnection connection) => Anchor(connection, "order by number desc limit 1");

    /// <summary>The hash of the first entry, by which this trail is told from others.</summary>
    public static string? Origin(NpgsqlConnection connection) => Anchor(connection, "where number = 1")?.Hash;

    private static AuditAnchor? Anchor(NpgsqlConnection connection, string which)
    {
        using var command = Sql.Command(connection, $"select number, hash from audit_entry {which}");
        using var reader = command.ExecuteReader();
        return reader.Read() ? new AuditAnchor(reader.GetInt64(0), reader.GetString(1)) : null;
    }
}
