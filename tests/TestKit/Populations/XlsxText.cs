using System.Globalization;

using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>A workbook with one table: codes as text, counts and dates partly as number cells, as a spreadsheet keeps them.</summary>
public static class XlsxText
{
    public static void Write(InputTable table, string path, Spelling spelling, bool chineseHeaders)
    {
        IEnumerable<SheetCell?> header = table.Columns.Select(c => Workbook.Text(CsvText.Header(c, spelling, chineseHeaders)));
        var rows = table.Rows.Select((row, i) => ((uint)i + 2, row.Select(cell => CellOf(cell, spelling))));
        File.WriteAllBytes(path, Workbook.Of([(1, header), .. rows]));
    }

    private static SheetCell? CellOf(Cell cell, Spelling spelling) => cell switch
    {
        NumberCell number when !spelling.Chance(3) => Workbook.Number(number.Number.ToString("0.####", CultureInfo.InvariantCulture)),
        DateCell date when !spelling.Chance(3) => spelling.Chance(2) ? Workbook.DateInChinese(date.Date) : Workbook.Date(date.Date),
        _ => spelling.Of(cell) is { Length: > 0 } text ? Workbook.Text(text) : null,
    };
}
