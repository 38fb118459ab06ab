using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Intake;

/// <summary>The first sheet of an XLSX workbook, streamed. Cells are read by value: a date by its serial number, a number by its stored digits.</summary>
internal sealed class WorkbookTable : TableReader
{
    // A sheet of a million rows expands about fifteen-fold; what expands a hundredfold into much memory is no filing.
    private const long LargestPart = 2L << 30;
    private const long LargestDense = 64L << 20;
    private const int LargestRatio = 100;
    private const long LargestSharedText = 256L << 20;
    private const int MostColumns = 16_384;

    private readonly SourceStream source;
    private readonly SpreadsheetDocument document;
    private readonly XmlReader sheet;
    private readonly List<string> sharedText;
    private readonly HashSet<int> dateStyles;
    private readonly bool from1904;
    private readonly List<string> header = [];
    private readonly List<Cell> cells = [];
    private readonly MemoryStream text = new();
    private long row;
    private bool beyondHeader;

    private WorkbookTable(SourceStream source, SpreadsheetDocument document, WorksheetPart part)
    {
        this.source = source;
        this.document = document;
        var workbook = document.WorkbookPart!;
        from1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
        sharedText = ReadSharedText(workbook);
        dateStyles = ReadDateStyles(workbook);
        sheet = XmlReader.Create(part.GetStream(), Guarded(LargestPart));
        if (Advance())
        {
            HeaderLine = row;
            for (var i = 0; i < cells.Count; i++)
            {
                header.Add(Encoding.UTF8.GetString(this[i]));
            }

            while (header.Count > 0 && header[^1].Length == 0)
            {
                header.RemoveAt(header.Count - 1);
            }
        }
    }

    public override IReadOnlyList<string> Header => header;

    public override long HeaderLine { get; } = 1;

    public override long Line => row;

    public override bool IsMisshapen => beyondHeader;

    public override long BytesRead => source.Position;

    public override long TotalBytes => source.Length;

    public override ReadOnlySpan<byte> this[int column] => column < 0 || column >= cells.Count
        ? default
        : Fields.Trim(text.GetBuffer().AsSpan(cells[column].Start, cells[column].Length));

    /// <summary>The table, or the code of the refusal.</summary>
    public static string? Open(SourceStream source, out TableReader? table)
    {
        table = null;
        if (source.Length == 0)
        {
            return "file-empty";
        }

        SpreadsheetDocument? document = null;
        try
        {
            if (IsBomb(source))
            {
                return "file-format";
            }

            source.Position = 0;
            document = SpreadsheetDocument.Open(source, false, new OpenSettings { MaxCharactersInPart = LargestSharedText });
            var sheet = document.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault();
            if (sheet?.Id?.Value is not { } id || document.WorkbookPart!.GetPartById(id) is not WorksheetPart part)
            {
                document.Dispose();
                return "file-format";
            }

            table = new WorkbookTable(source, document, part);
            return null;
        }
        catch (Exception e) when (IsBroken(e))
        {
            document?.Dispose();
            return "file-format";
        }
    }

    public override bool IsNumberCell(int column) => column >= 0 && column < cells.Count && cells[column].IsNumber;

