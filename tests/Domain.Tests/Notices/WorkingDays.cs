using System.Globalization;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit.Notices;

namespace QuotaCompliance.Domain.Tests.Notices;

/// <summary>The working-day calendar, and the objection windows counted by it.</summary>
public class WorkingDays
{
    private static readonly WorkingDayCalendar Calendar = new(SampleNotices.Shelf.WorkingDays, SampleNotices.Region);

    public static TheoryData<string, int, string, string> Windows => [.. Lines().Select(l => (l[0], int.Parse(l[1], CultureInfo.InvariantCulture), l[2], l[3]))];

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_is_counted_as_the_table_says(string published, int days, string first, string last)
    {
        var window = ObjectionWindow.From(Day(published), days, Calendar);

        Assert.Equal((Day(first), Day(last), days), (window.First, window.Last, window.WorkingDays));
    }

    [Theory]
    [InlineData("2025-01-15", true, "a Wednesday")]
    [InlineData("2025-01-18", false, "a Saturday")]
    [InlineData("2025-01-26", true, "a Sunday worked before Spring Festival")]
    [InlineData("2025-01-28", false, "the eve of Spring Festival, a Tuesday")]
    [InlineData("2025-02-08", true, "a Saturday worked after it")]
    [InlineData("2024-10-12", true, "a Saturday worked after National Day")]
    [InlineData("2022-12-31", false, "a Saturday, off by the next year's notice")]
    public void A_day_is_worked_or_off(string day, bool worked, string why) => Assert.True(Calendar.IsWorkingDay(Day(day)) == worked, why);

    [Fact]
    public void The_next_years_notice_reaches_back_over_New_Year()
    {
        var calendar = new WorkingDayCalendar(Years(new CalendarYear(2018, Days(), Days()), new CalendarYear(2019, Days("2018-12-30", "2018-12-31", "2019-01-01"), Days("2018-12-29"))), SampleNotices.Region);

        Assert.True(calendar.IsWorkingDay(Day("2018-12-29")));
        Assert.False(calendar.IsWorkingDay(Day("2018-12-31")));
    }

    [Theory]
    [InlineData("2026-12-24")]
    [InlineData("2027-01-04")]
    public void A_window_into_a_year_without_calendar_is_refused_naming_the_year(string published)
    {
        var refusal = Assert.Throws<ParameterMissingException>(() => ObjectionWindow.From(Day(published), 7, Calendar));

        Assert.Contains("no year 2027", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("policies/working-day-calendar.json", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(refusal.Message.Length, 50, 400);
    }

    [Fact]
    public void A_window_has_at_least_one_day() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ObjectionWindow.From(SampleNotices.PublishedOn, 0, Calendar));

    [Fact]
    public void A_window_holds_so_many_working_days_whatever_the_day_of_publication()
    {
        for (var published = Day("2022-01-01"); published <= Day("2026-11-30"); published = published.AddDays(1))
        {
            var window = ObjectionWindow.From(published, 7, Calendar);

            Assert.Equal(7, Enumerable.Range(0, window.Last.DayNumber - published.DayNumber + 1).Count(i => Calendar.IsWorkingDay(published.AddDays(i))));
            Assert.True(Calendar.IsWorkingDay(window.First) && Calendar.IsWorkingDay(window.Last));
        }
    }

    private static Parameter<CalendarYear> Years(params CalendarYear[] years) => new("working-day-calendar", "工作日历", ParameterPeriod.Date,
        [.. years.Select(y => new ParameterValue<CalendarYear>(RegionCode.Nation, new DateOnly(y.Year, 1, 1), new DateOnly(y.Year, 12, 31), y, "", PolicyStatus.Enacted, "a notice"))]);

    private static HashSet<DateOnly> Days(params string[] days) => [.. days.Select(Day)];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines()
    {
        using var reader = new StreamReader(typeof(WorkingDays).Assembly.GetManifestResourceStream("windows.csv")!);
        return [.. reader.ReadToEnd().Trim().Split('\n').Skip(1).Select(l => l.Split(','))];
    }
}
