using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit;

using Workbook = QuotaCompliance.TestKit.Workbook;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>XLSX: what a cell holds is its value, however Excel stores or shows it.</summary>
public sealed class WorkbookTests
{
    /// <summary>A column of the first filing, the value it has in the CSV, and the cell that says the same.</summary>
    public static readonly IReadOnlyDictionary<string, (string Column, string Value, Func<Cell> Cell)> SameValues =
        new Dictionary<string, (string, string, Func<Cell>)>
        {
            ["a whole number"] = ("payroll_total", "6000000", () => Workbook.Number("6000000")),
            ["a number with decimals"] = ("payroll_total", "1234.56", () => Workbook.Number("1234.56")),
            ["a number as Excel stores it in 17 digits"] = ("payroll_total", "1234.56", () => Workbook.Number("1234.5599999999999")),
            ["a headcount as Excel stores it in 17 digits"] = ("m01", "32.3333", () => Workbook.Number("32.333300000000001")),
            ["a number that Excel stores with an exponent"] = ("payroll_total", "12000000", () => Workbook.Number("1.2E+7")),
            ["a large number to the fen"] = ("payroll_total", "9999999999999.99", () => Workbook.Number("9999999999999.99")),
            ["a number as text"] = ("payroll_total", "6000000", () => Workbook.Text("6,000,000")),
            ["a number by formula"] = ("payroll_total", "1234.5", () => Workbook.NumberFormula("1000+234.5", "1234.5")),
            ["a number as text by formula"] = ("payroll_total", "1234.5", () => Workbook.TextFormula("TEXT(1234.5,\"0.0\")", "1234.5")),
            ["a formula whose value is not what it computes"] = ("payroll_total", "777", () => Workbook.NumberFormula("1+1", "777")),
            ["a number in several formats"] = ("payroll_total", "1234.5", () => Workbook.RichText("12", "34", ".5")),
            ["a date"] = ("filed_on", "2024-02-29", () => Workbook.Date(new DateOnly(2024, 2, 29))),
            ["a date shown in Chinese"] = ("filed_on", "2024-12-31", () => Workbook.DateInChinese(new DateOnly(2024, 12, 31))),
            ["a date in ISO form"] = ("filed_on", "2024-02-29", () => Workbook.DateInIso("2024-02-29")),
            ["a date in ISO form at midnight"] = ("filed_on", "2024-02-29", () => Workbook.DateInIso("2024-02-29T00:00:00")),
            ["a date as text"] = ("filed_on", "2024-02-29", () => Workbook.Text("2024年2月29日")),
            ["a date as text by formula"] = ("filed_on", "2024-02-29", () => Workbook.TextFormula("B1", "2024/2/29")),
            ["a unit by formula"] = ("uscc", BaseFiles.UnitA, () => Workbook.TextFormula("UPPER(Z1)", BaseFiles.UnitA)),
        };

    public static TheoryData<string> SameValueNames => [.. SameValues.Keys];

    [Theory]
    [MemberData(nameof(SameValueNames))]
    public void A_cell_is_read_by_its_value(string name)
    {
        var (column, value, cell) = SameValues[name];
        var files = new BaseFiles();
        files.Filings[0, column] = value;
        using var plain = new Desk(files);
        Assert.Equal(0, plain.Assess().Exit);
        using var desk = new Desk(new BaseFiles());
        desk.Put("filings", Workbook.Of(new BaseFiles().Filings, (row, at) => row == 0 && at == column ? cell() : null), ".xlsx");

        var result = desk.Assess();

        Assert.Equal("", string.Join('\n', desk.ReadFindings()));
        Assert.Equal(0, result.Exit);
        Assert.Equal(File.ReadAllText(plain.Out), File.ReadAllText(desk.Out));
    }

