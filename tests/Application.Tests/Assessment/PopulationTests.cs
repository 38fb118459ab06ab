using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>A generator that never reaches an edge would make every comparison above it worthless.</summary>
public class PopulationTests
{
    public static TheoryData<int> Years => [2022, 2023, 2024];

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_outcome_and_every_flag_occurs(int year)
    {
        var rows = PopulationGenerator.Make(year, seed: 1).Assessed();

        Assert.Equal(["exceeds", "exempt", "met", "no-filing", "owes"], rows.Select(r => r["outcome"]).Distinct().Order());
        Assert.Equal(
            ["commission-member-lapsed", "commission-member-none", "contested-person", "late-filing", "no-filing", "wage-at-minimum"],
            rows.SelectMany(r => r["flags"].Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Exactly_one_percent_and_thirty_staff_occur_with_their_neighbours(int year)
    {
        var rows = PopulationGenerator.Make(year, seed: 1).Assessed();

        foreach (var staff in (string[])["29.9999", "30.0000", "30.0001", "30.2500", "31.0000", "0.0000"])
        {
            Assert.Contains(rows, r => r["headcount"] == staff && r["outcome"] != "no-filing");
        }

        Assert.Contains(rows, r => r["arranged_ratio"] == "0.010000" && r["relief"] != "0.00" && r["headcount"] == "100.0000");
        Assert.Contains(rows, r => r["arranged_ratio"] == "0.009950");
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Keys_are_unique_and_every_placement_has_a_filing(int year)
    {
        var population = PopulationGenerator.Make(year, seed: 2);
        var filed = population.Filings.Select(f => f.Uscc).ToHashSet();

        Assert.Equal(population.Employers.Count, population.Employers.Select(e => e.Uscc).Distinct().Count());
        Assert.Equal(population.Filings.Count, filed.Count);
        Assert.Equal(population.Placements.Count, population.Placements.Select(p => (p.Uscc, p.PersonId)).Distinct().Count());
        Assert.All(population.Placements, p => Assert.Contains(p.Uscc, filed));
        Assert.All(population.Placements, p => Assert.Contains(p.CountedAt ?? p.Uscc, filed));
        Assert.All(population.Placements, p => Assert.StartsWith("999999", p.PersonId, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_makes_the_same_files_and_another_seed_others()
    {
        var style = FileStyle.Plain with { SpellingSeed = 3, OrderSeed = 4, Encoding = FileEncoding.Gb18030 };

        Assert.Equal(Bytes(1, style), Bytes(1, style));
        Assert.NotEqual(Bytes(1, style), Bytes(2, style));

        static byte[] Bytes(int seed, FileStyle style)
        {
            var table = InputTable.OfPlacements(PopulationGenerator.Make(2023, seed, units: 150).Placements).Shuffled(new Random(style.OrderSeed!.Value));
            return CsvText.Write(table, new Spelling(new Random(style.SpellingSeed!.Value)), style);
        }
    }

    [Fact]
    public void Names_survive_every_encoding_they_are_written_in()
    {
        var table = InputTable.OfEmployers(PopulationGenerator.Make(2023, 1).Employers);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

        var text = System.Text.Encoding.GetEncoding("GB18030").GetString(
            CsvText.Write(table, Spelling.Plain, FileStyle.Plain with { Encoding = FileEncoding.Gb18030 }));

        var names = CsvText.Read(text).Skip(1).Select(r => r[1]).ToList();
        Assert.Equal(table.Rows.Select(r => ((TextCell)r[1]).Text), names);
        Assert.Contains(names, n => n.Contains("𠮷", StringComparison.Ordinal));
    }
}
