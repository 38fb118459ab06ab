using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Puts a run in force, and takes it back. Another person does it than who started the run: the database holds that too.</summary>
[UseCase(Operation.ReleaseRun)]
public sealed class ReleaseRun(Database database, TimeProvider clock)
{
    /// <param name="accepted">The provisional parameters that whoever releases it accepts, each by name.</param>
    /// <param name="on">The business date it is released on.</param>
    /// <returns>What is in force now for the run's year and region.</returns>
    /// <exception cref="Domain.Policy.ParameterMissingException">The run rests on a placeholder.</exception>
    public Answer<InForce> By(Actor actor, int run, IReadOnlyCollection<string> accepted, string reason, DateOnly on) =>
        Change(actor, run, reason, on, (row, act) => Releases.Release(database, row, act, accepted));

    /// <summary>Takes back a run in force; the one released before it is in force again.</summary>
    /// <inheritdoc cref="By"/>
    public Answer<InForce> BackOutBy(Actor actor, int run, string reason, DateOnly on) =>
        Change(actor, run, reason, on, (row, act) => Releases.BackOut(database, row, act));

    private Answer<InForce> Change(Actor actor, int run, string reason, DateOnly on, Func<RunRow, ReleaseAct, Refusal?> change)
    {
        if (RunFinder.Named(database, run).IsRefused(out var unknown, out var row))
        {
            return unknown;
        }

        if (Authority.For(database, actor, Operation.ReleaseRun, RegionCode.Of(row.Region)).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        if (change(row, new ReleaseAct(permit.By, actor.OsUserOfRecord, clock.GetUtcNow(), on, reason)) is { } no)
        {
            return no;
        }

        using var connection = database.Connect();
        return RunQueries.InForce(connection, row.ReviewYear, row.Region);
    }
}
