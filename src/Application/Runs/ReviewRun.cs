using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>The annual run in the database, planned and drained by one command; workers that run meanwhile help.</summary>
internal static class ReviewRun
{
    /// <returns>The complete run.</returns>
    /// <exception cref="ControlTotalException">Two counts differ; the run stays, marked as stopped.</exception>
    public static RunRow Run(Database database, PolicyShelf shelf, RunRequest request, TimeProvider clock, IProgress<WorkDone> progress, Func<int, IDisposable>? watched = null)
    {
        // A run that could not be read is not planned either.
        PolicyBook.CheckAround(shelf, request.Region, request.Year);
        database.Keys.CheckYear(request.Year.Value);
        return Finish(database, RunPlan.Begin(database, shelf, request, clock), request.By, clock, progress, watched);
    }

    /// <summary>Takes up what is left of a run and stays until it has ended.</summary>
    public static RunRow Finish(Database database, int run, string by, TimeProvider clock, IProgress<WorkDone> progress, Func<int, IDisposable>? watched = null)
    {
        using var told = watched?.Invoke(run);
        var row = new RunDrain(database, WorkerName(by), clock) { UntilEnd = true }.Drain(run, progress);
        return row.State switch
        {
            RunState.Stopped => throw new ControlTotalException($"run {run}: {row.Note}"),
            RunState.Cancelled => throw new UsageException($"Run {run} was cancelled: {row.Note}"),
            _ => row,
        };
    }

    /// <summary>How a worker is told from others in our tables: by process, not by machine.</summary>
    public static string WorkerName(string by) => $"{by}/{Environment.ProcessId}";
}
