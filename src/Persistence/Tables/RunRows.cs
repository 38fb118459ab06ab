using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>One run of a year's review, with what it was pinned to.</summary>
public sealed class RunRow
{
    public int Id { get; init; }

    /// <summary>Who asked for it this once: the same request of the same region and year finds the run taken.</summary>
    public required string Request { get; init; }

    public required int ReviewYear { get; init; }

    public required int Region { get; init; }

    public required DateOnly BusinessDate { get; init; }

    public required string Edition { get; init; }

    public required int RuleVersion { get; init; }

    public required string ProgramVersion { get; init; }

    /// <summary>The last file of each kind that the run reads; 0 for none.</summary>
    public required long RegisterFile { get; init; }

    public required long EmployersFile { get; init; }

    public required long FilingsFile { get; init; }

    public required long PlacementsFile { get; init; }

    public required RunScope Scope { get; init; }

    /// <summary>How a part of the population was chosen, in words; empty for the whole.</summary>
    public string ScopeText { get; init; } = "";

    public required bool DryRun { get; init; }

    /// <summary>The run whose manifest this one computes again.</summary>
    public int? ReplayOf { get; init; }

    public required int ChunkSize { get; init; }

    public required RunState State { get; set; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Units { get; set; }

    public decimal Payable { get; set; }

    public decimal Reward { get; set; }

    /// <summary>The fingerprint of all its rows in the order of unit codes; the same inputs and law give the same, however the run was cut.</summary>
    public string Digest { get; set; } = "";

    /// <summary>Why it stopped or was cancelled.</summary>
    public string Note { get; set; } = "";

    /// <summary>The parameters that are not enacted, as the run met them, one a line: name, value, status.</summary>
    public required string UncertainParameters { get; init; }
}

/// <summary>The manifest: which kept files the run read.</summary>
public sealed class RunInputRow
{
    public required int RunId { get; init; }

    public required long FileId { get; init; }
}

/// <summary>A unit that a run of a part of the population covers.</summary>
public sealed class RunUnitRow
{
    public required int ReviewYear { get; init; }

    public required int RunId { get; init; }

    public required string Uscc { get; init; }
}

/// <summary>A piece of a run's work, held by one worker at a time.</summary>
public sealed class RunChunkRow
{
    public required int ReviewYear { get; init; }

    public required int RunId { get; init; }

    public required int Number { get; init; }

    public required ChunkKind Kind { get; init; }

    public required ChunkState State { get; init; }

    public required string FirstUscc { get; init; }

    public required string LastUscc { get; init; }

    /// <summary>Counted by the database when the run was planned.</summary>
    public required int UnitsPlanned { get; init; }

    /// <summary>Rises with every taking: who holds an older one writes nothing any more.</summary>
    public long? Token { get; init; }

    public string? Worker { get; init; }

    /// <summary>By the database's clock; workers' clocks are not asked.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public required int Takings { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public required int UnitsRead { get; init; }

    public required int UnitsWritten { get; init; }

    public required decimal Payable { get; init; }

    public required decimal Reward { get; init; }

    /// <summary>The digests of its rows, ten by ten.</summary>
    public required byte[] Digests { get; init; }
}

/// <summary>What a unit's people bring it, as the run settled them; kept until the run is closed.</summary>
public sealed class UnitCreditRow
{
    public required int ReviewYear { get; init; }

    public required int RunId { get; init; }

    public required string Uscc { get; init; }

    public required int WeightedMonths { get; init; }

    public required int Months { get; init; }

    public required int Persons { get; init; }

    public required bool InDecember { get; init; }

    public required bool Contested { get; init; }

    public required bool AtMinimum { get; init; }
}

/// <summary>A change of the figures in force: a run's totals with a sign. The sum over a year and region is what is in force; nothing is ever edited.</summary>
public sealed class ReleaseRow
{
    public int Id { get; init; }

    public required int ReviewYear { get; init; }

    public required int Region { get; init; }

    public required int RunId { get; init; }

    public required ReleaseCause Cause { get; init; }

    public required long Units { get; init; }

    public required decimal Payable { get; init; }

    public required decimal Reward { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateOnly BusinessDate { get; init; }

    public required string Reason { get; init; }

    /// <summary>The provisional parameters that were accepted by name, separated by commas.</summary>
    public required string Accepted { get; init; }
}

/// <summary>A policy file as it stood in an edition that some run used.</summary>
public sealed class PolicyFileRow
{
    public required string Edition { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}
