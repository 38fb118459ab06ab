using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Policy;

public class PolicyBookTests
{
    [Theory]
    [InlineData(2022, "91993", 195_000)]
    [InlineData(2023, "97056", 195_000)]
    [InlineData(2024, "100000", 205_000)]
    public void The_shipped_law_opens_for_the_years_it_is_made_for(int year, string socialAverage, long rewardMinimum)
    {
        var book = TestPolicies.Book(TestPolicies.Shipped, year);

        Assert.Equal(TestPolicies.Percent(1.5m), book.QuotaRatio);
        Assert.Equal(socialAverage, book.SocialAverageWage.ToString());
        Assert.Equal(book.SocialAverageWage.Times(Fraction.Of(2)), book.WageCap);
        Assert.Equal(new Money(rewardMinimum), book.RewardMinimumWage);
        Assert.Equal(new DateOnly(year + 1, 10, 31), book.FilingWindow.Closes);
        Assert.Equal(TestPolicies.Shipped.Edition, book.Edition);
    }

    [Fact]
    public void A_figure_of_one_year_is_not_carried_into_the_next()
    {
        var missing = Assert.Throws<ParameterMissingException>(() => TestPolicies.Book(TestPolicies.Shipped, 2025));

        Assert.Contains("social-average-wage", missing.Message, StringComparison.Ordinal);
        Assert.Contains("review year 2025", missing.Message, StringComparison.Ordinal);
        Assert.Contains("100000", missing.Message, StringComparison.Ordinal);
        Assert.Contains("policies/social-average-wage.json", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2018, false)]
    [InlineData(2019, true)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public void Relief_is_announced_by_fee_year(int year, bool announced)
    {
        var shelf = TestPolicies.Plain with { ReliefShares = TestPolicies.Shipped.ReliefShares };

        if (announced)
        {
            Assert.Equal(3, TestPolicies.Book(shelf, year).Relief.Brackets.Length);
        }
        else
        {
            var missing = Assert.Throws<ParameterMissingException>(() => TestPolicies.Book(shelf, year));
            Assert.Contains($"fee year {year + 1}", missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_minimum_wage_is_that_of_the_first_of_each_month()
    {
        var credit = TestPolicies.Book(TestPolicies.Shipped, 2024).Credit;

        Assert.Equal(Money.FromYuan(1950), credit.MinimumWage(1));
        Assert.Equal(Money.FromYuan(1950), credit.MinimumWage(3));
        Assert.Equal(Money.FromYuan(2050), credit.MinimumWage(4));
        Assert.Equal(Money.FromYuan(2050), credit.MinimumWage(12));
    }

    [Fact]
    public void A_book_lists_every_value_it_used_once()
    {
        var book = TestPolicies.Book(TestPolicies.Shipped, 2024);

        Assert.Equal(book.Values.Count, book.Values.Distinct().Count());
        Assert.Equal(2, book.Values.Count(v => v.Parameter == "minimum-wage"));
        Assert.Equal(
            ["contract-length", "counted-grades", "filing-window", "member-unit-persons", "minimum-wage", "quota-ratio", "relief-shares", "reward-exclusions",
             "reward-multiple", "reward-weight", "severe-grades", "social-average-wage", "wage-cap-multiple", "working-age"],
            book.Values.Select(v => v.Parameter).Distinct().Order(StringComparer.Ordinal));
        Assert.All(book.Values, v => Assert.NotEmpty(v.Source));
    }

    [Fact]
    public void A_province_with_values_in_one_district_can_be_reviewed()
    {
        PolicyBook.CheckAround(TestPolicies.Shipped, RegionCode.Parse("640000"), new ReviewYear(2023));

        Assert.Throws<ParameterMissingException>(() => PolicyBook.CheckAround(TestPolicies.Shipped, RegionCode.Parse("610000"), new ReviewYear(2023)));
        Assert.Throws<ParameterMissingException>(() => PolicyBook.CheckAround(TestPolicies.Shipped, RegionCode.Parse("640000"), new ReviewYear(2025)));
    }
}
