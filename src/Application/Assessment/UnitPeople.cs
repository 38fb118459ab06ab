using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Assessment;

/// <summary>A row of the roster with its test, as an explanation needs it.</summary>
internal sealed record TestedPlacement(PersonId Person, CreditTest Test, Uscc ListedAt, Uscc CreditedAt);

/// <summary>The people of one unit under explanation.</summary>
internal static class UnitPeople
{
    /// <summary>Numbered in the order of their ID numbers, with what other rows of the same people do to their months.</summary>
    /// <param name="rows">At least every row of every person whom the unit lists or gets the credit for.</param>
    public static List<PersonFacts> Of(Uscc unit, IEnumerable<TestedPlacement> rows)
    {
        var facts = new List<PersonFacts>();
        var number = 0;
        foreach (var person in rows.GroupBy(p => p.Person).OrderBy(g => g.Key))
        {
            var all = person.OrderBy(p => p.ListedAt != unit).ThenBy(p => p.ListedAt).ToList();
            var byWeight = all.OrderBy(p => p.Test.Weight).ToList();
            var here = all.Where(p => p.ListedAt == unit || p.CreditedAt == unit).ToList();
            number += here.Count == 0 ? 0 : 1;
            foreach (var row in here)
            {
                var elsewhere = Passing(all.Where(p => p.CreditedAt != row.CreditedAt));
                var another = Passing(byWeight.TakeWhile(p => p != row).Where(p => p.CreditedAt == row.CreditedAt));
                facts.Add(new PersonFacts(number, row.Test, row.CreditedAt == unit, row.ListedAt == unit, row.Test.Passing & elsewhere, another));
            }
        }

        return facts;
    }

    private static MonthSet Passing(IEnumerable<TestedPlacement> rows) => rows.Aggregate(MonthSet.None, (months, row) => months | row.Test.Passing);
}