    [Fact]
    public void Days_counted_from_1904_are_the_same_days()
    {
        // Were 1904 not heeded, this date would fall four years early and the January of a later registration be counted as before it.
        var files = new BaseFiles();
        files.Employers[0, "registered_on"] = "2023-05-01";
        using var desk = new Desk(files);
        desk.Put(
            "employers",
            Workbook.Of(files.Employers, (row, at) => row == 0 && at == "registered_on" ? Workbook.DateFrom1904(new DateOnly(2023, 5, 1)) : null, from1904: true),
            ".xlsx");

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.Contains(desk.ReadFindings(), finding => finding.Code == "month-before-registration");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_logical_cell_is_yes_or_no(string text, bool value)
    {
        var files = new BaseFiles();
        files.Employers[2, "commission_member"] = text;
        using var plain = new Desk(files);
        Assert.Equal(0, plain.Assess().Exit);
        using var desk = new Desk(new BaseFiles());
        desk.Put(
            "employers",
            Workbook.Of(new BaseFiles().Employers, (row, at) => row == 2 && at == "commission_member" ? Workbook.Flag(value) : null),
            ".xlsx");

        Assert.Equal(0, desk.Assess().Exit);

        Assert.Equal(File.ReadAllText(plain.Out), File.ReadAllText(desk.Out));
    }

    [Theory]
    [InlineData("person_id", "person-id-invalid")]
    [InlineData("certificate_no", "certificate-no-invalid")]
    public void A_number_in_place_of_an_ID_is_refused_with_that_reason(string column, string code)
    {
        var stored = column == "person_id" ? "9.99999197911238E+17" : "9.99999197911238E+19";
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", Workbook.Of(new BaseFiles().Placements, (row, at) => row == 0 && at == column ? Workbook.Number(stored) : null), ".xlsx");
        var result = desk.Assess();
        var asNumber = desk.ReadFindings().Single(finding => finding.Field == column);

        var files = new BaseFiles();
        files.Placements[0, column] = "999999";
        using var other = new Desk(files);
        other.Assess();
        var asWrongText = other.ReadFindings().Single(finding => finding.Field == column);

        Assert.Equal(3, result.Exit);
        Assert.Equal((code, "2"), (asNumber.Code, asNumber.Line));
        Assert.Equal(code, asWrongText.Code);
        Assert.NotEqual(asWrongText.Message, asNumber.Message);
    }

    [Fact]
    public void An_ID_stored_as_a_number_with_all_its_digits_is_refused_as_well()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put(
            "placements",
            Workbook.Of(new BaseFiles().Placements, (row, at) => row == 0 && at == "person_id" ? Workbook.Number(BaseFiles.IdA.Replace('X', '0')) : null),
            ".xlsx");

        Assert.Equal(3, desk.Assess().Exit);

        Assert.Contains(desk.ReadFindings(), finding => finding is { Code: "person-id-invalid", Field: "person_id" });
    }

    [Theory]
    [InlineData("payroll_total", "payroll-invalid")]
    [InlineData("m01", "headcount-invalid")]
    [InlineData("filed_on", "date-invalid")]
    [InlineData("uscc", "uscc-invalid")]
    public void A_cell_in_error_has_no_value(string column, string code)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("filings", Workbook.Of(new BaseFiles().Filings, (row, at) => row == 0 && at == column ? Workbook.Error() : null), ".xlsx");

        Assert.Equal(3, desk.Assess().Exit);

