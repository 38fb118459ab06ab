using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Levy;

/// <summary>The levy of one unit, line by line as on the form.</summary>
/// <param name="Bracket">The relief that fits; none when nothing is due.</param>
public readonly record struct LevyLines(Persons Owed, Persons Shortfall, AnnualWage WageBase, Money Gross, ReliefBracket? Bracket, Money Relief)
{
    public Money Payable => Gross - Relief;
}

/// <summary>The levy of one unit for one review year: 72号 art. 8, relieved by the announcement in force for the fee year.</summary>
public static class YearlyLevy
{
    /// <param name="credited">The weighted annual average; nobody for a late filer.</param>
    /// <remarks>Only the money lines are rounded; 1% and 30 staff are compared as exact fractions (rules R4–R6).</remarks>
    [Law("财税〔2015〕72号", "第8条", "R4 R5")]
    [Law("财税〔2018〕39号", "", "R4")]
    public static LevyLines Of(EmployerKind kind, Headcount headcount, Persons credited, AnnualWage averageWage, PolicyBook policy)
    {
        var owed = headcount.PersonsOwed(policy.QuotaRatio);
        var shortfall = owed.Less(credited);
        var wageBase = AnnualWage.Lower(averageWage, policy.WageCap);
        if (shortfall.IsNone)
        {
            return new LevyLines(owed, shortfall, wageBase, Money.Zero, null, Money.Zero);
        }

        var gross = Money.Rounded(shortfall.Times(wageBase));
        var bracket = policy.Relief.For(kind, headcount, headcount.ArrangedRatio(credited));
        return new LevyLines(owed, shortfall, wageBase, gross, bracket, bracket.Share.Of(gross));
    }
}
