namespace QuotaCompliance.Domain.Notices;

/// <summary>异议期: the working days on which anyone may object to a notice, the first and the last included.</summary>
public sealed record ObjectionWindow
{
    private ObjectionWindow(DateOnly first, DateOnly last, int workingDays) => (First, Last, WorkingDays) = (first, last, workingDays);

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public int WorkingDays { get; }

    /// <summary>Counts from the publication day, which is the first; when it is a day off, the first working day after it is.</summary>
    /// <exception cref="Policy.ParameterMissingException">The window reaches a year without a calendar.</exception>
    [Law("宁残工委办发〔2017〕2号", "objection window", "R11")]
    public static ObjectionWindow From(DateOnly publicationDay, int workingDays, WorkingDayCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var first = FirstWorkingDay(publicationDay, calendar);
        var last = first;
        for (var counted = 1; counted < workingDays; counted++)
        {
            last = FirstWorkingDay(last.AddDays(1), calendar);
        }

        return new ObjectionWindow(first, last, workingDays);
    }

    /// <summary>A window as it was published, read back: it stands whatever a calendar says later.</summary>
    public static ObjectionWindow AsPublished(DateOnly first, DateOnly last, int workingDays) => first <= last
        ? new(first, last, workingDays)
        : throw new ArgumentOutOfRangeException(nameof(last), last, "a window ends after it begins");

    private static DateOnly FirstWorkingDay(DateOnly from, WorkingDayCalendar calendar)
    {
        while (!calendar.IsWorkingDay(from))
        {
            from = from.AddDays(1);
        }

        return from;
    }
}
