using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Explanation;

[Covers("R3")]
public class NotCountedTests
{
    private static readonly CreditTest Nothing = new(
        MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, MonthSet.None, 1);

    private static readonly CreditTest Everything = new(
        MonthSet.All, MonthSet.All, MonthSet.All, MonthSet.All, MonthSet.None, MonthSet.All, MonthSet.All, MonthSet.All, MonthSet.All, 1);

    [Fact]
    public void All_reasons_against_a_month_are_given_in_the_order_of_the_rule()
    {
        var facts = new PersonFacts(1, Nothing, CountsHere: false, ListedHere: true, MonthSet.All, MonthSet.None);

        Assert.Equal(Enum.GetValues<NotCounted>().Except([NotCounted.ByAnotherRow]), facts.ReasonsAgainst(6, filedLate: true));
    }

    [Fact]
    public void A_month_without_a_reason_counts()
    {
        var facts = new PersonFacts(1, Everything, CountsHere: true, ListedHere: true, MonthSet.None, MonthSet.None);

        Assert.Empty(facts.ReasonsAgainst(6, filedLate: false));
        Assert.Equal(MonthSet.All, facts.Counted);
    }

    /// <summary>Two routes to one unit: the month is counted once, and said once.</summary>
    [Fact]
    public void A_month_that_another_row_credits_is_not_counted_again()
    {
        var twice = MonthSet.None.With(5).With(6);
        var facts = new PersonFacts(1, Everything, CountsHere: true, ListedHere: true, MonthSet.None, twice);

        Assert.Equal(MonthSet.All.Except(twice), facts.Counted);
        Assert.Equal([NotCounted.ByAnotherRow], facts.ReasonsAgainst(6, filedLate: false));
        Assert.Equal([NotCounted.FiledLate], facts.ReasonsAgainst(6, filedLate: true));
        Assert.Empty(facts.ReasonsAgainst(7, filedLate: false));
    }
}
