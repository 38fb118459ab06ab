using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Filings;

/// <summary>What one unit filed for the year (年审申报).</summary>
/// <param name="Monthly">Σ m01…m12 when staff is filed by month; none when the average is filed.</param>
/// <param name="Average">The annual average in ten-thousandths of a person, when filed instead.</param>
/// <param name="Seasonal">Seasonal person-months.</param>
/// <param name="Payroll">全年工资总额.</param>
public readonly record struct Filing(PersonMonths Monthly, long? Average, PersonMonths Seasonal, Money Payroll, DateOnly FiledOn)
{
    /// <summary>Person-months = Σ months + seasonal, or average × D + seasonal (72号 art. 8; rules R1).</summary>
    [Law("财税〔2015〕72号", "第8条", "R1")]
    public PersonMonths StaffOver(int months) =>
        (Average is { } average ? new PersonMonths(average) * months : Monthly) + Seasonal;
}
