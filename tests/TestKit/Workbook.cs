using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace QuotaCompliance.TestKit;

/// <summary>XLSX files, cell by cell as Excel would store them.</summary>
public static class Workbook
{
    private const uint ShortDate = 1;
    private const uint ChineseDate = 2;

    public static Cell Text(string text) =>
        new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };

    /// <summary>Text in several formats, as after somebody coloured half a name.</summary>
    public static Cell RichText(params string[] runs) => new()
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(runs.Select(run => new Run(new RunProperties(new Bold()), new Text(run)))),
    };

    /// <summary>A number, in the digits the file stores.</summary>
    public static Cell Number(string stored) => new() { CellValue = new CellValue(stored) };

    public static Cell Date(DateOnly day) => new() { CellValue = new CellValue(Serial(day)), StyleIndex = ShortDate };

    /// <param name="text">As the file holds it: a day, or a day and a time.</param>
    public static Cell DateInIso(string text) => new() { DataType = CellValues.Date, CellValue = new CellValue(text) };

    public static Cell DateInChinese(DateOnly day) => new() { CellValue = new CellValue(Serial(day)), StyleIndex = ChineseDate };

    /// <summary>A date in a workbook that counts its days from 1904, as old Macintosh files do.</summary>
    public static Cell DateFrom1904(DateOnly day) => new() { CellValue = new CellValue(Serial(day.AddDays(-1462))), StyleIndex = ShortDate };

    public static Cell Flag(bool value) => new() { DataType = CellValues.Boolean, CellValue = new CellValue(value ? "1" : "0") };

    public static Cell Error() => new() { DataType = CellValues.Error, CellValue = new CellValue("#N/A") };

    public static Cell NumberFormula(string formula, string cached) =>
        new() { CellFormula = new CellFormula(formula), CellValue = new CellValue(cached) };

    public static Cell TextFormula(string formula, string cached) =>
        new() { DataType = CellValues.String, CellFormula = new CellFormula(formula), CellValue = new CellValue(cached) };

    /// <summary>The table with every value as a text cell, but for those that <paramref name="other"/> (row, column) gives.</summary>
    public static byte[] Of(InputFile file, Func<int, string, Cell?>? other = null, bool from1904 = false) =>
        Of(Cells(file, other), from1904);

    /// <summary>The sheet's rows by row number; a null is a cell that is not stored.</summary>
    public static byte[] Of(IEnumerable<(uint Number, IEnumerable<Cell?> Cells)> rows, bool from1904 = false)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var strings = new Shared(workbook.AddNewPart<SharedStringTablePart>());
            var first = AddSheet(workbook, rows, strings);
            var second = AddSheet(workbook, [(1, [Text("a second sheet")]), (2, [Text("that nobody reads")])], strings);
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new WorkbookProperties { Date1904 = from1904 },
                new Sheets(
                    new Sheet { Id = first, SheetId = 1, Name = "申报" },
                    new Sheet { Id = second, SheetId = 2, Name = "说明" }));
        }

        return stream.ToArray();
    }

    public static IEnumerable<(uint Number, IEnumerable<Cell?> Cells)> Cells(InputFile file, Func<int, string, Cell?>? other = null)
    {
        yield return (1, file.Columns.Select(Text));
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var row = i;
            yield return ((uint)row + 2, file.Rows[row].Select((value, at) =>
                other?.Invoke(row, file.Columns[at]) ?? (value.Length == 0 ? null : Text(value))));
        }
    }

    /// <summary>The same file with one part replaced by content that is written piece by piece, so it may be far larger than memory.</summary>
    public static void ReplacePart(string path, string endOfName, IEnumerable<string> pieces)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        var name = archive.Entries.First(entry => entry.FullName.EndsWith(endOfName, StringComparison.Ordinal)).FullName;
        archive.GetEntry(name)!.Delete();
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        foreach (var piece in pieces)
        {
            part.Write(Encoding.UTF8.GetBytes(piece));
        }
    }

    private static string Serial(DateOnly day) =>
        (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    private static string AddSheet(WorkbookPart workbook, IEnumerable<(uint Number, IEnumerable<Cell?> Cells)> rows, Shared strings)
    {
        var data = new SheetData();
        foreach (var (number, cells) in rows)
        {
            var row = new Row { RowIndex = number };
            foreach (var (cell, at) in cells.Select((cell, at) => (cell, at)))
            {
                if (cell is not null)
                {
                    cell.CellReference = $"{ColumnName(at)}{number}";
                    strings.Take(cell, at);
                    row.Append(cell);
                }
            }

            data.Append(row);
        }

        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(data);
        return workbook.GetIdOfPart(part);
    }

    private static string ColumnName(int at) => at < 26 ? ((char)('A' + at)).ToString() : ColumnName((at / 26) - 1) + ColumnName(at % 26);

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 176, FormatCode = "yyyy\"年\"m\"月\"d\"日\";@" }),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 176, ApplyNumberFormat = true }));

    /// <summary>Every other column keeps its texts in the shared table, as Excel does; the rest stay in their cells.</summary>
    private sealed class Shared(SharedStringTablePart part)
    {
        private readonly SharedStringTable table = part.SharedStringTable = new SharedStringTable();
        private int count;

        public void Take(Cell cell, int at)
        {
            if (at % 2 == 1 || cell.InlineString is not { } inline)
            {
                return;
            }

            cell.InlineString = null;
            table.Append(new SharedStringItem(inline.ChildElements.Select(child => child.CloneNode(true))));
            cell.DataType = CellValues.SharedString;
            cell.CellValue = new CellValue(count.ToString(CultureInfo.InvariantCulture));
            count++;
        }
    }
}
