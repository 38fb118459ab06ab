using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>One firing of a scheduled job: the record of what was due, who did it and what came of it, kept for years.</summary>
public sealed class JobFiringRow
{
    public long Id { get; init; }

    public required string Job { get; init; }

    /// <summary>The time it was due or asked for: with job, region and year the key that a second firing finds taken.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>0 for jobs that are not about a region.</summary>
    public required int Region { get; init; }

    /// <summary>0 for jobs that are not about a review year.</summary>
    public required int ReviewYear { get; init; }

    public required FiringCause Cause { get; init; }

    /// <summary>Who acts: <c>job:NAME</c>, or the person who asked.</summary>
    public required string By { get; init; }

    /// <summary>Which workers may take it.</summary>
    public required string Queue { get; init; }

    public required FiringState State { get; set; }

    /// <summary>The latest holder's; it only rises.</summary>
    public long? Token { get; set; }

    public string Worker { get; set; } = "";

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>How often a worker took it: more than once when one died.</summary>
    public int Takings { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>As a command would have ended.</summary>
    public short? ExitCode { get; set; }

    /// <summary>What it counted, as <c>name=number</c>, blanks between.</summary>
    public string Counts { get; set; } = "";

    public int? RunId { get; set; }

    /// <summary>Why it was not done, or what an officer should look at; never anything of a person.</summary>
    public string Note { get; set; } = "";
}

/// <summary>Since when a job is scheduled as it is now: what was due before is not missed.</summary>
public sealed class JobScheduleRow
{
    public required string Job { get; init; }

    /// <summary>Its times in one text; a change begins a new <see cref="Since"/>.</summary>
    public required string Times { get; set; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>False once its file is gone, disabled or unreadable.</summary>
    public required bool Active { get; set; }
}
