using System.Globalization;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>Properties that hold whatever the figures are: they need no second model to be seen to fail.</summary>
public class WhatAChangeOfInputMustDo
{
    private static readonly int[] WholeYear = [.. Enumerable.Range(1, 12)];

    public static TheoryData<int, int> YearsAndSeeds => new() { { 2022, 41 }, { 2023, 42 }, { 2024, 43 } };

    [Theory]
    [MemberData(nameof(YearsAndSeeds))]
    public void One_more_eligible_person_never_raises_what_a_unit_pays(int year, int seed)
    {
        var population = PopulationGenerator.Make(year, seed);
        var people = new MadeUpPeople();
        var units = FiledHere(population);

        var before = AssessRun.Of(population).ByUnit();
        var after = AssessRun.Of(population.With(units.Select(u => PopulationGenerator.Eligible(people, u.Uscc, 4, WholeYear)))).ByUnit();

        foreach (var unit in units)
        {
            Assert.True(Amount(after, unit, "payable") <= Amount(before, unit, "payable"), $"{unit.Uscc} pays more with one more person");
            Assert.Equal(Late(unit, year) ? 0 : 1, Amount(after, unit, "persons") - Amount(before, unit, "persons"));
        }
    }

    [Theory]
    [MemberData(nameof(YearsAndSeeds))]
    public void Grade_one_counts_exactly_as_much_again_as_grade_four(int year, int seed)
    {
        var population = PopulationGenerator.Make(year, seed);
        var people = new MadeUpPeople();
        var units = FiledHere(population);

        // As many months as the unit's year has: the figure moves by a whole person, so printing four places hides nothing.
        var months = population.Employers.ToDictionary(
            e => e.Uscc,
            e => e.RegisteredOn.Year == year ? WholeYear[(e.RegisteredOn.Month - 1)..] : WholeYear);
        var ordinary = units.Select(u => PopulationGenerator.Eligible(people, u.Uscc, 4, months[u.Uscc])).ToList();
        var severe = ordinary.Select(p => p with { CertificateNo = p.PersonId + "41" });

        var without = AssessRun.Of(population).ByUnit();
        var single = AssessRun.Of(population.With(ordinary)).ByUnit();
        var twice = AssessRun.Of(population.With(severe)).ByUnit();

        foreach (var unit in units)
        {
            var share = Late(unit, year) ? 0 : 1;
            Assert.Equal(share, Amount(single, unit, "credited") - Amount(without, unit, "credited"));
            Assert.Equal(share, Amount(twice, unit, "credited") - Amount(single, unit, "credited"));
            Assert.Equal(Amount(single, unit, "reward"), Amount(twice, unit, "reward"));
        }
    }

    [Theory]
    [MemberData(nameof(YearsAndSeeds))]
    public void Levy_and_reward_are_never_both_due(int year, int seed)
    {
        var rows = AssessRun.Of(PopulationGenerator.Make(year, seed)).Rows();

        Assert.Contains(rows, r => Amount(r, "payable") > 0);
        Assert.Contains(rows, r => Amount(r, "reward") > 0);
        Assert.DoesNotContain(rows, r => Amount(r, "payable") > 0 && Amount(r, "reward") > 0);
    }

    [Theory]
    [MemberData(nameof(YearsAndSeeds))]
    public void A_credited_person_placed_at_a_second_unit_raises_credited_at_neither(int year, int seed)
    {
        var population = PopulationGenerator.Make(year, seed);
        var people = new MadeUpPeople();
        var units = FiledHere(population);
        var pairs = units.Zip(units.Skip(1)).Where((_, i) => i % 2 == 0).ToList();
        var first = pairs.Select((p, i) => PopulationGenerator.Eligible(people, p.First.Uscc, (i % 4) + 1, WholeYear)).ToList();
        var second = pairs.Zip(first, (p, row) => row with { Uscc = p.Second.Uscc, InsuredMonths = [2, 5, 12] });

        var before = AssessRun.Of(population.With(first)).ByUnit();
        var after = AssessRun.Of(population.With(first).With(second)).ByUnit();

        foreach (var (one, other) in pairs)
        {
            // The three contested months are lost to the first unit, unless it had nothing to lose.
            Assert.Equal(Late(one, year), Amount(after, one, "credited") == Amount(before, one, "credited"));
            Assert.True(Amount(after, one, "credited") <= Amount(before, one, "credited"), $"{one.Uscc} gained from a second placement");
            Assert.Equal(Amount(before, other, "credited"), Amount(after, other, "credited"));
            Assert.Contains("contested-person", after[one.Uscc]["flags"], StringComparison.Ordinal);
            Assert.Contains("contested-person", after[other.Uscc]["flags"], StringComparison.Ordinal);
        }
    }

    private static List<FilingRow> FiledHere(Population population)
    {
        var here = population.Employers.Where(e => e.Region == Population.Region).Select(e => e.Uscc).ToHashSet();
        return [.. population.Filings.Where(f => here.Contains(f.Uscc))];
    }

    private static bool Late(FilingRow filing, int year) => filing.FiledOn > new DateOnly(year + 1, 10, 31);

    private static decimal Amount(Dictionary<string, IReadOnlyDictionary<string, string>> rows, FilingRow unit, string column) =>
        Amount(rows[unit.Uscc], column);

    private static decimal Amount(IReadOnlyDictionary<string, string> row, string column) =>
        decimal.Parse(row[column], CultureInfo.InvariantCulture);
}
