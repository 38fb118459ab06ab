using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Levy;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Policy;

namespace QuotaCompliance.TestKit;

/// <summary>Law for tests: the real one of <c>policies/</c>, and a plain one whose every value is enacted for the whole country and never ends.</summary>
public static class TestPolicies
{
    public static readonly RegionCode District = RegionCode.Parse("640202");

    private static readonly DateOnly LongAgo = new(1990, 1, 1);

    /// <summary>The shares of 公告2023年第8号.</summary>
    public static readonly ReliefSchedule AnnouncedRelief = new(
    [
        new ReliefBracket([EmployerKind.Enterprise], 30, null, Ratio.Whole),
        new ReliefBracket([], null, Percent(1), Percent(50)),
        new ReliefBracket([], null, null, Percent(10)),
    ]);

    /// <summary>One bracket for everybody that waives nothing.</summary>
    public static readonly ReliefSchedule NoRelief = new([new ReliefBracket([], null, null, Ratio.None)]);

    /// <summary>1.5%, a social average wage of 100,000, a minimum wage of 2,000, filing until 31 October 2024.</summary>
    public static PolicyShelf Plain { get; } = new()
    {
        Edition = "000000000000",
        QuotaRatio = Always("quota-ratio", Percent(1.5m)),
        ReliefShares = Always("relief-shares", AnnouncedRelief),
        WageCapMultiple = Always("wage-cap-multiple", Fraction.Of(2)),
        SocialAverageWage = Always("social-average-wage", Wage(100_000)),
        MinimumWage = Always("minimum-wage", Money.FromYuan(2000)),
        RewardMultiple = Always("reward-multiple", 5),
        RewardWeight = Always("reward-weight", 1),
        RewardExclusions = Always("reward-exclusions", new RewardExclusions(Concentrated: true)),
        SevereGrades = Always("severe-grades", new SevereGrades(2, 3, 2)),
        CountedGrades = Always("counted-grades", new CountedGrades(8)),
        ContractLength = Always("contract-length", 1),
        WorkingAge = Always("working-age", new WorkingAge(16, new AgeLimit(60), new AgeLimit(55))),
        FilingWindow = Always("filing-window", new FilingWindow(new DateOnly(2024, 3, 1), new DateOnly(2024, 10, 31))),
        MemberUnitPersons = Always("member-unit-persons", 1),
        PaymentDueDate = Always("payment-due-date", new DateOnly(2024, 12, 31)),
        LateFeeRate = Always("late-fee-rate", Percent(0.5m)),
        LateFeeCap = Always("late-fee-cap", Ratio.Whole),
        ReductionLimit = Always("reduction-limit", 1),
        DeferralLimit = Always("deferral-limit", 6),
        ObjectionWindow = Always("objection-window", 7),
        Retention = Always("retention", new RetentionPeriods(10, 10)),
        WorkingDays = Always("working-day-calendar", new CalendarYear(2024, new HashSet<DateOnly>(), new HashSet<DateOnly>())),
    };

    /// <summary>The plain law for the review year its filing window belongs to.</summary>
    public static PolicyBook PlainBook { get; } = Book(Plain, 2023);

    /// <summary>The law as the program ships it.</summary>
    public static PolicyShelf Shipped { get; } = PolicyFiles.Load(Repository.Policies);

    public static PolicyBook Book(PolicyShelf shelf, int year) => PolicyBook.For(shelf, District, new ReviewYear(year));

    /// <summary>A parameter with one value that is in force everywhere and always.</summary>
    public static Parameter<T> Always<T>(string name, T value, PolicyStatus status = PolicyStatus.Enacted) =>
        new(name, $"参数 {name}", ParameterPeriod.Date, [Value(RegionCode.Nation, LongAgo, null, value, status)]);

    public static ParameterValue<T> Value<T>(RegionCode region, DateOnly from, DateOnly? to, T value, PolicyStatus status = PolicyStatus.Enacted) =>
        new(region, from, to, value, $"{value}", status, $"某发〔{from.Year}〕1号");

    public static Ratio Percent(decimal percent) => new(Fraction.FromDecimal(percent / 100));

    public static AnnualWage Wage(decimal yuan) => new(Fraction.FromDecimal(yuan));
}
