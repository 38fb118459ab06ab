using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Notices;

/// <summary>Which days offices work in a region: weekdays, less the holidays, plus the weekend days worked instead of them.</summary>
public sealed class WorkingDayCalendar
{
    private readonly Parameter<CalendarYear> years;
    private readonly RegionCode region;

    public WorkingDayCalendar(Parameter<CalendarYear> years, RegionCode region)
    {
        this.years = years;
        this.region = region;
    }

    /// <exception cref="ParameterMissingException">The year of the day has no calendar.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        var own = YearOf(day.Year) ?? throw Missing(day.Year);

        // A notice may reach back over New Year: the one for 2019 also moved the last days of December 2018.
        var next = YearOf(day.Year + 1);
        return !own.Off.Contains(day) && next?.Off.Contains(day) != true
            && (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || own.Worked.Contains(day) || next?.Worked.Contains(day) == true);
    }

    private CalendarYear? YearOf(int year) => years.Find(region, new DateOnly(year, 1, 1))?.Value;

    // Said here and not by the parameter, whose own sentence would print a whole year of days.
    private ParameterMissingException Missing(int year)
    {
        var known = years.Values.Where(v => v.Status != PolicyStatus.Expected).Select(v => v.Value.Year).Order().ToArray();
        var last = known.Length == 0 ? "it has no year at all" : $"it has {string.Join(", ", known.Distinct())}";
        return new ParameterMissingException(
            $"{years.Name} ({years.Title}) has no year {year} for region {region}: {last}. Enter the State Council's holiday notice for {year} in policies/{years.Name}.json.");
    }
}
