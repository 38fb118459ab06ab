using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Assessment;

/// <summary>The months in which one placement claims a person for one unit.</summary>
/// <param name="Unit">Which unit would get the credit, as the caller numbers units.</param>
/// <param name="Months">The months that pass R3 (a)–(g).</param>
public readonly record struct Claim(PersonId Person, int Unit, MonthSet Months, MonthSet AtMinimum, byte Weight)
{
    public static Claim Of(PersonId person, int unit, in CreditTest test) =>
        new(person, unit, test.Passing, test.WageAtMinimum, (byte)test.Weight);
}

/// <summary>What one person brings one unit, once all claims on that person are known.</summary>
/// <param name="Credited">Months that count here.</param>
/// <param name="Contested">Months that pass here and at another unit too: they count nowhere until an officer rules.</param>
/// <param name="WeightedMonths">Σ of the weights of the credited months.</param>
/// <param name="AtMinimumThroughout">Credited, and paid exactly the minimum wage in every credited month.</param>
public readonly record struct PersonCredit(int Unit, MonthSet Credited, MonthSet Contested, int WeightedMonths, bool AtMinimumThroughout);

/// <summary>R3 (h): a person counts at one unit a month.</summary>
public static class Crediting
{
    /// <summary>Settles all claims on one person.</summary>
    /// <param name="claims">The claims on this person, in order of unit.</param>
    /// <param name="credits">Receives one credit a unit; at least as long as <paramref name="claims"/>.</param>
    /// <returns>How many credits were written.</returns>
    [Law("残联厅函〔2022〕63号", "", "R3")]
    public static int Settle(ReadOnlySpan<Claim> claims, Span<PersonCredit> credits)
    {
        var count = 0;
        for (var first = 0; first < claims.Length;)
        {
            var unit = claims[first].Unit;
            var next = first + 1;
            while (next < claims.Length && claims[next].Unit == unit)
            {
                next++;
            }

            var elsewhere = MonthSet.None;
            foreach (var claim in claims)
            {
                elsewhere |= claim.Unit == unit ? MonthSet.None : claim.Months;
            }

            credits[count++] = Merge(claims[first..next], elsewhere);
            first = next;
        }

        return count;
    }

    /// <summary>Rows that reach the same unit are one person there: a month counts once, with the smaller weight.</summary>
    private static PersonCredit Merge(ReadOnlySpan<Claim> routes, MonthSet elsewhere)
    {
        var passing = MonthSet.None;
        foreach (var route in routes)
        {
            passing |= route.Months;
        }

        var credited = passing.Except(elsewhere);
        var weighted = 0;
        var atMinimum = !credited.IsEmpty;
        for (var month = 1; month <= 12; month++)
        {
            if (!credited.Contains(month))
            {
                continue;
            }

            var weight = int.MaxValue;
            foreach (var route in routes)
            {
                if (route.Months.Contains(month))
                {
                    weight = Math.Min(weight, route.Weight);
                    atMinimum &= route.AtMinimum.Contains(month);
                }
            }

            weighted += weight;
        }

        return new PersonCredit(routes[0].Unit, credited, passing & elsewhere, weighted, atMinimum);
    }
}

/// <summary>All that a unit's people bring it in the year.</summary>
public readonly record struct UnitCredit(int WeightedMonths, int Months, int Persons, bool InDecember, bool Contested, bool AtMinimum)
{
    public static UnitCredit None => default;

    public UnitCredit Plus(in PersonCredit person) => new(
        WeightedMonths + person.WeightedMonths,
        Months + person.Credited.Count,
        Persons + (person.Credited.IsEmpty ? 0 : 1),
        InDecember || person.Credited.Contains(12),
        Contested || !person.Contested.IsEmpty,
        AtMinimum || person.AtMinimumThroughout);
}
