using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Rewards;

/// <summary>The reward for arranging more than the ratio asks (宁残联发〔2017〕22号).</summary>
/// <param name="ExcessPersons">Whole persons above the number owed, every credited month weighing the same.</param>
public readonly record struct Reward(int ExcessPersons, Money Amount)
{
    /// <summary>What one excess person earns the unit for the year.</summary>
    public static Money Standard(PolicyBook policy) => policy.RewardMinimumWage * policy.RewardMultiple;

    /// <param name="concentrated">集中就业单位.</param>
    /// <param name="rewarded">The credited number with every month weighing the same.</param>
    [Law("宁残联发〔2017〕22号", "", "R7")]
    public static Reward Of(bool concentrated, Persons rewarded, Persons owed, PolicyBook policy)
    {
        if (concentrated && policy.RewardExclusions.Concentrated)
        {
            return default;
        }

        var excess = rewarded <= owed ? 0 : (int)(rewarded.Value - owed.Value).Floor();
        return new Reward(excess, Standard(policy) * excess);
    }
}
