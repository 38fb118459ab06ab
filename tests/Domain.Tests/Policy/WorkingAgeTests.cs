using System.Globalization;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Policy;

/// <summary>The shipped working age against <c>working-age.csv</c>: the first and last month of the year in which a person is of working age, blank for none.</summary>
[Covers("R3")]
public class WorkingAgeTests
{
    private static readonly WrittenTable Ages = WrittenTable.Of(typeof(WorkingAgeTests).Assembly, "working-age.csv");

    public static TheoryData<string> Names => [.. Ages.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_person_is_of_working_age_in_the_months_of_the_table(string name)
    {
        var line = Ages[name];
        var year = new ReviewYear(int.Parse(line["year"], CultureInfo.InvariantCulture));
        var born = DateOnly.ParseExact(line["born"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var months = MonthSet.None;
        foreach (var month in Enumerable.Range(1, 12))
        {
            var age = TestPolicies.Shipped.WorkingAge.InForce(TestPolicies.District, year.FirstOf(month)).Value;
            var only = MonthSet.Range(month, month);
            months |= age.OldEnough(born, year) & age.BelowLimit(born, line["person"] == "man", year) & only;
        }

        var expected = line["first"] == ""
            ? MonthSet.None
            : MonthSet.Range(int.Parse(line["first"], CultureInfo.InvariantCulture), int.Parse(line["last"], CultureInfo.InvariantCulture));
        Assert.Equal(expected.Months, months.Months);
    }

    [Theory]
    [InlineData("1964-12-31", 60, 0)]
    [InlineData("1965-01-01", 60, 1)]
    [InlineData("1965-04-30", 60, 1)]
    [InlineData("1965-05-01", 60, 2)]
    [InlineData("1976-08-31", 62, 11)]
    [InlineData("1976-09-01", 63, 0)]
    [InlineData("1999-01-01", 63, 0)]
    public void A_man_stops_at_this_age(string born, int years, int months) =>
        Assert.Equal((years * 12) + months, Reformed.Men.MonthsFor(DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1969-12-31", 55, 0)]
    [InlineData("1970-01-01", 55, 1)]
    [InlineData("1970-04-30", 55, 1)]
    [InlineData("1970-05-01", 55, 2)]
    [InlineData("1981-08-31", 57, 11)]
    [InlineData("1981-09-01", 58, 0)]
    [InlineData("1999-01-01", 58, 0)]
    public void A_woman_stops_at_this_age(string born, int years, int months) =>
        Assert.Equal((years * 12) + months, Reformed.Women.MonthsFor(DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Being_born_later_never_brings_the_limit_nearer()
    {
        var day = new DateOnly(1960, 1, 1);
        var limit = Reformed.Men.MonthsFor(day);
        for (; day.Year < 1990; day = day.AddDays(1))
        {
            var next = Reformed.Men.MonthsFor(day);
            Assert.InRange(next, limit, limit + 1);
            limit = next;
        }

        Assert.Equal(63 * 12, limit);
    }

    private static WorkingAge Reformed => TestPolicies.Shipped.WorkingAge.InForce(TestPolicies.District, new DateOnly(2025, 1, 1)).Value;
}
