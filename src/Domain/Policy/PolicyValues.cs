using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Policy;

/// <summary>The days on which units may file for a review year, both included.</summary>
public sealed record FilingWindow(DateOnly Opens, DateOnly Closes);

/// <summary>The grades that weigh more, by certificate, and how much (72号 art. 7).</summary>
public sealed record SevereGrades(int DisabilityAtMost, int SoldierAtMost, int Weight)
{
    [Law("财税〔2015〕72号", "第7条", "R3")]
    public int WeightOf(CertificateType type, int grade) =>
        grade <= (type == CertificateType.Soldier ? SoldierAtMost : DisabilityAtMost) ? Weight : 1;
}

/// <summary>The soldier grades that count at all (72号 art. 4); every 残疾人证 grade does.</summary>
public sealed record CountedGrades(int SoldierAtMost)
{
    [Law("财税〔2015〕72号", "第4条", "R3")]
    public bool Counts(CertificateType type, int grade) => type != CertificateType.Soldier || grade <= SoldierAtMost;
}

/// <summary>How long people stay named: years from the end of the fee year.</summary>
/// <param name="Roster">Of rosters.</param>
/// <param name="RosterFiles">Of the files that rosters came in.</param>
public sealed record RetentionPeriods(int Roster, int RosterFiles)
{
    /// <summary>The last day.</summary>
    public static DateOnly End(ReviewYear year, int years) => new(year.FeeYear + years, 12, 31);
}

/// <summary>Who gets no reward.</summary>
public sealed record RewardExclusions(bool Concentrated);

/// <summary>Days off beside weekends and weekend days worked, of one year's State Council notice.</summary>
public sealed record CalendarYear(int Year, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Worked);

/// <summary>Working age on the first of a month: not younger than the first figure, below the second.</summary>
public sealed record WorkingAge(int FromYears, AgeLimit Men, AgeLimit Women)
{
    /// <summary>The months of the year on whose first day the person is old enough.</summary>
    public MonthSet OldEnough(DateOnly bornOn, ReviewYear year) =>
        FirstsBetween(year, MonthsAfter(bornOn, FromYears * 12), null);

    /// <summary>The months of the year on whose first day the person is below the limit.</summary>
    [Law("国发〔1978〕104号", "", "R3")]
    [Law("国务院关于渐进式延迟法定退休年龄的办法", "", "R3")]
    public MonthSet BelowLimit(DateOnly bornOn, bool man, ReviewYear year) =>
        FirstsBetween(year, null, MonthsAfter(bornOn, (man ? Men : Women).MonthsFor(bornOn)));

    private static DateOnly MonthsAfter(DateOnly bornOn, int months) =>
        bornOn.Year + (months / 12) + 1 > DateOnly.MaxValue.Year ? DateOnly.MaxValue : bornOn.AddMonths(months);

    private static MonthSet FirstsBetween(ReviewYear year, DateOnly? from, DateOnly? before)
    {
        var months = MonthSet.None;
        for (var month = 1; month <= 12; month++)
        {
            var first = year.FirstOf(month);
            if ((from is null || first >= from) && (before is null || first < before))
            {
                months = months.With(month);
            }
        }

        return months;
    }
}

/// <summary>The age at which a person stops counting, with the delay of the 2025 retirement reform.</summary>
/// <param name="Years">The limit before any delay.</param>
/// <param name="DelayedFrom">The first of the month from which births are delayed; none before the reform.</param>
/// <param name="BirthMonthsPerMonth">One month of delay for each of so many birth months begun.</param>
/// <param name="AtMostYears">The limit after the longest delay.</param>
public sealed record AgeLimit(int Years, DateOnly? DelayedFrom = null, int BirthMonthsPerMonth = 1, int AtMostYears = 0)
{
    /// <summary>The limit in months of age.</summary>
    public int MonthsFor(DateOnly bornOn)
    {
        if (DelayedFrom is not { } from || bornOn < from)
        {
            return Years * 12;
        }

        var birthMonths = ((bornOn.Year - from.Year) * 12) + bornOn.Month - from.Month;
        return Math.Min((Years * 12) + (birthMonths / BirthMonthsPerMonth) + 1, AtMostYears * 12);
    }
}
