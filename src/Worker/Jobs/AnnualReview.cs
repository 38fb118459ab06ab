using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Plans a region's annual review once for every due time and helps the workers to drain it. The run stays a draft: a person releases it.</summary>
internal sealed record AnnualReview : RegionalJob
{
    public const string FileName = "annual-review";

    public override Operation Operation => Operation.RunReview;

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        var (region, year) = ScopeOf(work.Firing);
        var request = new RunRequest(year, region, BusinessClock.DayOf(work.Firing.ScheduledAt), work.Firing.By, DryRun: false)
        {
            ChunkSize = ChunkSize,

            // Taken up again after a crash it finds its own run, planned or half done.
            Request = $"{Actor} {work.Firing.ScheduledAt.ToUniversalTime():yyyy-MM-ddTHH:mm:ss.ffffffZ}",
        };
        var run = RunPlan.Begin(work.Database, work.Session.LoadPolicies(), request, work.Clock);
        var row = work.Drain(run, stop);
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(row.State switch
        {
            RunState.Stopped => new JobOutcome(ExitCode.ControlTotalFailed, [], run, $"run {run.Text()} stopped: {row.Note}"),
            RunState.Cancelled => new JobOutcome(ExitCode.WrongUsage, [], run, $"run {run.Text()} was cancelled: {row.Note}"),
            _ => new JobOutcome(ExitCode.Done, [("units", row.Units)], run),
        });
    }
}
