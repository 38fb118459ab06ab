using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.Worker.Tests.Synth;

/// <summary>Twenty thousand made-up units, read back.</summary>
public sealed class MadeUpDistrict : IDisposable
{
    public static readonly ReviewYear Year = new(2023);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quota-synth-");

    public MadeUpDistrict()
    {
        Counts = MadeUpPopulation.Write(20_000, seed: 7, Year, folder.FullName, progress: null);
        Employers = Read("employers.csv");
        Filings = Read("filings.csv");
        Placements = Read("placements.csv");
        FilingOf = Filings.ToDictionary(filing => filing["uscc"]);
        PlacementsOf = Placements.ToLookup(placement => placement["uscc"]);
    }

    public SynthCounts Counts { get; }

    public IReadOnlyList<Dictionary<string, string>> Employers { get; }

    public IReadOnlyList<Dictionary<string, string>> Filings { get; }

    public IReadOnlyList<Dictionary<string, string>> Placements { get; }

    public IReadOnlyDictionary<string, Dictionary<string, string>> FilingOf { get; }

    public ILookup<string, Dictionary<string, string>> PlacementsOf { get; }

    public void Dispose() => folder.Delete(recursive: true);

    private List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllText(Path.Combine(folder.FullName, file)).TrimEnd('\n').Split('\n');
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(values =>
        {
            Assert.Equal(header.Length, values.Length);
            return header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
    }
}

public class MadeUpPopulationTests(MadeUpDistrict district) : IClassFixture<MadeUpDistrict>
{
    private static readonly DateOnly LastDayOfFiling = new(2024, 10, 31);

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(Bytes(seed: 3), Bytes(seed: 3));
        Assert.NotEqual(Bytes(seed: 3), Bytes(seed: 4));
    }