        Assert.Contains(desk.ReadFindings(), finding => finding.Code == code && finding.Field == column && finding.Line == "2");
    }

    [Theory]
    [InlineData("payroll_total", "1234.567", "payroll-invalid")]
    [InlineData("payroll_total", "-1", "payroll-invalid")]
    [InlineData("payroll_total", "1E+13", "payroll-invalid")]
    [InlineData("m01", "1.23456", "headcount-invalid")]
    [InlineData("m01", "10000000", "headcount-invalid")]
    [InlineData("m01", "1E+300", "headcount-invalid")]
    [InlineData("m01", "1E-300", "headcount-invalid")]
    public void A_number_cell_is_held_to_the_same_limits(string column, string stored, string code)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("filings", Workbook.Of(new BaseFiles().Filings, (row, at) => row == 0 && at == column ? Workbook.Number(stored) : null), ".xlsx");

        Assert.Equal(3, desk.Assess().Exit);

        var finding = Assert.Single(desk.ReadFindings(), finding => finding.File == "filings.xlsx");
        Assert.Equal((code, column), (finding.Code, finding.Field));
    }

    [Fact]
    public void A_line_is_the_number_of_the_row_in_the_sheet()
    {
        var file = new BaseFiles().Employers;
        file[1, "kind"] = "公司";
        file[2, "region"] = "1";
        var rows = Workbook.Cells(file).Select((row, at) => ((uint)(at switch { 0 => 1, 1 => 2, 2 => 7, _ => 12 }), row.Cells)).ToList();
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", Workbook.Of(rows), ".xlsx");

        var result = desk.Assess();

        Assert.Equal(
            ["7 kind-unknown", "12 region-invalid"],
            desk.ReadFindings().Where(finding => finding.File == "employers.xlsx").Select(finding => $"{finding.Line} {finding.Code}"));
        Assert.Equal(new ReadTotals(3, 1, 2), result.Totals["employers"]);
    }

    [Fact]
    public void Rows_without_a_value_are_blank_lines()
    {
        var rows = Workbook.Cells(new BaseFiles().Employers).ToList();
        rows.Add((5, [null, null]));
        rows.Add((6, []));
        rows.Add((7, [Workbook.Text(""), Workbook.Text("")]));
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", Workbook.Of(rows), ".xlsx");

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.Equal(new ReadTotals(3, 3, 0), result.Totals["employers"]);
    }

    [Fact]
    public void A_value_beside_the_header_is_a_field_too_many()
    {
        var rows = Workbook.Cells(new BaseFiles().Employers).ToList();
        rows[1] = (2, [.. rows[1].Cells, Workbook.Text("甲")]);
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", Workbook.Of(rows), ".xlsx");

        Assert.Equal(3, desk.Assess().Exit);

        Assert.Contains(desk.ReadFindings(), finding => finding is { File: "employers.xlsx", Line: "2", Code: "row-shape" });
    }

    [Theory]
    [InlineData("one cell")]
    [InlineData("one row of cells")]
    [InlineData("one shared text")]
    public void A_small_XLSX_that_unpacks_to_half_a_gigabyte_is_refused_in_little_memory(string shape)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", Workbook.Of(new BaseFiles().Employers), ".xlsx");
        var (part, start, piece) = shape switch
        {
            "one cell" => ("sheet1.xml", Sheet + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", new string('a', BadFiles.Mebibyte)),
            "one row of cells" => ("sheet1.xml", Sheet + "<row r=\"1\">", string.Concat(Enumerable.Repeat("<c><v>1</v></c>", BadFiles.Mebibyte / 15))),
            _ => ("sharedStrings.xml", Xml + "<sst xmlns=\"" + Main + "\"><si><t>", new string('a', BadFiles.Mebibyte)),
        };
        Workbook.ReplacePart(desk.PathOf("employers"), part, Enumerable.Repeat(piece, 512).Prepend(start));
        Assert.InRange(new FileInfo(desk.PathOf("employers")).Length, 1, 10 * BadFiles.Mebibyte);

        var result = QuotaCommand.RunApart(
            new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x" + (192 * BadFiles.Mebibyte).ToString("X", CultureInfo.InvariantCulture) },
            [.. desk.Arguments, "--out", desk.Out, "--findings", desk.Findings]);

        Assert.Equal(4, result.Exit);
        Assert.Contains(desk.ReadFindings(), finding => finding is { File: "employers.xlsx", Code: "file-format" or "record-too-long" });
        Assert.False(File.Exists(desk.Out));
    }

    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Sheet = Xml + "<worksheet xmlns=\"" + Main + "\"><sheetData>";
}
