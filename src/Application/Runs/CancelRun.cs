using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Application.Runs;

/// <summary>Ends a run before it is complete, between two chunks.</summary>
[UseCase(Operation.RunReview)]
public sealed class CancelRun(Database database, TimeProvider clock)
{
    public Answer<Done> By(Actor actor, int run, string reason)
    {
        if (RunFinder.Named(database, run).IsRefused(out var unknown, out var row))
        {
            return unknown;
        }

        if (Authority.For(database, actor, Operation.RunReview, RegionCode.Of(row.Region)).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        if (Releases.Cancel(database, row, permit.By, reason, clock))
        {
            return Done.It;
        }

        return RunFinder.Named(database, run).IsRefused(out var gone, out var ended)
            ? gone
            : Refusal.Of(RefusalCode.RunHasEnded, ("run", run), ("state", ended.State.Name(Language.English)), ("state-zh", ended.State.Name(Language.Chinese)));
    }
}