    /// <summary>A change here changes every population made before: say so in the change log.</summary>
    [Fact]
    public void Seed_3_gives_the_bytes_it_always_gave() =>
        Assert.Equal("A0294494A642D17AC7D43B026E655DC14AB23C63EB2B0CE3081BE67EA2A8D35C", Convert.ToHexString(SHA256.HashData(Bytes(seed: 3))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void Few_units_are_as_good_as_many(int employers)
    {
        var folder = Directory.CreateTempSubdirectory("quota-synth-");
        try
        {
            var counts = MadeUpPopulation.Write(employers, seed: 1, MadeUpDistrict.Year, folder.FullName, progress: null);
            Assert.Equal(employers, counts.Employers);
            Assert.Equal(["employers.csv", "filings.csv", "placements.csv"], folder.GetFiles().Select(file => file.Name).Order());
            Assert.Equal(counts.Filings + 1, File.ReadLines(Path.Combine(folder.FullName, "filings.csv")).Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_rows_written_are_the_rows_counted()
    {
        Assert.Equal(new SynthCounts(district.Employers.Count, district.Filings.Count, district.Placements.Count), district.Counts);
        Assert.Equal(20_000, district.Counts.Employers);
        Assert.InRange(district.Counts.Filings, 19_200, 19_600);
        Assert.InRange(district.Counts.Placements, 2_300, 3_100);
    }

    [Fact]
    public void Every_key_is_unique_and_every_reference_is_met()
    {
        var codes = district.Employers.Select(employer => employer["uscc"]).ToHashSet();
        Assert.Equal(district.Employers.Count, codes.Count);
        Assert.All(district.FilingOf.Keys, code => Assert.Contains(code, codes));
        Assert.Equal(district.Placements.Count, district.Placements.Select(row => (row["uscc"], row["person_id"])).Distinct().Count());
        Assert.All(district.Placements, row => Assert.True(district.FilingOf.ContainsKey(row["uscc"])));
        Assert.All(district.Placements.Where(row => row["counted_at"] != ""), row =>
        {
            Assert.True(district.FilingOf.ContainsKey(row["counted_at"]));
            Assert.Equal("劳务派遣", row["engagement"]);
        });
    }

    [Fact]
    public void Every_check_character_is_right()
    {
        Assert.All(district.Employers, row => Assert.True(Uscc.TryParse(Encoding.ASCII.GetBytes(row["uscc"]), out _)));
        Assert.All(district.Placements, row =>
        {
            Assert.True(PersonId.TryParse(Encoding.ASCII.GetBytes(row["person_id"]), out _));
            Assert.StartsWith("999999", row["person_id"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_row_is_valid()
    {
        Assert.All(district.Employers, row => Assert.True(Day(row["registered_on"]) <= MadeUpDistrict.Year.LastDay));
        Assert.All(district.Filings, row =>
        {
            Assert.NotEqual(row["headcount"] == "", Months(row).All(month => month == ""));
            Assert.Equal(PersonMonths(row) > 0, Number(row["payroll_total"]) > 0);
            Assert.True(Months(row).Append(row["headcount"]).Append(row["seasonal_person_months"]).All(value => Number(value) >= 0));
        });
        Assert.All(district.Placements, row =>
        {
            Assert.True(row["contract_to"] == "" || Day(row["contract_to"]) >= Day(row["contract_from"]));
            Assert.Equal(row["certificate_type"] == "残疾军人证", row["grade"] != "");
            Assert.Matches(row["grade"] == "" ? $"^{row["person_id"]}[1-7][1-4](B[0-9]{{1,2}})?$" : "^.{2,20}$", row["certificate_no"]);
            Assert.Matches("^([0-9]+([.][0-9]{1,2})?)(;[0-9]+([.][0-9]{1,2})?){0,11}$", row["monthly_wage"]);
            Assert.Contains(row["monthly_wage"].Split(';').Length, (int[])[1, 12]);
        });
    }

    [Fact]
    public void The_register_and_the_filings_are_in_no_order()
    {
        Assert.InRange(Rises(district.Employers), 5_000, 15_000);
        Assert.InRange(Rises(district.Filings), 5_000, 15_000);

        static int Rises(IReadOnlyList<Dictionary<string, string>> rows) =>
            rows.Zip(rows.Skip(1)).Count(pair => string.CompareOrdinal(pair.First["uscc"], pair.Second["uscc"]) < 0);
    }

    public static TheoryData<string> UnitEdges => [.. Units.Keys];

    [Theory]
    [MemberData(nameof(UnitEdges))]
    public void Some_unit_shows(string edge) =>
        Assert.Contains(district.Employers, employer => Units[edge](district, employer, district.FilingOf.GetValueOrDefault(employer["uscc"])));

    public static TheoryData<string> PlacementEdges => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(PlacementEdges))]
    public void Some_placement_shows(string edge) =>
        Assert.Contains(district.Placements, row => Rows[edge](district, row));

    private delegate bool UnitTest(MadeUpDistrict district, Dictionary<string, string> employer, Dictionary<string, string>? filing);

    private delegate bool RowTest(MadeUpDistrict district, Dictionary<string, string> row);

    private static readonly Dictionary<string, UnitTest> Units = new()
    {
        ["a state organ"] = (_, e, _) => e["kind"] == "机关",
        ["a public institution"] = (_, e, _) => e["kind"] == "事业单位",
        ["an enterprise"] = (_, e, _) => e["kind"] == "企业",
        ["a social organisation"] = (_, e, _) => e["kind"] == "社会团体",
        ["a private non-enterprise"] = (_, e, _) => e["kind"] == "民办非企业单位",
        ["another kind"] = (_, e, _) => e["kind"] == "其他",
        ["no filing"] = (_, _, f) => f is null,
        ["a commission member with people"] = (d, e, _) => Member(e) && d.PlacementsOf[e["uscc"]].Any(row => row["insured_months"] == "1-12"),
        ["a commission member with nobody"] = (d, e, f) => Member(e) && f is not null && !d.PlacementsOf[e["uscc"]].Any(),
        ["a commission member whose people left before December"] = (d, e, _) =>
            Member(e) && d.PlacementsOf[e["uscc"]].Any() && d.PlacementsOf[e["uscc"]].All(row => row["insured_months"] == "1-11"),
        ["a concentrated employer with people"] = (d, e, _) => e["concentrated"] == "是" && d.PlacementsOf[e["uscc"]].Any(),
        ["registered in the year"] = (_, e, _) => Day(e["registered_on"]).Year == 2023,
        ["no staff"] = (_, _, f) => f is not null && PersonMonths(f) == 0,
        ["30 staff as an average"] = (_, e, f) => f?["headcount"] == "30" && e["kind"] == "企业",
        ["30 staff by months"] = (_, e, f) => f is not null && ByMonth(e, f) == 360m && e["kind"] == "企业",
        ["30.25 staff as an average"] = (_, _, f) => f?["headcount"] == "30.25",
        ["30.25 staff by months"] = (_, e, f) => f is not null && ByMonth(e, f) == 363m,
        ["31 staff"] = (_, _, f) => f?["headcount"] == "31",
        ["exactly one in a hundred"] = (d, e, f) => f is not null && Staff(f) == 100m * Plain(d, e) && Plain(d, e) > 0,
        ["just below one in a hundred"] = (d, e, f) =>
            f is not null && Plain(d, e) is var people and > 0 && Staff(f) > 100m * people && Staff(f) < (100m * people) + 0.1m,
        ["seasonal months"] = (_, _, f) => Number(f?["seasonal_person_months"] ?? "") > 0,
        ["half a head in a month"] = (_, _, f) => f is not null && Months(f).Any(month => month.EndsWith(".5", StringComparison.Ordinal)),
        ["months filed before registration"] = (_, e, f) => f is not null && Day(e["registered_on"]) > new DateOnly(2023, 1, 31) && Number(f["m01"]) > 0,
        ["filed on the last day"] = (_, _, f) => f is not null && Day(f["filed_on"]) == LastDayOfFiling,
        ["filed a day late"] = (_, _, f) => f is not null && Day(f["filed_on"]) == LastDayOfFiling.AddDays(1),
        ["filed late"] = (_, _, f) => f is not null && Day(f["filed_on"]) > LastDayOfFiling.AddDays(1),
        ["more people than owed"] = (d, e, f) => f is not null && Day(f["filed_on"]) <= LastDayOfFiling
            && d.PlacementsOf[e["uscc"]].Count() > 1 + (Staff(f) * 0.015m),
    };

    private static readonly Dictionary<string, RowTest> Rows = new(EveryGrade())
    {
        ["a re-issued certificate"] = (_, row) => row["certificate_no"].EndsWith("B1", StringComparison.Ordinal),
        ["a certificate without end"] = (_, row) => row["certificate_valid_to"] == "",
        ["a certificate that ends on the filing day"] = (d, row) => row["certificate_valid_to"] == d.FilingOf[row["uscc"]]["filed_on"],
        ["a certificate that ended the day before"] = (d, row) =>
            row["certificate_valid_to"] != "" && Day(row["certificate_valid_to"]) == Day(d.FilingOf[row["uscc"]]["filed_on"]).AddDays(-1),
        ["an open-ended contract"] = (_, row) => row["contract_to"] == "",
        ["a contract of exactly one year"] = (_, row) => row["contract_to"] != "" && Day(row["contract_to"]) == Day(row["contract_from"]).AddYears(1).AddDays(-1),
        ["a contract a day short of one year"] = (_, row) => row["contract_to"] != "" && Day(row["contract_to"]) == Day(row["contract_from"]).AddYears(1).AddDays(-2),
        ["a contract from 29 February"] = (_, row) => row["contract_from"] == "2020-02-29",
        ["no insured month"] = (_, row) => row["insured_months"] == "",
        ["months with gaps"] = (_, row) => row["insured_months"] == "1-3;7;9-12",
        ["one month"] = (_, row) => row["insured_months"] == "12",
        ["the minimum wage"] = (_, row) => row["monthly_wage"] == "1950",
        ["a fen below the minimum wage"] = (_, row) => row["monthly_wage"] == "1949.99",
        ["twelve wages"] = (_, row) => row["monthly_wage"].Split(';').Length == 12,
        ["a wage with fen"] = (_, row) => row["monthly_wage"].Contains('.', StringComparison.Ordinal),
        ["16 on the first of a month"] = (_, row) => Reaches(16, row),
        ["55 on the first of a month"] = (_, row) => Reaches(55, row) && !Born(row).IsMan,
        ["60 on the first of a month"] = (_, row) => Reaches(60, row) && Born(row).IsMan,
        ["dispatch that counts where it is listed"] = (_, row) => row["engagement"] == "劳务派遣" && row["counted_at"] == "",
        ["dispatch that counts elsewhere"] = (_, row) => row["counted_at"] != "",
        ["a person at two units"] = (d, row) => Twins(d, row).Any(twin => Target(twin) != Target(row)),
        ["two routes to one unit"] = (d, row) => Twins(d, row).Any(twin => Target(twin) == Target(row)),
    };

    private static Dictionary<string, RowTest> EveryGrade()
    {
        var edges = new Dictionary<string, RowTest>();
        for (var grade = 1; grade <= 10; grade++)
        {
            var text = grade.ToString(CultureInfo.InvariantCulture);
            edges[$"a soldier of grade {text}"] = (_, row) => row["grade"] == text;
            if (grade <= 4)
            {
                edges[$"a certificate of grade {text}"] = (_, row) => row["grade"] == "" && row["certificate_no"][19] == text[0];
            }
        }

        return edges;
    }

    private static byte[] Bytes(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("quota-synth-");
        try
        {
            MadeUpPopulation.Write(2_000, seed, MadeUpDistrict.Year, folder.FullName, progress: null);
            return [.. folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(file => File.ReadAllBytes(file.FullName))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Member(Dictionary<string, string> employer) => employer["commission_member"] == "是";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Number(string text) => text == "" ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Months(Dictionary<string, string> filing) => Enumerable.Range(1, 12).Select(month => filing[$"m{month:D2}"]);

    /// <summary>Of a unit that was there all year.</summary>
    private static decimal PersonMonths(Dictionary<string, string> filing) =>
        Months(filing).Sum(Number) + (12 * Number(filing["headcount"])) + Number(filing["seasonal_person_months"]);

    private static decimal Staff(Dictionary<string, string> filing) => PersonMonths(filing) / 12;

    /// <summary>The person-months of a unit that filed month by month and was there all year, else −1.</summary>
    private static decimal ByMonth(Dictionary<string, string> employer, Dictionary<string, string> filing) =>
        filing["headcount"] == "" && Day(employer["registered_on"]).Year < 2023 ? PersonMonths(filing) : -1;

    /// <summary>The people listed at the unit when nothing about them is in doubt and each weighs 1, else 0.</summary>
    private static int Plain(MadeUpDistrict district, Dictionary<string, string> employer)
    {
        var rows = district.PlacementsOf[employer["uscc"]].ToList();
        return rows.TrueForAll(row => row["insured_months"] == "1-12" && row["contract_to"] == "" && row["certificate_valid_to"] == "" && row["engagement"] != "劳务派遣"
            && row["grade"] == "" && row["certificate_no"][19] >= '3' && Number(row["monthly_wage"].Split(';')[0]) >= 4000) ? rows.Count : 0;
    }

    private static PersonId Born(Dictionary<string, string> row)
    {
        Assert.True(PersonId.TryParse(Encoding.ASCII.GetBytes(row["person_id"]), out var id));
        return id;
    }

    private static bool Reaches(int age, Dictionary<string, string> row) =>
        Born(row).BornOn is var born && born.Day == 1 && born.Year + age == 2023;

    private static IEnumerable<Dictionary<string, string>> Twins(MadeUpDistrict district, Dictionary<string, string> row) =>
        district.Placements.Where(other => other != row && other["person_id"] == row["person_id"]);

    private static string Target(Dictionary<string, string> row) => row["counted_at"] is { Length: > 0 } there ? there : row["uscc"];
}
