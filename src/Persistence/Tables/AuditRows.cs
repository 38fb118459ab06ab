using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>An entry of the audit trail. Only the database writes them, at the end of a transaction; nobody edits them.</summary>
public sealed class AuditEntryRow
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Number { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The name somebody acted under.</summary>
    public required string By { get; init; }

    /// <summary>The operating-system user, as the program saw it.</summary>
    public required string OsUser { get; init; }

    /// <summary>The machine, as the program saw it.</summary>
    public required string Host { get; init; }

    /// <summary>The database's own view: the account of the session, and the address it came from.</summary>
    public required string Session { get; init; }

    /// <summary>The database transaction that the entry came with.</summary>
    public required long Transaction { get; init; }

    public required AuditAct Act { get; init; }

    public required string Subject { get; init; }

    public required string Reason { get; init; }

    public int? Region { get; init; }

    public int? ReviewYear { get; init; }

    /// <summary>The hash of the entry before.</summary>
    public required string Previous { get; init; }

    public required string Hash { get; init; }
}
