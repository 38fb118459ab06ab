using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>A run as an officer looks at it: its manifest, how far it is, what came out, what was done with it.</summary>
/// <param name="Later">Units of a register for every year that it leaves out.</param>
public sealed record RunFacts(RunRow Run, RunProgress Progress, IReadOnlyList<OutcomeCount> Outcomes, IReadOnlyList<RunFile> Files, IReadOnlyList<FindingCount> Findings, LaterUnits Later, IReadOnlyList<ReleaseEntry> Releases);

/// <summary>Looks at a run.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class ShowRun(Database database)
{
    /// <param name="number">The run; nothing for the one that stands, else the latest.</param>
    public Answer<RunFacts> Of(Actor actor, int? number)
    {
        if (Find(number).IsRefused(out var unknown, out var run))
        {
            return unknown;
        }

        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ReadFigures, RegionCode.Of(run.Region)).IsRefused(out var refusal, out _)
            ? refusal
            : new RunFacts(
                run, RunQueries.Progress(connection, run.ReviewYear, run.Id), RunQueries.Outcomes(connection, run.ReviewYear, run.Id), RunQueries.Files(connection, run.Id),
                RunQueries.Findings(connection, run.Id), LaterUnits.Of(connection, run), RunQueries.Releases(connection, run.Id));
    }

    /// <summary>Units that a run leaves out because they were registered after its year.</summary>
    public LaterUnits LaterUnitsOf(RunRow run)
    {
        using var connection = database.Connect();
        return LaterUnits.Of(connection, run);
    }

    private Answer<RunRow> Find(int? number)
    {
        if (number is { } id)
        {
            return RunFinder.Named(database, id);
        }

        using var connection = database.Connect();
        return (RunFinder.Standing(database, null, null) ?? (RunTable.Where(connection, "replay_of is null") is [var latest, ..] ? latest : null)) is { } run ? run : Refusal.Of(RefusalCode.NoRunYet);
    }
}
