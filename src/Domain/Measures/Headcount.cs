namespace QuotaCompliance.Domain.Measures;

/// <summary>The annual average of staff: person-months over the months the unit existed, exact (388/12, not 32.3333).</summary>
/// <param name="PersonMonths">Σ of the year's months, seasonal work included.</param>
/// <param name="Months">1–12: the divisor, fewer than 12 only for a unit registered in the review year.</param>
public readonly record struct Headcount(PersonMonths PersonMonths, int Months)
{
    public bool IsNone => PersonMonths.IsNone;

    /// <summary>Staff, exact.</summary>
    public Fraction Value => Fraction.Of(PersonMonths.TenThousandths, (Int128)Months * PersonMonths.PerPersonMonth);

    /// <summary>headcount × ratio; a fraction stays a fraction (72号 art. 8).</summary>
    [Law("财税〔2015〕72号", "第8条", "R2")]
    [Law("宁财（综）发〔2016〕892号", "", "R2")]
    public Persons PersonsOwed(Ratio ratio) => new(Value * ratio.Value);

    /// <summary>Payroll ÷ headcount; none when there is no staff.</summary>
    public AnnualWage AverageWage(Money payroll) => IsNone
        ? AnnualWage.None
        : new(Fraction.Of((Int128)payroll.Fen * (Months * (PersonMonths.PerPersonMonth / 100)), PersonMonths.TenThousandths));

    /// <summary>credited ÷ headcount; none when there is no staff.</summary>
    public Ratio ArrangedRatio(Persons credited) => IsNone ? Ratio.None : new(credited.Value / Value);

    public bool AtMost(int staff) => Value <= Fraction.Of(staff);
}
