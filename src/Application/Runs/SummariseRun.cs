using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>A member unit that has not placed at least one person.</summary>
/// <param name="Lapsed">It had someone, nobody in December.</param>
/// <param name="Refused">Its filing was sent back.</param>
public sealed record MemberUnitWithout(string Name, bool Lapsed, bool Refused);

/// <param name="Reward">Yuan.</param>
public sealed record RewardedUnit(string Name, int ExcessPersons, decimal Reward);

/// <summary>What a run says of its region in a few figures.</summary>
/// <param name="Persons">Persons employed and counted, over all units.</param>
/// <param name="SentBack">Rows of the year's files that were refused.</param>
public sealed record RunSummary(
    RunRow Run, IReadOnlyDictionary<Outcome, int> Outcomes, long Persons, IReadOnlyList<MemberUnitWithout> MemberUnits, IReadOnlyList<RewardedUnit> Rewarded, IReadOnlyList<SentBackRow> SentBack);

/// <summary>Sums a run up for somebody who wants to know how the year went.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class SummariseRun(Database database)
{
    public Answer<RunSummary> Of(Actor actor, int run)
    {
        if (RunFinder.Named(database, run).IsRefused(out var refusal, out var row))
        {
            return refusal;
        }

        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ReadFigures, RegionCode.Of(row.Region)).IsRefused(out refusal, out _))
        {
            return refusal;
        }

        var units = AssessmentTable.Read(connection, new ReviewYear(row.ReviewYear), row.Id).ToList();
        return new RunSummary(
            row,
            units.GroupBy(unit => unit.Figures.Outcome).ToDictionary(outcome => outcome.Key, outcome => outcome.Count()),
            units.Sum(unit => (long)unit.Figures.Persons),
            [.. units.Where(unit => unit.CommissionMember && (unit.Figures.Flags & (UnitFlags.CommissionMemberNone | UnitFlags.CommissionMemberLapsed)) != 0).Select(MemberOf)],
            [.. units.Where(unit => unit.Figures.ExcessPersons > 0).OrderByDescending(unit => unit.Figures.Reward).ThenBy(unit => unit.Uscc).Select(RewardOf)],
            RunQueries.SentBack(connection, row.ReviewYear));
    }

    /// <summary>The run in force for a year and region, before any release the latest complete one.</summary>
    public Answer<RunRow> Standing(Actor actor, ReviewYear year, RegionCode region) =>
        Authority.For(database, actor, Operation.ReadFigures, region).IsRefused(out var refusal, out _) ? refusal : RunFinder.WithFigures(database, null, year, region);

    private static MemberUnitWithout MemberOf(StoredAssessment unit) =>
        new(unit.Name, unit.Figures.Flags.HasFlag(UnitFlags.CommissionMemberLapsed), unit.Figures.Flags.HasFlag(UnitFlags.FilingRefused));

    private static RewardedUnit RewardOf(StoredAssessment unit) =>
        new(unit.Name, unit.Figures.ExcessPersons, AssessmentTable.Printed(unit.Figures.Reward, PrintedFigures.MoneyPlaces));
}
