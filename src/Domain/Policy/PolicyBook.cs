using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Policy;

/// <summary>Everything in force for the units of one region in one review year.</summary>
public sealed class PolicyBook
{
    private PolicyBook(PolicyShelf shelf, RegionCode region, ReviewYear year)
    {
        Edition = shelf.Edition;
        Region = region;
        Year = year;

        var used = new List<ValueInForce>();
        T Take<T>(Parameter<T> parameter, DateOnly day)
        {
            var value = parameter.InForce(region, day);
            var described = parameter.Describe(value);
            if (!used.Contains(described))
            {
                used.Add(described);
            }

            return value.Value;
        }

        QuotaRatio = Take(shelf.QuotaRatio, year.LastDay);
        Relief = Take(shelf.ReliefShares, FeeYearStart(year));
        WageCapMultiple = Take(shelf.WageCapMultiple, FeeYearStart(year));
        SocialAverageWage = Take(shelf.SocialAverageWage, year.LastDay);
        FilingWindow = Take(shelf.FilingWindow, year.LastDay);
        RewardMultiple = Take(shelf.RewardMultiple, year.LastDay);
        RewardWeight = Take(shelf.RewardWeight, year.LastDay);
        RewardExclusions = Take(shelf.RewardExclusions, year.LastDay);
        MemberUnitPersons = Take(shelf.MemberUnitPersons, year.LastDay);
        for (var month = 1; month <= 12; month++)
        {
            Take(shelf.MinimumWage, year.FirstOf(month));
            Take(shelf.WorkingAge, year.FirstOf(month));
        }

        RewardMinimumWage = Take(shelf.MinimumWage, year.LastDay);
        Take(shelf.SevereGrades, year.LastDay);
        Take(shelf.CountedGrades, year.LastDay);
        Take(shelf.ContractLength, year.LastDay);
        Credit = CreditRules.For(shelf, region, year);
        WageCap = SocialAverageWage.Times(WageCapMultiple);
        Values = used;
    }

    public string Edition { get; }

    public RegionCode Region { get; }

    public ReviewYear Year { get; }

    public Ratio QuotaRatio { get; }

    public ReliefSchedule Relief { get; }

    public Fraction WageCapMultiple { get; }

    public AnnualWage SocialAverageWage { get; }

    /// <summary>Wage cap multiple × social average wage of the review year (39号, 98号).</summary>
    public AnnualWage WageCap { get; }

    public FilingWindow FilingWindow { get; }

    public CreditRules Credit { get; }

    public int RewardMultiple { get; }

    public int RewardWeight { get; }

    public RewardExclusions RewardExclusions { get; }

    /// <summary>The monthly minimum wage in force on 31 December of the review year.</summary>
    public Money RewardMinimumWage { get; }

    /// <summary>How many people each 残工委成员单位 employs at least.</summary>
    public int MemberUnitPersons { get; }

    /// <summary>Every value the book holds, in the order of the rules.</summary>
    public IReadOnlyList<ValueInForce> Values { get; }

    /// <exception cref="ParameterMissingException">A value is not in force in the region or above it.</exception>
    public static PolicyBook For(PolicyShelf shelf, RegionCode region, ReviewYear year) => new(shelf, region, year);

    /// <summary>Stops a run before any file is read when no unit of the region could be assessed for the year.</summary>
    /// <exception cref="ParameterMissingException">A value is in force nowhere in, above or below the region.</exception>
    public static void CheckAround(PolicyShelf shelf, RegionCode region, ReviewYear year)
    {
        void Check<T>(Parameter<T> parameter, DateOnly day)
        {
            if (!parameter.IsKnownAround(region, day))
            {
                throw parameter.Missing(region, day);
            }
        }

        Check(shelf.QuotaRatio, year.LastDay);
        Check(shelf.ReliefShares, FeeYearStart(year));
        Check(shelf.WageCapMultiple, FeeYearStart(year));
        Check(shelf.SocialAverageWage, year.LastDay);
        Check(shelf.FilingWindow, year.LastDay);
        Check(shelf.RewardMultiple, year.LastDay);
        Check(shelf.RewardWeight, year.LastDay);
        Check(shelf.RewardExclusions, year.LastDay);
        Check(shelf.MemberUnitPersons, year.LastDay);
        Check(shelf.MinimumWage, year.FirstDay);
        Check(shelf.MinimumWage, year.LastDay);
        Check(shelf.WorkingAge, year.FirstDay);
        Check(shelf.WorkingAge, year.LastDay);
        Check(shelf.SevereGrades, year.LastDay);
        Check(shelf.CountedGrades, year.LastDay);
        Check(shelf.ContractLength, year.LastDay);
    }

    private static DateOnly FeeYearStart(ReviewYear year) => new(year.FeeYear, 1, 1);
}
