using QuotaCompliance.Application;
using QuotaCompliance.Application.People;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Takes the names of everybody whose time is over; a year at a time, so that one broken off goes on with the rest.</summary>
internal sealed record RetentionJob : Job
{
    public const string FileName = "retention";

    public override Operation Operation => Operation.ApplyRetention;

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        var answer = new ApplyRetention(work.Database, work.Session.LoadPolicies()).By(work.Actor, BusinessClock.DayOf(work.Firing.ScheduledAt), stop);
        return Task.FromResult(answer.IsRefused(out var refusal, out var applied)
            ? new JobOutcome(NextSteps.ExitCodeOf(refusal.Code), [], null, NextSteps.Sentence(refusal))
            : new JobOutcome(ExitCode.Done, [("pseudonymised", applied.Placements), ("files", applied.Files)]));
    }
}
