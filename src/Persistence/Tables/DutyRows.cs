using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>An account somebody acts under.</summary>
public sealed class AccountRow
{
    public required string Name { get; init; }

    /// <summary>The operating-system user whose own account this is; nothing when it is bound to none.</summary>
    public string? OsUser { get; init; }

    public bool Disabled { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>A duty granted for a region; taken away by its end, never by its removal.</summary>
public sealed class AccountDutyRow
{
    public int Id { get; init; }

    public required string Account { get; init; }

    public required Duty Duty { get; init; }

    public required int Region { get; init; }

    public required string GrantedBy { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public string? RevokedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>What one person proposes; with an approval by another it may be done.</summary>
public sealed class ProposalRow
{
    public int Id { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>What exactly: a run's number; a run's number and the digest of its notices; an edition.</summary>
    public required string Subject { get; init; }

    public int? ReviewYear { get; init; }

    public int? Region { get; init; }

    /// <summary>What the public will read beside the figures: a notice's correction.</summary>
    public string? Detail { get; init; }

    public required string By { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The second person's yes. Who made and who checked stand side by side, so that the database itself can refuse one and the same.</summary>
public sealed class ApprovalRow
{
    public required int ProposalId { get; init; }

    /// <summary>Held to the proposal by a foreign key on both.</summary>
    public required string MadeBy { get; init; }

    public required string CheckedBy { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>An edition of the parameters that this database has met.</summary>
public sealed class PolicyEditionRow
{
    public required string Edition { get; init; }

    /// <summary>The one the program came with when the database was new: it needs no second person. Said by the database, of one edition.</summary>
    public required bool Installed { get; init; }

    public required string MetBy { get; init; }

    public required DateTimeOffset MetAt { get; init; }
}
