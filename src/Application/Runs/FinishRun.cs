using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Takes up what is left of a run, such as a crash left it, and stays until it has ended. Workers that run meanwhile help.</summary>
[UseCase(Operation.RunReview)]
public sealed class FinishRun(Database database, TimeProvider clock)
{
    /// <summary>The numbers of the runs that have not ended, in their order.</summary>
    public IReadOnlyList<int> Open()
    {
        using var connection = database.Connect();
        return [.. RunTable.Where(connection, "state = 1").Select(run => run.Id).Order()];
    }

    /// <param name="planned">Told the run's number before its work begins; disposed of when it has ended.</param>
    /// <exception cref="ControlTotalException">Two counts differ; the run stays, marked as stopped.</exception>
    public Answer<RunRow> By(Actor actor, int run, IProgress<WorkDone> progress, Func<int, IDisposable>? planned = null)
    {
        if (RunFinder.Named(database, run).IsRefused(out var unknown, out var row))
        {
            return unknown;
        }

        return Authority.For(database, actor, Operation.RunReview, RegionCode.Of(row.Region)).IsRefused(out var refusal, out var permit)
            ? refusal
            : ToItsEnd(database, run, permit.By, clock, progress, planned);
    }

    /// <summary>How a worker is told from others in our tables: by process, not by machine.</summary>
    public static string WorkerName(string by) => $"{by}/{Environment.ProcessId}";

    internal static Answer<RunRow> ToItsEnd(Database database, int run, string by, TimeProvider clock, IProgress<WorkDone> progress, Func<int, IDisposable>? planned)
    {
        using var told = planned?.Invoke(run);
        if (new RunDrain(database, WorkerName(by), clock) { UntilEnd = true }.Drain(run, progress).IsRefused(out var refusal, out var row))
        {
            return refusal;
        }

        return row.State switch
        {
            RunState.Stopped => throw new ControlTotalException($"run {run}: {row.Note}"),
            RunState.Cancelled => Refusal.Of(RefusalCode.RunWasCancelled, ("run", run), ("note", row.Note)),
            _ => row,
        };
    }
}
