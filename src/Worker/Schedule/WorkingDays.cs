using Quartz.Impl.Calendar;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Schedule;

/// <summary>When jobs are due by the working-day calendar of <c>policies/</c>.</summary>
internal sealed class WorkingDays(PolicyShelf shelf)
{
    public const string Name = "working-days";

    private readonly WorkingDayCalendar calendar = new(shelf.WorkingDays, RegionCode.Nation);
    private readonly HashSet<int> years = [.. shelf.WorkingDays.Values.Where(v => v.Status != PolicyStatus.Expected).Select(v => v.Value.Year)];

    /// <summary>The scheduler's form: every day of the known years on which offices are closed.</summary>
    /// <remarks>A year without a calendar is left in: a job due there fires, and is refused with the year's name.</remarks>
    public HolidayCalendar ToQuartz()
    {
        var closed = new HolidayCalendar { TimeZone = BusinessClock.Zone };
        foreach (var year in years)
        {
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                if (!calendar.IsWorkingDay(day))
                {
                    closed.AddExcludedDay(day);
                }
            }
        }

        return closed;
    }

    /// <summary>Why a job cannot fire on that day; nothing when it can.</summary>
    public string? Refusal(Job job, DateOnly day)
    {
        try
        {
            _ = job.Days == JobDays.EveryDay || calendar.IsWorkingDay(day);
            return null;
        }
        catch (ParameterMissingException e)
        {
            return e.Message;
        }
    }

    /// <summary>The next due time after that one; nothing when there is none.</summary>
    public DateTimeOffset? Next(Job job, DateTimeOffset after) => Find(job, after, time => job.Cron.GetNextValidTimeAfter(time));

    /// <summary>The last due time before that one; nothing when there is none.</summary>
    public DateTimeOffset? Last(Job job, DateTimeOffset before) => Find(job, before, time => job.Cron.GetPreviousValidTimeBefore(time));

    private DateTimeOffset? Find(Job job, DateTimeOffset from, Func<DateTimeOffset, DateTimeOffset?> step)
    {
        var time = step(from);
        while (time is { } due && !Includes(job, BusinessClock.DayOf(due)))
        {
            time = step(due);
        }

        return time;
    }

    private bool Includes(Job job, DateOnly day) => job.Days == JobDays.EveryDay || !years.Contains(day.Year) || calendar.IsWorkingDay(day);
}
