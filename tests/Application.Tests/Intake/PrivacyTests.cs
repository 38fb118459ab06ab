using System.Globalization;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>However bad the input is, nobody's name, ID number or certificate number leaves it: not in findings, not on stderr, not in the result.</summary>
public sealed class PrivacyTests
{
    public static TheoryData<string> RowNames => [.. RowFindingCase.All.Keys.Where(name => name.StartsWith("placements", StringComparison.Ordinal))];

    public static TheoryData<string> BadFileNames => [.. BadFiles.All.Keys];

    public static TheoryData<string> MessNames => [.. Messes.Keys];

    [Theory]
    [MemberData(nameof(RowNames))]
    public void A_row_of_the_table_tells_nothing(string name)
    {
        var files = RowFindingCase.All[name].Files();
        using var desk = new Desk(files);

        AssertNothingTold(desk, Secrets.Of(Padded(files.Placements)).Concat(Secrets.OfBaseFiles));
    }

    [Theory]
    [MemberData(nameof(BadFileNames))]
    public void A_file_refused_whole_tells_nothing(string name)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", BadFiles.All[name].Make(new BaseFiles().Placements), BadFiles.All[name].Extension);

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    [Theory]
    [MemberData(nameof(MessNames))]
    public void A_roster_in_disorder_tells_nothing(string name)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", Messes[name](new BaseFiles().Placements));

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    [Theory]
    [MemberData(nameof(MessNames))]
    public void A_roster_in_disorder_tells_nothing_as_XLSX(string name)
    {
        using var desk = new Desk(new BaseFiles());
        var text = InputFile.Utf8.GetString(Messes[name](new BaseFiles().Placements));
        desk.Put("placements", Workbook.Of(Csv.Read(text).Select((row, at) => ((uint)at + 1, row.Select(field => (DocumentFormat.OpenXml.Spreadsheet.Cell?)Workbook.Text(field))))), ".xlsx");

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    [Theory]
    [InlineData("employers", "the roster")]
    [InlineData("filings", "the roster")]
    [InlineData("employers", "the roster without its header")]
    [InlineData("filings", "the roster without its header")]
    [InlineData("employers", "the roster under this file's header")]
    [InlineData("filings", "the roster under this file's header")]
    public void A_roster_in_another_file_s_place_tells_nothing(string kind, string what)
    {
        var files = new BaseFiles();
        var rows = what switch
        {
            "the roster" => files.Placements.Rows.Prepend(files.Placements.Columns),
            "the roster without its header" => files.Placements.Rows,
            _ => files.Placements.Rows.Select(row => row.Concat(Enumerable.Repeat("", 20)).Take(files[kind].Columns.Count).ToList()).Prepend(files[kind].Columns),
        };
        using var desk = new Desk(files);
        desk.Put(kind, InputFile.Utf8.GetBytes(Csv.Write(rows)));

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    public static TheoryData<string, string, string> ValuesInWrongPlaces =>
    [
        .. BaseFiles.Kinds.SelectMany(kind => new BaseFiles()[kind].Columns.SelectMany(column =>
            new[] { BaseFiles.PersonA, BaseFiles.IdA, BaseFiles.IdA + "43" }
                .Where(_ => (kind, column) is not ("employers", "name"))
                .Select((_, at) => (kind, column, new[] { "a name", "an ID", "a certificate" }[at])))),
    ];

    [Theory]
    [MemberData(nameof(ValuesInWrongPlaces))]
    public void A_value_in_a_wrong_column_is_not_repeated(string kind, string column, string what)
    {
        var files = new BaseFiles();
        files[kind][0, column] = what switch { "a name" => BaseFiles.PersonA, "an ID" => BaseFiles.IdA, _ => BaseFiles.IdA + "43" };
        using var desk = new Desk(files);

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    [Theory]
    [InlineData("filings")]
    [InlineData("placements")]
    public void An_ID_that_also_passes_as_a_unit_is_not_repeated(string kind)
    {
        var id = IdThatPassesAsAUnit();
        var files = new BaseFiles();
        files[kind][0, "uscc"] = id;
        using var desk = new Desk(files);

        AssertNothingTold(desk, [id]);
    }

    [Fact]
    public void An_ID_that_also_passes_as_a_unit_is_not_repeated_as_a_place_of_count()
    {
        var id = IdThatPassesAsAUnit();
        var files = new BaseFiles();
        files.Placements[0, "engagement"] = "劳务派遣";
        files.Placements[0, "counted_at"] = id;
        using var desk = new Desk(files);

        AssertNothingTold(desk, [id]);
    }

    [Fact]
    public void An_ID_stored_as_a_number_is_not_repeated()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", Workbook.Of(new BaseFiles().Placements, (row, column) => column switch
        {
            "person_id" => Workbook.Number("999999197911238530"),
            "certificate_no" when row == 1 => Workbook.Number("9.9999919840717498E+19"),
            _ => null,
        }), ".xlsx");

        AssertNothingTold(desk, ["9999991979112385", "19791123", "9.9999919840717", "99999919840717", .. Secrets.OfBaseFiles]);
    }