    public override bool Read()
    {
        try
        {
            return Advance();
        }
        catch (Exception e) when (IsBroken(e))
        {
            Refusal = "file-format";
            return false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        sheet.Dispose();
        document.Dispose();
        source.Dispose();
    }

    /// <summary>What the zip, package and XML libraries throw on damaged content. The file system's own failures are not among them.</summary>
    private static bool IsBroken(Exception e) => e is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException
        or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException
        or KeyNotFoundException or NullReferenceException or EndOfStreamException or UriFormatException;

    /// <summary>A part that expands beyond what its zip entry declares stops here.</summary>
    private static XmlReaderSettings Guarded(long characters) =>
        new() { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = characters };

    private static bool IsBomb(SourceStream source)
    {
        using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > LargestPart || (entry.Length > LargestDense && entry.Length / LargestRatio > entry.CompressedLength))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> ReadSharedText(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return texts;
        }

        var length = 0L;
        using var reader = XmlReader.Create(part.GetStream(), Guarded(LargestSharedText));
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                using var item = reader.ReadSubtree();
                var joined = TextOf(item);
                length += joined.Length;
                if (length > LargestSharedText)
                {
                    throw new InvalidDataException("the shared strings of the workbook are too long");
                }

                texts.Add(joined);
            }
        }

        return texts;
    }

    /// <summary>The text of a string item: its runs joined, phonetic guides left out.</summary>
    private static string TextOf(XmlReader item)
    {
        var joined = new StringBuilder();
        item.Read();
        while (!item.EOF)
        {
            if (item.NodeType == XmlNodeType.Element && item.LocalName == "rPh")
            {
                item.Skip();
            }
            else if (item.NodeType == XmlNodeType.Element && item.LocalName == "t")
            {
                joined.Append(item.ReadElementContentAsString());
            }
            else
            {
                item.Read();
            }
        }

        return joined.ToString();
    }

    private static HashSet<int> ReadDateStyles(WorkbookPart workbook)
    {
        var styles = new HashSet<int>();
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } sheet)
        {
            return styles;
        }

        var custom = (sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.Value is not null && IsDateFormat(f.FormatCode?.Value ?? ""))
            .Select(f => f.NumberFormatId!.Value).ToHashSet();
        var index = 0;
        foreach (var format in formats.Elements<CellFormat>())
        {
            // The built-in date formats, those of East Asian editions included.
            var id = format.NumberFormatId?.Value ?? 0;
            if (id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 || custom.Contains(id))
            {
                styles.Add(index);
            }

            index++;
        }

        return styles;
    }

    /// <summary>A format that shows a year or a day is a date's; quoted text and colours in it say nothing.</summary>
    private static bool IsDateFormat(string code)
    {
        var quoted = false;
        var bracketed = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '[':
                    bracketed = true;
                    break;
                case ']':
                    bracketed = false;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'e' when !quoted && !bracketed:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Moves to the next row that has a value.</summary>
    private bool Advance()
    {
        while (sheet.Read())
        {
            if (sheet.NodeType == XmlNodeType.Element && sheet.LocalName == "row")
            {
                var number = sheet.GetAttribute("r");
                row = number is null ? row + 1 : long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
                if (!sheet.IsEmptyElement && ReadCells())
                {
                    return true;
                }
            }
        }

        source.CheckComplete();
        return false;
    }

    private bool ReadCells()
    {
        cells.Clear();
        text.SetLength(0);
        beyondHeader = false;
        var any = false;
        var place = -1;
        while (sheet.Read() && !(sheet.NodeType == XmlNodeType.EndElement && sheet.LocalName == "row"))
        {
            if (sheet.NodeType != XmlNodeType.Element || sheet.LocalName != "c")
            {
                continue;
            }

            place = sheet.GetAttribute("r") is { } reference ? PlaceOf(reference) : place + 1;
            if (place >= MostColumns)
            {
                throw new InvalidDataException("a cell lies beyond the last column of a sheet");
            }

            while (cells.Count < place)
            {
                cells.Add(default);
            }

            var (value, isNumber) = ReadCell();
            var bytes = Encoding.UTF8.GetBytes(value);
            if (text.Length + bytes.Length > CsvTable.LongestRecord)
            {
                Refusal = "record-too-long";
                return false;
            }

            var cell = new Cell((int)text.Length, bytes.Length, isNumber);
            text.Write(bytes);
            if (place < cells.Count)
            {
                cells[place] = cell;
            }
            else
            {
                cells.Add(cell);
            }

            var blank = string.IsNullOrWhiteSpace(value);
            any |= !blank;
            beyondHeader |= !blank && header.Count > 0 && place >= header.Count;
        }

        return any;
    }

    private (string Value, bool IsNumber) ReadCell()
    {
        var type = sheet.GetAttribute("t") ?? "n";
        var style = sheet.GetAttribute("s") is { } s ? int.Parse(s, NumberStyles.None, CultureInfo.InvariantCulture) : -1;
        if (sheet.IsEmptyElement)
        {
            return ("", false);
        }

        var raw = "";
        using (var cell = sheet.ReadSubtree())
        {
            cell.Read();
            while (!cell.EOF)
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is")
                {
                    using var inline = cell.ReadSubtree();
                    raw = TextOf(inline);
                }
                else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v")
                {
                    raw = cell.ReadElementContentAsString();
                    continue;
                }

                cell.Read();
            }
        }

        return type switch
        {
            "s" => (sharedText[int.Parse(raw, NumberStyles.None, CultureInfo.InvariantCulture)], false),
            "n" when raw.Length > 0 => dateStyles.Contains(style) && DateOf(raw) is { } date ? (date, false) : (Plain(raw), true),

            // A day is a day, also where the time of midnight is written out.
            "d" when raw.EndsWith("T00:00:00", StringComparison.Ordinal) || raw.EndsWith("T00:00:00Z", StringComparison.Ordinal) || raw.EndsWith("T00:00:00.000", StringComparison.Ordinal) => (raw[..raw.IndexOf('T', StringComparison.Ordinal)], false),
            _ => (raw, false),
        };
    }

    private static int PlaceOf(string reference)
    {
        var place = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z')
            {
                break;
            }

            place = (place * 26) + (c - 'A' + 1);
        }

        return place - 1;
    }

    /// <summary>Excel stores 17 digits and means 15: 1.1000000000000001 is 1.1.</summary>
    private static string Plain(string stored)
    {
        if (!decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return stored;
        }

        // Too small for any figure of a filing: kept as stored, so that the field refuses it.
        if (number == 0 && stored.AsSpan().IndexOfAnyInRange('1', '9') is >= 0 and var first && stored.AsSpan(0, first).IndexOfAny('E', 'e') < 0)
        {
            return stored;
        }

        var digits = 0;
        for (var whole = decimal.Truncate(Math.Abs(number)); whole >= 1; whole = decimal.Truncate(whole / 10))
        {
            digits++;
        }

        return digits >= 15 ? number.ToString("0.#############", CultureInfo.InvariantCulture)
            : Math.Round(number, 15 - Math.Max(digits, 1), MidpointRounding.AwayFromZero).ToString("0.##############", CultureInfo.InvariantCulture);
    }

    private string? DateOf(string stored)
    {
        if (!decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || serial is < 1 or > 2_958_465)
        {
            return null;
        }

        // Serial 60 is the 29 February 1900 that never was; before it the count is a day ahead.
        var day = (int)decimal.Truncate(serial);
        var date = from1904 ? new DateOnly(1904, 1, 1).AddDays(day)
            : day < 60 ? new DateOnly(1899, 12, 31).AddDays(day)
            : new DateOnly(1899, 12, 30).AddDays(day);
        return day == 60 && !from1904 ? null : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private readonly record struct Cell(int Start, int Length, bool IsNumber);
}
