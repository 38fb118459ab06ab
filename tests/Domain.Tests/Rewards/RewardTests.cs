using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Rewards;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Rewards;

/// <summary>The reward for review year 2023 as the shipped law has it, against <c>rewards.csv</c>: five times a minimum wage of 1,950.</summary>
[Covers("R7")]
public class RewardTests
{
    private static readonly WrittenTable Cases = WrittenTable.Of(typeof(RewardTests).Assembly, "rewards.csv");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reward_comes_out_as_the_table_says(string name)
    {
        var line = Cases[name];
        var unit = new UnitUnderTest
        {
            Book = TestPolicies.Book(TestPolicies.Shipped, 2023),
            Months = Number(line["person_months"]),
            Concentrated = line["concentrated"] == "yes",
            FiledOn = line["filed"] == "" ? null : DateOnly.ParseExact(line["filed"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Roster = [.. People(Number(line["ordinary"]), grade: 4), .. People(Number(line["severe"]), grade: 1)],
        };

        var assessed = unit.Assessed;

        Assert.Equal(Number(line["excess"]), assessed.ExcessPersons);
        Assert.Equal(line["reward"], assessed.Reward.ToString());
    }

    [Fact]
    public void The_minimum_wage_is_that_of_the_years_last_day() =>
        Assert.Equal(Money.FromYuan(5 * 2050), Reward.Standard(TestPolicies.Book(TestPolicies.Shipped, 2024)));

    [Property]
    public void Nobody_both_owes_and_is_rewarded(PositiveInt months, NonNegativeInt severe, NonNegativeInt ordinary)
    {
        var unit = new UnitUnderTest
        {
            Months = months.Get * 50,
            Roster = [.. People(ordinary.Get % 6, grade: 4), .. People(severe.Get % 6, grade: 1)],
        };

        var assessed = unit.Assessed;

        Assert.True(assessed.Payable.IsZero || assessed.Reward.IsZero);
        Assert.Equal(assessed.Reward.IsZero, assessed.ExcessPersons == 0);
    }

    private static IEnumerable<RosterRow> People(int count, int grade) =>
        Enumerable.Range(0, count).Select(i => new RosterRow(Placements.Sound(grade, $"99999919850615{grade}{i:D2}")));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
