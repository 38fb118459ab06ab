using System.Text;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>The three input files of a population, written in one style.</summary>
public sealed record InputFiles(string Employers, string Filings, string Placements)
{
    public static InputFiles Write(Population population, string folder, FileStyle style)
    {
        var extension = style.Kind == FileKind.Xlsx ? "xlsx" : "csv";
        var files = new InputFiles(
            Path.Combine(folder, $"employers.{extension}"),
            Path.Combine(folder, $"filings.{extension}"),
            Path.Combine(folder, $"placements.{extension}"));
        Write(InputTable.OfEmployers(population.Employers), files.Employers, style);
        Write(InputTable.OfFilings(population.Filings), files.Filings, style);
        Write(InputTable.OfPlacements(population.Placements), files.Placements, style);
        return files;
    }

    private static void Write(InputTable table, string path, FileStyle style)
    {
        var ordered = style.OrderSeed is { } order ? table.Shuffled(new Random(order)) : table;
        var spelling = style.SpellingSeed is { } seed ? new Spelling(new Random(seed)) : Spelling.Plain;
        if (style.Kind == FileKind.Xlsx)
        {
            XlsxText.Write(ordered, path, spelling, style.ChineseHeaders);
        }
        else
        {
            File.WriteAllBytes(path, CsvText.Write(ordered, spelling, style));
        }
    }
}

/// <summary>CSV as officers' programs write it, and a small reader for results.</summary>
public static class CsvText
{
    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Write(InputTable table, Spelling spelling, FileStyle style)
    {
        var end = style.WindowsLines ? "\r\n" : "\n";
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(c => Header(c, spelling, style.ChineseHeaders))).Append(end);
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(cell => Field(spelling.Of(cell), always: spelling.Chance(12)))).Append(end);

            // Blank lines are skipped, wherever they stand.
            text.Append(spelling.Chance(100) ? end : "");
        }

        // Many programs leave the last line open.
        if (spelling.Chance(2))
        {
            text.Length -= end.Length;
        }

        Encoding encoding = style.Encoding switch
        {
            FileEncoding.Utf8 => new UTF8Encoding(false, true),
            FileEncoding.Utf8WithMark => new UTF8Encoding(true, true),
            FileEncoding.Gb18030 => Encoding.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style.Encoding, "no such encoding"),
        };
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>The records of a well-formed CSV text, quotes resolved.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var records = new List<IReadOnlyList<string>>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            fields.Add(field.ToString());
            records.Add(fields);
        }

        return records;
    }

    internal static string Header(InputColumn column, Spelling spelling, bool chinese) =>
        chinese ? column.Chinese
        : spelling.Chance(4) ? column.English.ToUpperInvariant()
        : column.English;

    private static string Field(string value, bool always) => always || value.AsSpan().IndexOfAny(",\"\r\n") >= 0
        ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : value;
}
