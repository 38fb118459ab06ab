using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Application.Runs;

/// <summary>Compares two runs of one year: every changed fen by its cause.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class CompareRuns(Database database)
{
    public Answer<RunDifference> Of(Actor actor, int before, int after)
    {
        if (RunFinder.Named(database, before).IsRefused(out var unknown, out var one) || RunFinder.Named(database, after).IsRefused(out unknown, out var other))
        {
            return unknown;
        }

        return Authority.For(database, actor, Operation.ReadFigures, RegionCode.Of(one.Region), RegionCode.Of(other.Region)).IsRefused(out var refusal, out _)
            ? refusal
            : RunDifference.Between(database, one, other);
    }
}
