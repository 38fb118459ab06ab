using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Policy;

/// <summary>What a person-month must meet to be credited at the units of one region in one year (72号 art. 7, 63号).</summary>
public sealed class CreditRules
{
    private readonly Money?[] minimumWages;
    private readonly WorkingAge[] workingAges;

    private CreditRules(PolicyShelf shelf, RegionCode region, ReviewYear year)
    {
        Year = year;
        Severe = shelf.SevereGrades.InForce(region, year.LastDay).Value;
        Counted = shelf.CountedGrades.InForce(region, year.LastDay).Value;
        ContractYears = shelf.ContractLength.InForce(region, year.LastDay).Value;
        minimumWages = [.. Enumerable.Range(1, 12).Select(m => shelf.MinimumWage.Find(region, year.FirstOf(m))?.Value)];
        workingAges = [.. Enumerable.Range(1, 12).Select(m => shelf.WorkingAge.InForce(region, year.FirstOf(m)).Value)];
    }

    public ReviewYear Year { get; }

    public SevereGrades Severe { get; }

    public CountedGrades Counted { get; }

    public int ContractYears { get; }

    /// <remarks>
    /// A region outside the review may lack a minimum wage: its people are then taken as paid enough, so that they still contest.
    /// A unit under review never meets that case: its <see cref="PolicyBook"/> would not open.
    /// </remarks>
    public static CreditRules For(PolicyShelf shelf, RegionCode region, ReviewYear year) => new(shelf, region, year);

    /// <summary>The minimum wage in force on the first of the month.</summary>
    public Money? MinimumWage(int month) => minimumWages[month - 1];

    public WorkingAge WorkingAge(int month) => workingAges[month - 1];
}
