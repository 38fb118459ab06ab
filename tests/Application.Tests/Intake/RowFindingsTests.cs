using System.Globalization;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>Every check of a single row, from the table row-findings.csv: what is changed in a valid row, and all findings that follow.</summary>
public sealed class RowFindingsTests
{
    private static readonly string[] Warnings = ["month-before-registration", "column-unknown"];

    public static TheoryData<string> Names => [.. RowFindingCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_has_exactly_the_findings_of_the_table(string name)
    {
        var row = RowFindingCase.All[name];
        using var desk = new Desk(row.Files());

        var result = desk.Assess();

        Assert.True(result.Exit == row.Exit, $"exit {result.Exit}: {result.Stderr}");
        var found = desk.ReadFindings().Where(finding => finding.File == row.Kind + ".csv").ToList();
        foreach (var expected in row.Expected)
        {
            Assert.Contains(found, expected.Matches);
        }

        Assert.All(found, finding => Assert.Contains(row.Expected, expected => expected.Matches(finding)));
        Assert.All(found, finding => Assert.Equal(Warnings.Contains(finding.Code) ? "warning" : "error", finding.Severity));
        Assert.All(found, finding => Assert.NotEmpty(finding.Message));
        Assert.True(File.Exists(desk.Out));

        var read = row.Files()[row.Kind].Rows.Count;
        var refused = row.Expected.Where(expected => !expected.Codes.Intersect(Warnings).Any()).Select(expected => expected.Line).Distinct().Count();
        Assert.Equal(new ReadTotals(read, read - refused, refused), result.Totals[row.Kind]);
    }

    [Fact]
    public void Findings_come_by_file_then_line_then_column()
    {
        var files = new BaseFiles();
        RowChanges.Apply(files, "employers", 2, "registered_on=x & kind= & commission_member=7");
        RowChanges.Apply(files, "filings", 0, "filed_on=x & payroll_total=-1 & m03=-1");
        RowChanges.Apply(files, "filings", 1, "payroll_total=");
        RowChanges.Apply(files, "placements", 1, "monthly_wage=x & name=");
        using var desk = new Desk(files);

        desk.Assess();

        Assert.Equal(
            [
                "employers.csv:4 kind-unknown@kind", "employers.csv:4 date-invalid@registered_on", "employers.csv:4 flag-invalid@commission_member",
                "filings.csv:2 headcount-invalid@m03", "filings.csv:2 payroll-invalid@payroll_total", "filings.csv:2 date-invalid@filed_on",
                "filings.csv:3 payroll-invalid@payroll_total",
                "placements.csv:2 filing-missing@uscc",
                "placements.csv:3 filing-missing@uscc", "placements.csv:3 name-invalid@name", "placements.csv:3 wage-invalid@monthly_wage",
            ],
            desk.ReadFindings().Select(finding => $"{finding.File}:{finding.Line} {finding.Code}@{finding.Field}"));
    }

    [Fact]
    public void A_finding_names_the_unit_of_its_row_as_the_register_writes_it()
    {
        var files = new BaseFiles();
        RowChanges.Apply(files, "placements", 0, "uscc={a-small} & monthly_wage=-1");
        RowChanges.Apply(files, "placements", 1, "uscc={b} & insured_months=13");
        using var desk = new Desk(files);

        desk.Assess();

        Assert.Equal([BaseFiles.UnitA, BaseFiles.UnitB], desk.ReadFindings().Select(finding => finding.Uscc));
    }

    [Fact]
    public void A_number_that_is_no_unit_is_not_repeated_in_the_column_of_units()
    {
        var files = new BaseFiles();
        RowChanges.Apply(files, "filings", 0, "uscc={id}");
        using var desk = new Desk(files);

        desk.Assess();

        var finding = Assert.Single(desk.ReadFindings(), finding => finding.Code == "uscc-invalid");
        Assert.Empty(finding.Uscc);
    }

    [Fact]
    public void Without_a_findings_file_the_first_20_go_to_stderr()
    {
        var files = BaseFiles.Register(units: 25);
        for (var row = 0; row < 25; row++)
        {
            files.Employers[row, "kind"] = "公司";
        }

        using var desk = new Desk(files);

        var result = desk.AssessToStreams();

        Assert.Equal(3, result.Exit);
        Assert.Equal(20, result.Stderr.Split('\n').Count(line => line.Contains("kind-unknown", StringComparison.Ordinal)));
        Assert.Equal(new ReadTotals(25, 0, 25), result.Totals["employers"]);
    }

    [Fact]
    public void A_clean_set_leaves_a_findings_file_with_its_header_alone()
    {
        using var desk = new Desk(new BaseFiles());

        Assert.Equal(0, desk.Assess().Exit);

        Assert.Empty(desk.ReadFindings());
    }

    [Fact]
    public void Findings_in_Chinese_keep_their_codes()
    {
        var files = new BaseFiles();
        RowChanges.Apply(files, "filings", 0, "payroll_total=1e5");
        using var desk = new Desk(files);

        desk.Assess();
        var english = desk.ReadFindings();
        desk.Assess("--lang", "zh");
        var chinese = Csv.Read(File.ReadAllText(desk.Findings));

        Assert.Equal(english.Select(finding => finding.Code), chinese.Skip(1).Select(row => row[4]));
        Assert.NotEqual(english[0].Message, chinese[1][6]);
    }
}

/// <summary>One line of row-findings.csv.</summary>
public sealed record RowFindingCase(string Kind, string Changes, string SecondRow, IReadOnlyList<ExpectedFinding> Expected, int Exit)
{
    public static readonly IReadOnlyDictionary<string, RowFindingCase> All =
        Csv.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Intake", "row-findings.csv"))).Skip(1).ToDictionary(
            row => row[0],
            row => new RowFindingCase(row[1], row[2], row[3], ExpectedFinding.ReadAll(row[4]), int.Parse(row[5], CultureInfo.InvariantCulture)));

    /// <summary>The base files with the changes made; a second row stands right under the first.</summary>
    public BaseFiles Files()
    {
        var files = new BaseFiles();
        var rows = files[Kind].Rows;
        if (SecondRow.Length > 0)
        {
            rows.Insert(1, [.. rows[0]]);
        }

        RowChanges.Apply(files, Kind, 0, Changes);
        if (SecondRow is not ("" or "base row"))
        {
            RowChanges.Apply(files, Kind, 1, SecondRow);
        }

        return files;
    }
}

/// <summary>A code the table expects on a line; with a bar between codes where the contract leaves open which, with no field where it names none.</summary>
public sealed record ExpectedFinding(string Line, string[] Codes, string? Field)
{
    public bool Matches(FoundLine found) =>
        found.Line == Line && Codes.Contains(found.Code) && (Field is null || found.Field == Field);

    /// <summary>Reads <c>3:code@field</c> and the like, separated by blanks; line 2 when none is said.</summary>
    public static IReadOnlyList<ExpectedFinding> ReadAll(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static ExpectedFinding Read(string text)
    {
        var (line, rest) = text.Split(':') is [var number, var after] ? (number, after) : ("2", text);
        return rest.Split('@') is [var codes, var field]
            ? new ExpectedFinding(line, codes.Split('|'), field)
            : new ExpectedFinding(line, rest.Split('|'), null);
    }
}
