using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Populations;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Commands;

using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace QuotaCompliance.Application.Tests.Samples;

/// <summary>The files of one year under <c>samples/</c>, and one run of <c>assess</c> on them.</summary>
internal sealed class SampleYear
{
    private SampleYear(string employers, string filings, string placements) =>
        (Employers, Filings, Placements) = (employers, filings, placements);

    public string Employers { get; }

    public string Filings { get; }

    public string Placements { get; }

    public int ExitCode { get; private init; }

    public string Messages { get; private init; } = "";

    public IReadOnlyList<Dictionary<string, string>> Assessed { get; private init; } = [];

    public IReadOnlyList<Dictionary<string, string>> Findings { get; private init; } = [];

    public static string Folder(int year) => Repository.Path("samples", $"dawukou-{year}");

    /// <param name="filings">Another file of filings than the year's first.</param>
    public static SampleYear Assess(int year, string? filings = null)
    {
        var results = Directory.CreateTempSubdirectory("quota-samples-");
        try
        {
            var output = Path.Combine(results.FullName, "assessments.csv");
            var findings = Path.Combine(results.FullName, "findings.csv");
            var files = new SampleYear(Repository.Sample(year, "employers"), filings ?? Repository.Sample(year, "filings"), Repository.Sample(year, "placements"));
            var result = QuotaCommand.RunAt(
                TimeProvider.System, "assess", "--year", year.ToString(CultureInfo.InvariantCulture), "--region", Population.Region,
                "--employers", files.Employers, "--filings", files.Filings, "--placements", files.Placements,
                "--out", output, "--findings", findings);
            return new SampleYear(files.Employers, files.Filings, files.Placements)
            {
                ExitCode = result.Exit,
                Messages = result.Stderr,
                Assessed = Rows(CsvText.Read(File.ReadAllText(output))),
                Findings = Rows(CsvText.Read(File.ReadAllText(findings))),
            };
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    /// <summary>The column of an input file as written, whether its rows are sound or not; rows of the wrong shape left out.</summary>
    public static IReadOnlyList<string> Column(string path, string chinese)
    {
        var records = path.EndsWith(".xlsx", StringComparison.Ordinal) ? Workbook(path) : CsvText.Read(Text(path).ReplaceLineEndings("\n"));
        var place = records[0].ToList().IndexOf(chinese);
        return [.. records.Skip(1).Where(r => r.Count == records[0].Count).Select(r => r[place])];
    }

    private static string Text(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetString(File.ReadAllBytes(path));
    }

    private static List<Dictionary<string, string>> Rows(IReadOnlyList<IReadOnlyList<string>> records) =>
        [.. records.Skip(1).Select(r => records[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];

    private static List<IReadOnlyList<string>> Workbook(string path)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false);
        var part = book.WorkbookPart!;
        var shared = part.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>().Select(i => i.InnerText).ToList();
        var rows = part.WorksheetParts.Single().Worksheet!.GetFirstChild<SheetData>()!.Elements<Row>().ToList();
        var columns = rows[0].Elements<Cell>().Select(c => Letters(c)).ToList();
        return [.. rows.Select(row => columns.ConvertAll(column => Value(row.Elements<Cell>().FirstOrDefault(c => Letters(c) == column))))];

        static string Letters(Cell cell) => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray());

        string Value(Cell? cell) => cell is null ? ""
            : cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)]
            : cell.InnerText;
    }
}
