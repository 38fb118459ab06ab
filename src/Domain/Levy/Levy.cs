using QuotaCompliance.Domain.Assessment;
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
    /// <remarks>Only the money lines are rounded; 1% and 30 staff are compared as exact fractions (rules R4–R6).</remarks>
    [Law("财税〔2015〕72号", "第8条", "R4 R5")]
    [Law("财税〔2018〕39号", "", "R4")]
    public static LevyLines Of(in AnnualPosition position, PolicyBook policy)
    {
        var owed = position.Headcount.PersonsOwed(policy.QuotaRatio);
        var shortfall = owed.Less(position.Credited);
        var wageBase = AnnualWage.Lower(position.AverageWage, policy.WageCap);
        if (shortfall.IsNone)
        {
            return new LevyLines(owed, shortfall, wageBase, Money.Zero, null, Money.Zero);
        }

        var gross = Money.Rounded(shortfall.Times(wageBase));
        var bracket = policy.Relief.For(position.Kind, position.Headcount, position.ArrangedRatio);
        return new LevyLines(owed, shortfall, wageBase, gross, bracket, bracket.Share.Of(gross));
    }
}
