using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Assessment;

/// <summary>Which months of one placement meet each condition of R3 (a)–(g); a month is credited when all hold and no other unit has it too.</summary>
/// <param name="WageAtMinimum">Months whose wage is exactly the minimum wage of that month.</param>
/// <param name="Weight">2 for a severe grade, else 1.</param>
public readonly record struct CreditTest(
    MonthSet Insured,
    MonthSet UnderContract,
    MonthSet ContractLongEnough,
    MonthSet WageReached,
    MonthSet WageAtMinimum,
    MonthSet CertificateValid,
    MonthSet GradeCounts,
    MonthSet OldEnough,
    MonthSet BelowAgeLimit,
    int Weight)
{
    /// <summary>The months that meet (a)–(g).</summary>
    public MonthSet Passing =>
        Insured & UnderContract & ContractLongEnough & WageReached & CertificateValid & GradeCounts & OldEnough & BelowAgeLimit;

    /// <summary>Tests a placement by the rules of the unit that gets the credit.</summary>
    /// <param name="filedOn">The day the listing unit filed: the certificate must be valid then (63号 item 2).</param>
    [Law("财税〔2015〕72号", "第7条", "R3")]
    [Law("残联厅函〔2022〕63号", "", "R3")]
    public static CreditTest Of(in Placement placement, DateOnly filedOn, CreditRules rules)
    {
        var year = rules.Year;
        var man = placement.Person.IsMan;
        var bornOn = placement.Person.BornOn;
        var wageReached = MonthSet.None;
        var wageAtMinimum = MonthSet.None;
        var oldEnough = MonthSet.None;
        var belowLimit = MonthSet.None;

        for (var month = 1; month <= 12; month++)
        {
            var only = MonthSet.Range(month, month);
            var wage = placement.Wages.Of(month);
            if (rules.MinimumWage(month) is not { } minimum || wage >= minimum)
            {
                wageReached |= only;
                wageAtMinimum |= rules.MinimumWage(month) == wage ? only : MonthSet.None;
            }

            // A year almost always has one rule of age for all its months: ask each rule once.
            var age = rules.WorkingAge(month);
            if (month == 1 || !ReferenceEquals(age, rules.WorkingAge(month - 1)))
            {
                var rest = MonthSet.Range(month, 12);
                oldEnough = (oldEnough.Except(rest)) | (age.OldEnough(bornOn, year) & rest);
                belowLimit = (belowLimit.Except(rest)) | (age.BelowLimit(bornOn, man, year) & rest);
            }
        }

        return new CreditTest(
            placement.Insured,
            UnderContractIn(year, placement.ContractFrom, placement.ContractTo),
            MonthSet.When(IsLongEnough(placement.ContractFrom, placement.ContractTo, rules.ContractYears)),
            wageReached,
            wageAtMinimum,
            MonthSet.When(placement.CertificateValidTo is not { } validTo || validTo >= filedOn),
            MonthSet.When(rules.Counted.Counts(placement.CertificateType, placement.Grade)),
            oldEnough,
            belowLimit,
            rules.Severe.WeightOf(placement.CertificateType, placement.Grade));
    }

    /// <summary>The months of which the contract covers at least one day.</summary>
    private static MonthSet UnderContractIn(ReviewYear year, DateOnly from, DateOnly? to)
    {
        if (from > year.LastDay || to < year.FirstDay)
        {
            return MonthSet.None;
        }

        return MonthSet.Range(
            from < year.FirstDay ? 1 : from.Month,
            to is { } end && end <= year.LastDay ? end.Month : 12);
    }

    /// <summary>Open-ended, or not ending before start + 1 year − 1 day; 29 February plus a year is 28 February.</summary>
    private static bool IsLongEnough(DateOnly from, DateOnly? to, int years) =>
        to is not { } end || (from.Year + years <= DateOnly.MaxValue.Year && end >= from.AddYears(years).AddDays(-1));
}
