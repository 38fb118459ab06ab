using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Explanation;

/// <summary>The statement of one unit from the database: its filing, and every row of its people.</summary>
/// <remarks>When a run stands for the unit, from the rows and the law that run was pinned to: so the statement is that of its figures.</remarks>
internal static class StoredExplanation
{
    /// <param name="parameters">The parameters as they are now, for a year without a run.</param>
    /// <param name="reading">Who reads and why, of a unit of that region, if they may; in the trail before any person's row is read.</param>
    /// <param name="said">Gets the run that is explained; nothing when the current rows are.</param>
    public static string Of(Database database, Func<PolicyShelf> parameters, Func<RegionCode, AuditEntry> reading, Uscc uscc, ReviewYear year, Language language, Action<RunRow?> said)
    {
        using var connection = database.Connect();
        var selection = UnitSelection.One(uscc);
        var inputs = YearInputs.Current(year.Value);
        var unit = RunReader.Units(connection, inputs, selection).SingleOrDefault();
        var run = unit == default ? null : RunFinder.Standing(database, year, unit.Employer.Region);
        if (run is not null && PolicyEditions.AreKept(connection, run.Edition))
        {
            inputs = RunPlan.InputsOf(run);
            unit = RunReader.Units(connection, inputs, selection).SingleOrDefault();
        }
        else
        {
            run = null;
        }

        if (unit == default)
        {
            throw new UsageException($"{uscc} is not in the register of {year}{(run is null ? "" : $" as run {run.Id} read it: run the review again")}.");
        }

        AuditTrail.Write(connection, reading(unit.Employer.Region));
        said(run);
        var shelf = run is null ? parameters() : PolicyEditions.Load(connection, run.Edition);

        var policy = PolicyBook.For(shelf, unit.Employer.Region, year);
        var rows = new List<TestedPlacement>();
        var settlement = new Settlement();
        var units = new Dictionary<Uscc, int> { [uscc] = 0 };
        foreach (var person in RunReader.Placements(connection, database.Keys, inputs, uscc))
        {
            var test = CreditTest.Of(person.Placement, person.FiledOn, CreditRules.For(shelf, person.CreditedRegion, year));
            rows.Add(new TestedPlacement(person.Placement.Person, test, person.ListedAt, person.CreditedAt));
            units.TryAdd(person.CreditedAt, units.Count);
            settlement.Add(Claim.Of(person.Placement.Person, units[person.CreditedAt], test));
        }

        var credit = UnitCredit.None;
        settlement.Settle(person => credit = person.Unit == 0 ? credit.Plus(person) : credit);
        return Statement.Of(unit.Employer, unit.Name, unit.PositionOf(credit, policy), unit.Filing, UnitPeople.Of(uscc, rows), policy, language);
    }
}
