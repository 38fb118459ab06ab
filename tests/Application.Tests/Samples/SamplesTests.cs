using System.Globalization;

namespace QuotaCompliance.Application.Tests.Samples;

/// <summary>Both sample years, assessed once.</summary>
public sealed class SampleYears
{
    private readonly Dictionary<int, SampleYear> years = new() { [2022] = SampleYear.Assess(2022), [2023] = SampleYear.Assess(2023) };

    internal SampleYear this[int year] => years[year];
}

/// <summary>The made-up district under <c>samples/</c> shows what it is there to show.</summary>
public class SamplesTests(SampleYears years) : IClassFixture<SampleYears>
{
    /// <summary>The faults put into the files on purpose; samples/README.md names each.</summary>
    private static readonly Dictionary<int, string> Faults = new()
    {
        [2022] = """
            certificate-no-invalid 2
            column-unknown 1
            date-invalid 3
            duplicate-row 3
            employer-unknown 1
            filing-missing 1
            grade-mismatch 1
            headcount-both 1
            headcount-invalid 1
            kind-unknown 1
            month-before-registration 1
            months-invalid 1
            payroll-invalid 1
            payroll-missing 1
            person-id-invalid 1
            registered-after-year 1
            row-shape 2
            uscc-invalid 1
            """,
        [2023] = """
            certificate-no-invalid 1
            counted-at-unexpected 1
            date-invalid 2
            duplicate-row 2
            employer-unknown 1
            flag-invalid 1
            grade-invalid 1
            grade-mismatch 1
            headcount-both 1
            headcount-invalid 1
            headcount-missing 1
            month-before-registration 1
            months-invalid 1
            payroll-missing 1
            person-id-invalid 1
            region-invalid 1
            row-shape 1
            uscc-invalid 1
            wage-invalid 1
            """,
    };

    public static TheoryData<int> Both => [2022, 2023];

    public static TheoryData<string> Worked => [.. Notes().Select(n => Path.GetFileNameWithoutExtension(n))];

    [Theory]
    [MemberData(nameof(Both))]
    public void A_year_is_assessed_and_its_bad_rows_are_refused(int year)
    {
        Assert.Equal(3, years[year].ExitCode);
        Assert.InRange(years[year].Assessed.Count, 300, 340);
        Assert.InRange(years[year].Findings.Where(f => f["severity"] == "error").Select(f => (f["file"], f["line"])).Distinct().Count(), 10, 20);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_findings_are_the_faults_put_in(int year)
    {
        var counted = years[year].Findings.CountBy(f => f["code"]).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}");

        Assert.Equal(Faults[year].ReplaceLineEndings("\n").Split('\n'), counted);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_outcome_and_every_flag_occurs(int year)
    {
        Assert.Equal(
            ["exceeds", "exempt", "met", "no-filing", "owes"],
            years[year].Assessed.Select(r => r["outcome"]).Distinct().Order());
        Assert.Equal(
            ["commission-member-lapsed", "commission-member-none", "contested-person", "filing-refused", "late-filing", "no-filing", "wage-at-minimum"],
            years[year].Assessed.SelectMany(r => r["flags"].Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order());
        Assert.Equal(6, years[year].Assessed.Select(r => r["kind"]).Distinct().Count());
    }

    /// <summary>No area has the code 999999: no ID number in the samples can be anyone's, those of bad rows included.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public void All_people_are_of_an_area_that_does_not_exist(int year)
    {
        var people = SampleYear.Column(years[year].Placements, "身份证号");
        var certificates = SampleYear.Column(years[year].Placements, "证件号码").Where(c => !c.StartsWith("宁军M", StringComparison.Ordinal));

        Assert.InRange(people.Distinct().Count(), 140, 210);

        // The one stored as a number is written with an exponent.
        Assert.All(people, p => Assert.StartsWith("999999", p.Contains('E', StringComparison.Ordinal)
            ? decimal.Parse(p, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : p, StringComparison.Ordinal));
        Assert.All(certificates, c => Assert.StartsWith("999999", c, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_year_is_a_little_better()
    {
        Assert.True(Total(2023, "payable") < Total(2022, "payable"));
        Assert.True(Total(2023, "persons") > Total(2022, "persons"));
        Assert.True(Outcomes(2023, "no-filing") < Outcomes(2022, "no-filing"));
        Assert.True(Outcomes(2023, "exceeds") > Outcomes(2022, "exceeds"));

        decimal Total(int year, string column) => years[year].Assessed.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));
        int Outcomes(int year, string outcome) => years[year].Assessed.Count(r => r["outcome"] == outcome);
    }

    [Fact]
    public void The_amended_filings_are_sound_and_one_comes_after_the_window()
    {
        var amended = Path.Combine(SampleYear.Folder(2023), "filings-amended.csv");

        var assessed = SampleYear.Assess(2023, amended);

        Assert.Contains("read 4 = accepted 4 + refused 0", assessed.Messages, StringComparison.Ordinal);
        Assert.Equal(1, assessed.Assessed.Count(r => r["flags"] == "late-filing"));
    }

    /// <summary>The notes were worked by hand from the rules.</summary>
    [Theory]
    [MemberData(nameof(Worked))]
    public void A_unit_worked_by_hand_comes_out_the_same(string uscc)
    {
        var unit = years[2023].Assessed.Single(r => r["uscc"] == uscc);
        var figures = File.ReadLines(Notes().Single(n => Path.GetFileNameWithoutExtension(n) == uscc))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && unit.ContainsKey(cells[1]))
            .ToDictionary(cells => cells[1], cells => cells[2]);

        Assert.Equal(15, figures.Count);
        Assert.All(figures, f => Assert.Equal((f.Key, f.Value), (f.Key, unit[f.Key])));
    }

    private static string[] Notes() => Directory.GetFiles(Path.Combine(SampleYear.Folder(2023), "worked"), "*.md");
}
