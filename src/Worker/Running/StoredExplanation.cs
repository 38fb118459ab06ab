using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Running;

/// <summary>The statement of one unit from the database: its current filing, and every row of its people.</summary>
internal static class StoredExplanation
{
    public static string Of(Database database, PolicyShelf shelf, Uscc uscc, ReviewYear year, Language language)
    {
        using var connection = database.Connect();
        var unit = RunReader.Units(connection, year, region: null, uscc).SingleOrDefault();
        if (unit == default)
        {
            throw new UsageException($"{uscc} is not in the register of {year}.");
        }

        var policy = PolicyBook.For(shelf, unit.Employer.Region, year);
        var rows = new List<TestedPlacement>();
        var settlement = new Settlement();
        var units = new Dictionary<Uscc, int> { [uscc] = 0 };
        foreach (var person in RunReader.Placements(connection, year, uscc))
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
