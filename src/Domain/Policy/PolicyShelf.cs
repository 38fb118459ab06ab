using System.Collections.Immutable;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Policy;

/// <summary>All parameters of one edition: law as data.</summary>
public sealed record PolicyShelf
{
    /// <summary>The first 12 hexadecimal digits of the SHA-256 over all policy files: the same files give the same edition.</summary>
    public required string Edition { get; init; }

    /// <summary>The texts it was read from, by parameter name; empty when it was not read from files.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public required Parameter<Ratio> QuotaRatio { get; init; }

    public required Parameter<ReliefSchedule> ReliefShares { get; init; }

    public required Parameter<Fraction> WageCapMultiple { get; init; }

    public required Parameter<AnnualWage> SocialAverageWage { get; init; }

    public required Parameter<Money> MinimumWage { get; init; }

    public required Parameter<int> RewardMultiple { get; init; }

    public required Parameter<int> RewardWeight { get; init; }

    public required Parameter<RewardExclusions> RewardExclusions { get; init; }

    public required Parameter<SevereGrades> SevereGrades { get; init; }

    public required Parameter<CountedGrades> CountedGrades { get; init; }

    public required Parameter<int> ContractLength { get; init; }

    public required Parameter<WorkingAge> WorkingAge { get; init; }

    public required Parameter<FilingWindow> FilingWindow { get; init; }

    public required Parameter<int> MemberUnitPersons { get; init; }

    public required Parameter<DateOnly> PaymentDueDate { get; init; }

    public required Parameter<Ratio> LateFeeRate { get; init; }

    public required Parameter<Ratio> LateFeeCap { get; init; }

    public required Parameter<int> ReductionLimit { get; init; }

    public required Parameter<int> DeferralLimit { get; init; }

    public required Parameter<int> ObjectionWindow { get; init; }

    public required Parameter<RetentionPeriods> Retention { get; init; }

    public required Parameter<CalendarYear> WorkingDays { get; init; }
}
