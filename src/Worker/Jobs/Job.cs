using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Quartz;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Worker.Schedule;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>On which days a job may fire.</summary>
internal enum JobDays
{
    EveryDay,

    /// <summary>Weekdays less the holidays, plus the weekend days worked instead: the working-day calendar of <c>policies/</c>.</summary>
    WorkingDays,
}

/// <summary>What becomes of a due time that passed while no worker ran.</summary>
internal enum MissedPolicy
{
    /// <summary>The last one missed is made up for, once, as soon as a worker runs.</summary>
    RunOnce,

    /// <summary>It is written down as skipped; the next due time is the next.</summary>
    Skip,
}

/// <summary>What a firing may use up.</summary>
/// <param name="Minutes">Then it is broken off and has failed.</param>
/// <param name="Attempts">How many workers may take it up, each after the one before died with it.</param>
internal sealed record JobLimits([property: JsonRequired] int Minutes, [property: JsonRequired] int Attempts);

/// <summary>The region and review year that one firing is about; 0 for jobs that are about none.</summary>
internal readonly record struct JobScope(int Region, int Year);

/// <summary>A scheduled job as its file in <c>jobs/</c> describes it, and what it does. Every kind of job is a type of its own.</summary>
internal abstract partial record Job
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The file's name without its extension.</summary>
    [JsonPropertyName("job"), JsonRequired]
    public string Name { get; init; } = "";

    /// <summary>中文名称.</summary>
    [JsonRequired]
    public string Title { get; init; } = "";

    [JsonRequired]
    public bool Enabled { get; init; }

    /// <summary>When it is due: second, minute, hour, day, month, weekday.</summary>
    [JsonRequired]
    public CronExpression Cron { get; init; } = null!;

    [JsonRequired]
    public TimeZoneInfo TimeZone { get; init; } = BusinessClock.Zone;

    [JsonRequired]
    public JobDays Days { get; init; }

    [JsonRequired]
    public MissedPolicy Misfire { get; init; }

    /// <summary>Workers take its firings from this queue, apart from those of other queues.</summary>
    [JsonRequired]
    public string Queue { get; init; } = "";

    /// <summary>How much it does in one piece: units of a run in one transaction, files of one look at an inbox.</summary>
    [JsonRequired]
    public int ChunkSize { get; init; }

    [JsonRequired]
    public JobLimits Limits { get; init; } = null!;

    /// <summary>Whatever a job does on its own it does under this name; accounts of people never begin like it.</summary>
    public string Actor => Duties.JobPrefix + Name;

    /// <summary>All that decides when it is due: a change of it begins a new schedule.</summary>
    public string Times => $"{Cron.CronExpressionString} {TimeZone.Id} {Days} {Misfire}";

    /// <summary>The duty for this, in <see cref="Places"/>, has whoever asks for it by hand.</summary>
    [JsonIgnore]
    public abstract Operation Operation { get; }

    /// <summary>The regions it is about; none for what belongs to no region.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<RegionCode> Places => [];

    /// <summary>What is wrong with its settings: the setting and why.</summary>
    public virtual IEnumerable<(string Setting, string Reason)> Faults()
    {
        if (!QueueName().IsMatch(Queue))
        {
            yield return ("queue", "a queue is named by small letters, digits, - and _, at most 50");
        }

        if (ChunkSize is < 1 or > 100_000)
        {
            yield return ("chunk_size", "takes a number from 1 to 100000");
        }

        if (Limits.Minutes is < 1 or > 10_080)
        {
            yield return ("minutes", "takes a number from 1 to 10080");
        }

        if (Limits.Attempts is < 1 or > 100)
        {
            yield return ("attempts", "takes a number from 1 to 100");
        }
    }

    /// <summary>What is to be done when the job fires on that day.</summary>
    public virtual IReadOnlyList<JobScope> Scopes(DateOnly day) => [default];

    /// <summary>The firings of one due time, or of one request.</summary>
    public IEnumerable<NewFiring> Firings(DateTimeOffset at, Domain.Runs.FiringCause cause, string by) =>
        Scopes(BusinessClock.DayOf(at)).Select(scope => new NewFiring(Name, at, scope.Region, scope.Year, cause, by, Queue));

    /// <summary>Does what one firing asks for. Done again after a crash it comes to the same.</summary>
    /// <exception cref="OperationCanceledException">Asked to stop; what is done stays done, the rest is for the next worker.</exception>
    public abstract Task<JobOutcome> Do(JobWork work, CancellationToken stop);

    [GeneratedRegex("^[a-z0-9_-]{1,50}$")]
    private static partial Regex QueueName();
}

/// <summary>A job that does the same for each of some regions, about a year past.</summary>
internal abstract record RegionalJob : Job
{
    [JsonRequired]
    public IReadOnlyList<string?> Regions { get; init; } = [];

    /// <summary>The review year is so many years before the one it fires in: filed, reviewed and paid a year later, so 1.</summary>
    [JsonRequired]
    public int YearsBefore { get; init; }

    public override IEnumerable<(string Setting, string Reason)> Faults()
    {
        foreach (var fault in base.Faults())
        {
            yield return fault;
        }

        if (Regions.Count == 0 || Regions.Any(code => code is null || !RegionCode.TryParse(System.Text.Encoding.UTF8.GetBytes(code), out _)))
        {
            yield return ("regions", "takes region codes of six digits, such as \"640202\"");
        }

        if (YearsBefore is < 0 or > 10)
        {
            yield return ("years_before", "takes a number from 0 to 10");
        }
    }

    [JsonIgnore]
    public override IReadOnlyList<RegionCode> Places => [.. Regions.Select(code => RegionCode.Parse(code!))];

    public override IReadOnlyList<JobScope> Scopes(DateOnly day) => [.. Places.Select(region => new JobScope(region.Code, day.Year - YearsBefore))];

    protected static (RegionCode Region, ReviewYear Year) ScopeOf(Firing firing) =>
        (RegionCode.Of(firing.Region), Options.CheckYear(firing.Year));
}

/// <summary>What a firing came to.</summary>
/// <param name="Counts">In the order they are shown.</param>
/// <param name="Note">What an officer should look at; never anything of a person.</param>
internal sealed record JobOutcome(int ExitCode, IReadOnlyList<(string Name, long Number)> Counts, int? Run = null, string Note = "")
{
    /// <summary>Nothing was done, for a reason that its note words as a command would.</summary>
    public static JobOutcome Of(Refusal refusal, int? run) => new(NextSteps.ExitCodeOf(refusal.Code), [], run, NextSteps.Sentence(refusal));

    public string CountsText => string.Join(' ', Counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name}={c.Number}")));
}
