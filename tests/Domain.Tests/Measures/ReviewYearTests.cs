using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Tests.Measures;

public class ReviewYearTests
{
    [Fact]
    public void The_fee_year_is_the_next_one() => Assert.Equal(2024, new ReviewYear(2023).FeeYear);

    [Theory]
    [InlineData(2023, 2, "2023-02-01", "2023-02-28")]
    [InlineData(2024, 2, "2024-02-01", "2024-02-29")]
    [InlineData(2023, 12, "2023-12-01", "2023-12-31")]
    public void A_month_has_its_first_and_last_day(int year, int month, string first, string last)
    {
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), new ReviewYear(year).FirstOf(month));
        Assert.Equal(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), new ReviewYear(year).LastOf(month));
    }

    [Fact]
    public void The_year_runs_from_new_year_to_its_eve()
    {
        Assert.Equal(new DateOnly(2023, 1, 1), new ReviewYear(2023).FirstDay);
        Assert.Equal(new DateOnly(2023, 12, 31), new ReviewYear(2023).LastDay);
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2101)]
    public void Years_outside_this_century_are_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReviewYear(year));

    [Fact]
    public void Years_are_ordered()
    {
        Assert.True(new ReviewYear(2022) < new ReviewYear(2023));
        Assert.True(new ReviewYear(2023) >= new ReviewYear(2023));
        Assert.Equal("2023", new ReviewYear(2023).ToString());
    }
}
