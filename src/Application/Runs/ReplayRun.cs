using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Computes a complete run again from its manifest and compares the digests.</summary>
[UseCase(Operation.ReplayRun)]
public sealed class ReplayRun(Database database, TimeProvider clock)
{
    /// <returns>The replay, which agrees with the run.</returns>
    /// <exception cref="ControlTotalException">It does not agree: the replay is stopped and keeps its rows.</exception>
    /// <inheritdoc cref="FinishRun.By"/>
    public Answer<RunRow> By(Actor actor, int run, int chunkSize, DateOnly on, IProgress<WorkDone> progress, Func<int, IDisposable>? planned = null)
    {
        if (RunFinder.Named(database, run).IsRefused(out var unknown, out var original))
        {
            return unknown;
        }

        if (!original.State.IsComplete())
        {
            return Refusal.Of(RefusalCode.RunNotReplayable, ("run", run), ("state", original.State.Name(Language.English)), ("state-zh", original.State.Name(Language.Chinese)));
        }

        return Authority.For(database, actor, Operation.ReplayRun, RegionCode.Of(original.Region)).IsRefused(out var refusal, out var permit)
            ? refusal
            : FinishRun.ToItsEnd(database, RunPlan.BeginReplay(database, original, permit.By, on, chunkSize, clock), permit.By, clock, progress, planned);
    }
}
