using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Plans a region's annual review once for every due time and helps the workers to drain it. The run stays a draft: a person releases it.</summary>
internal sealed record AnnualReview : RegionalJob
{
    public const string FileName = "annual-review";

    public override Operation Operation => Operation.RunReview;

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        var (region, year) = ScopeOf(work.Firing);
        var request = new RunRequest(year, region, BusinessClock.DayOf(work.Firing.ScheduledAt), DryRun: false)
        {
            ChunkSize = ChunkSize,

            // Taken up again after a crash it finds its own run, planned or half done.
            Request = $"{Actor} {work.Firing.ScheduledAt.ToUniversalTime():yyyy-MM-ddTHH:mm:ss.ffffffZ}",
        };
        if (new StartRun(work.Database, work.Session.LoadPolicies, work.Clock).Plan(work.Actor, request).IsRefused(out var refusal, out var planned))
        {
            return Task.FromResult(JobOutcome.Of(refusal, null));
        }

        var run = planned.Id;
        if (work.Drain(run, stop).IsRefused(out refusal, out var row))
        {
            return Task.FromResult(JobOutcome.Of(refusal, run));
        }

        stop.ThrowIfCancellationRequested();
        return Task.FromResult(row.State switch
        {
            RunState.Stopped => new JobOutcome(ExitCode.ControlTotalFailed, [], run, $"run {run.Text()} stopped: {row.Note}"),
            RunState.Cancelled => new JobOutcome(ExitCode.WrongUsage, [], run, $"run {run.Text()} was cancelled: {row.Note}"),
            _ => new JobOutcome(ExitCode.Done, [("units", row.Units)], run),
        });
    }
}