    [Fact]
    public void A_duplicate_person_is_not_named()
    {
        var files = new BaseFiles();
        files.Placements.Rows.Add([.. files.Placements.Rows[0]]);
        using var desk = new Desk(files);

        AssertNothingTold(desk, Secrets.OfBaseFiles);
    }

    [Fact]
    public void The_check_itself_sees_what_is_told()
    {
        var told = new CommandResult(0, InputFile.Utf8.GetBytes("…" + FullWidth.Of(BaseFiles.IdA)), BaseFiles.PersonB);

        Assert.Equal([BaseFiles.IdA, BaseFiles.IdA[6..], BaseFiles.PersonB], Secrets.ToldBy(Secrets.OfBaseFiles, told));
    }

    private static readonly Dictionary<string, Func<InputFile, byte[]>> Messes = AllMesses();

    private static Dictionary<string, Func<InputFile, byte[]>> AllMesses()
    {
        var messes = new Dictionary<string, Func<InputFile, byte[]>>
        {
            ["no header"] = file => Bytes(file.Rows),
            ["the header last"] = file => Bytes(file.Rows.Append(file.Columns)),
            ["a person in the header"] = file => Bytes(file.Rows.Prepend([.. file.Columns, .. file.Rows[0]])),
            ["the first row glued to the header"] = file => Bytes(file.Rows.Skip(1).Prepend([.. file.Columns, .. file.Rows[0]])),
            ["a title with a person's name above the header"] = file => Bytes(file.Rows.Prepend(file.Columns).Prepend([BaseFiles.PersonA + "的花名册", BaseFiles.IdA])),
            ["a person's values as names of further columns, twice"] = file => Bytes(file.Rows.Prepend([.. file.Columns, BaseFiles.PersonA, BaseFiles.PersonA, BaseFiles.IdA, BaseFiles.IdA])),
            ["no header and semicolons"] = file => InputFile.Utf8.GetBytes(Csv.Write(file.Rows).Replace(',', ';')),
            ["tabs for commas"] = file => InputFile.Utf8.GetBytes(file.ToCsv().Replace(',', '\t')),
            ["no commas at all"] = file => InputFile.Utf8.GetBytes(file.ToCsv().Replace(",", "", StringComparison.Ordinal)),
            ["every row as one quoted field"] = file => Bytes(file.Rows.Select(row => new List<string> { string.Join(',', row) }).Prepend(file.Columns)),
            ["every row twice on its line"] = file => Bytes(file.Rows.Select(row => row.Concat(row).ToList()).Prepend(file.Columns)),
            ["every value in every column"] = file => Bytes(Enumerable.Range(0, file.Columns.Count).Select(at =>
                Enumerable.Repeat(file.Rows[0][at], file.Columns.Count).ToList()).Prepend(file.Columns)),
            ["names and IDs exchanged"] = file => Bytes(file.Rows.Prepend([.. file.Columns.Select(column =>
                column switch { "name" => "person_id", "person_id" => "name", _ => column })])),
        };
        for (var by = 1; by < new BaseFiles().Placements.Columns.Count; by++)
        {
            var shift = by;
            messes[string.Create(CultureInfo.InvariantCulture, $"all columns moved by {by}")] = file =>
                Bytes(file.Rows.Select(row => row.Skip(shift).Concat(row.Take(shift)).ToList()).Prepend(file.Columns));
        }

        return messes;

        static byte[] Bytes(IEnumerable<List<string>> rows) => InputFile.Utf8.GetBytes(Csv.Write(rows));
    }

    /// <summary>Once with the results in files, once with them on the streams and in Chinese.</summary>
    private static void AssertNothingTold(Desk desk, IEnumerable<string> secrets)
    {
        var all = secrets.ToList();
        Assert.Empty(Secrets.ToldBy(all, desk.Assess(), desk.Out, desk.Findings));
        Assert.True(File.Exists(desk.Findings));
        Assert.Empty(Secrets.ToldBy(all, desk.AssessToStreams("--lang", "zh")));
    }

    /// <summary>A row that has lost a field is no row of the roster any more; its people still are.</summary>
    private static InputFile Padded(InputFile file)
    {
        file.Rows.ForEach(row => row.AddRange(Enumerable.Repeat("", Math.Max(0, file.Columns.Count - row.Count))));
        return file;
    }

    private static string IdThatPassesAsAUnit() => Enumerable.Range(100, 900)
        .Select(n => PersonId.Complete("99999919791123" + n.ToString(CultureInfo.InvariantCulture)))
        .First(id => Uscc.TryParse(InputFile.Utf8.GetBytes(id), out _));
}
