using QuotaCompliance.Domain.Levy;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Rewards;

namespace QuotaCompliance.Domain.Assessment;

/// <summary>The assessment of one unit for one review year: every figure of the result file, exact.</summary>
public readonly record struct Assessed(
    Headcount Headcount,
    Persons Owed,
    int PersonsArranged,
    Persons Credited,
    Ratio ArrangedRatio,
    Persons Shortfall,
    AnnualWage AverageWage,
    AnnualWage WageBase,
    Money Gross,
    Money Relief,
    Money Payable,
    int ExcessPersons,
    Money Reward,
    Outcome Outcome,
    UnitFlags Flags)
{
    /// <summary>Which relief applied; none when nothing was due.</summary>
    public ReliefBracket? Bracket { get; init; }
}

/// <summary>年审: from a unit's position and the law in force to its assessment.</summary>
public static class AnnualReview
{
    public static Assessed Of(in AnnualPosition position, PolicyBook policy)
    {
        if (!position.HasFiled)
        {
            return default(Assessed) with { Headcount = position.Headcount, Outcome = Outcome.NoFiling, Flags = FlagsOf(position, policy) };
        }

        var levy = YearlyLevy.Of(position.Kind, position.Headcount, position.Credited, position.AverageWage, policy);
        var reward = Reward.Of(position.Concentrated, position.RewardCredited(policy.RewardWeight), levy.Owed, policy);
        return new Assessed(
            position.Headcount,
            levy.Owed,
            position.PersonsArranged,
            position.Credited,
            position.ArrangedRatio,
            levy.Shortfall,
            position.AverageWage,
            levy.WageBase,
            levy.Gross,
            levy.Relief,
            levy.Payable,
            reward.ExcessPersons,
            reward.Amount,
            OutcomeOf(levy, reward),
            FlagsOf(position, policy))
        {
            Bracket = levy.Bracket,
        };
    }

    [Law("财税〔2015〕72号", "第8条", "R8")]
    private static Outcome OutcomeOf(in LevyLines levy, in Reward reward) =>
        levy.Payable > Money.Zero ? Outcome.Owes
        : !levy.Shortfall.IsNone ? Outcome.Exempt
        : reward.ExcessPersons >= 1 ? Outcome.Exceeds
        : Outcome.Met;

    /// <remarks>A member unit that filed late or not at all has arranged nobody, and says so.</remarks>
    [Law("大武口区残疾人保障和发展“十四五”规划", "四（三）1", "R8")]
    private static UnitFlags FlagsOf(in AnnualPosition position, PolicyBook policy)
    {
        var flags = UnitFlags.None;
        if (position.CommissionMember)
        {
            flags |= position.PersonsArranged < policy.MemberUnitPersons ? UnitFlags.CommissionMemberNone
                : !position.ArrangedInDecember ? UnitFlags.CommissionMemberLapsed
                : UnitFlags.None;
        }

        flags |= position.HasContestedPerson ? UnitFlags.ContestedPerson : UnitFlags.None;
        flags |= position.HasPersonAtMinimumWage ? UnitFlags.WageAtMinimum : UnitFlags.None;
        flags |= position.Filing switch
        {
            FilingState.Late => UnitFlags.LateFiling,
            FilingState.NotFiled => UnitFlags.NoFiling,
            FilingState.Refused => UnitFlags.NoFiling | UnitFlags.FilingRefused,
            FilingState.Punctual => UnitFlags.None,
            _ => throw new InvalidOperationException($"filing state {position.Filing} is not known"),
        };
        return flags;
    }
}
