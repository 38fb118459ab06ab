using QuotaCompliance.Application.Runs;
using System.Globalization;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Schedule;

namespace QuotaCompliance.Worker.Tests.Schedule;

[Covers("R11")]
public class WorkingDaysTests(Postgres postgres)
{
    private static readonly WorkingDays Days = new(PolicyFiles.Load(Repository.Policies));

    [Theory]
    [InlineData("2025-01-24", true, "Friday")]
    [InlineData("2025-01-25", false, "Saturday")]
    [InlineData("2025-01-26", true, "a Sunday worked for the Spring Festival")]
    [InlineData("2025-01-28", false, "a Tuesday off for it")]
    [InlineData("2025-02-08", true, "a Saturday worked")]
    [InlineData("2025-10-08", false, "the last day off of the National Day")]
    [InlineData("2022-12-31", false, "off by the notice of 2023")]
    public void A_job_of_working_days_is_due_on_them_alone(string day, bool due, string why)
    {
        var noon = Noon(day);

        Assert.True(due == Days.ToQuartz().IsTimeIncluded(noon), why);
        Assert.True(due == (Days.Next(Noonly, noon.AddMinutes(-1)) == noon), why);
        Assert.True(due == (Days.Last(Noonly, noon.AddMinutes(1)) == noon), why);
    }

    [Fact]
    public void Over_a_holiday_the_next_due_time_is_the_first_day_back() =>
        Assert.Equal(Noon("2025-02-05"), Days.Next(Noonly, Noon("2025-01-27")));

    [Fact]
    public void A_year_without_a_calendar_is_refused_by_name_and_never_guessed()
    {
        var due = Noon("2031-03-04");
        using var database = postgres.NewDatabase();
        using var open = database.Open();
        using var folder = new TempFolder();
        File.WriteAllText(folder["annual-review.json"], File.ReadAllText(Path.Combine(Repository.Policies, "..", "jobs", "annual-review.json"))
            .Replace("\"enabled\": false", "\"enabled\": true", StringComparison.Ordinal).Replace("every-day", "working-days", StringComparison.Ordinal));
        var firings = new Firings(new JobSchedule(open, QuotaCommand.Clock), JobFiles.Load(folder.Path), Days, TextWriter.Null, QuotaCommand.Clock);

        firings.Due("annual-review", due);
        firings.Due("annual-review", due);

        Assert.True(Days.ToQuartz().IsTimeIncluded(due));
        Assert.Equal(1, database.Ask<long>("select count(*) from job_firing where state = 4 and exit_code = 5 and note like '%working-day-calendar%2031%'"));
        Assert.Equal((short)FiringState.Failed, database.Ask<short>("select state from job_firing"));
    }

    private static Job Noonly { get; } = new AnnualReview { Cron = new Quartz.CronExpression("0 0 12 * * ?", BusinessClock.Zone), Days = JobDays.WorkingDays };

    private static DateTimeOffset Noon(string day) => new(DateOnly.Parse(day, CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
}
