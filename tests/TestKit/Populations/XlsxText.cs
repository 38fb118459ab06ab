using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>A workbook with one sheet: codes as text, counts and dates partly as number cells, as a spreadsheet keeps them.</summary>
public static class XlsxText
{
    // Positions in the style sheet below.
    private const uint BuiltInDate = 1;
    private const uint OwnDate = 2;

    public static void Write(InputTable table, string path, Spelling spelling, bool chineseHeaders)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = workbook.AddNewPart<WorksheetPart>();

        var data = new SheetData();
        data.Append(RowOf(1, table.Columns.Select(c => Text(CsvText.Header(c, spelling, chineseHeaders)))));
        foreach (var (row, index) in table.Rows.Select((r, i) => (r, i)))
        {
            data.Append(RowOf(index + 2, row.Select(cell => CellOf(cell, spelling))));
        }

        sheet.Worksheet = new Worksheet(data);
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
    }

    private static Row RowOf(int number, IEnumerable<SheetCell?> cells)
    {
        var row = new Row { RowIndex = (uint)number };
        foreach (var (cell, column) in cells.Select((c, i) => (c, i)))
        {
            // A blank cell is simply not there, so each one says where it stands.
            if (cell is not null)
            {
                cell.CellReference = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{number}");
                row.Append(cell);
            }
        }

        return row;
    }

    private static SheetCell? CellOf(Cell cell, Spelling spelling) => cell switch
    {
        NumberCell number when !spelling.Chance(3) => new SheetCell
        {
            CellValue = new CellValue(number.Number.ToString("0.####", CultureInfo.InvariantCulture)),
        },
        DateCell date when !spelling.Chance(3) => new SheetCell
        {
            CellValue = new CellValue((date.Date.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)),
            StyleIndex = spelling.Chance(2) ? OwnDate : BuiltInDate,
        },
        _ => spelling.Of(cell) is { Length: > 0 } text ? Text(text) : null,
    };

    private static SheetCell Text(string text) => new()
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 1 },
        new Fonts(new Font()) { Count = 1 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }) { Count = 3 });
}
