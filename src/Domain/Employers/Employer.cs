using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Employers;

/// <summary>A unit of the register (单位名录), its name kept apart.</summary>
public readonly record struct Employer(
    Uscc Uscc,
    EmployerKind Kind,
    RegionCode Region,
    DateOnly RegisteredOn,
    bool CommissionMember,
    bool Concentrated)
{
    /// <summary>D: 12, or the months from registration to December for a unit registered in the year (rules R1, provisional).</summary>
    [Law("财税〔2015〕72号", "第8条", "R1")]
    public int MonthsIn(ReviewYear year) => RegisteredOn.Year == year.Value ? 13 - RegisteredOn.Month : 12;
}
