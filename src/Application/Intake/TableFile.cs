using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Intake;

/// <summary>Opens an input file as what its extension says it is.</summary>
internal static class TableFile
{
    public static bool IsKnownExtension(string name) => IsWorkbook(name) || HasExtension(name, ".csv");

    /// <summary>The file's rows and the places of its columns; nothing when the whole file is refused, with the findings that say why.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TableReader? Open(FileKind kind, IncomingFile file, IFindingSink findings, out ColumnMap? columns)
    {
        columns = null;
        var source = file.Open();
        TableReader? table = null;
        try
        {
            var refusal = Read(source, file.Name, out table);
            refusal ??= table!.Refusal ?? (table.Header.Count == 0 ? "file-empty" : null);
            if (refusal is not null)
            {
                findings.Add(new Finding(kind, table?.HeaderLine ?? 1, null, "", 0, refusal));
            }
            else
            {
                columns = ColumnMap.Match(kind, table!.HeaderLine, table.Header, findings);
            }

            if (columns is not null)
            {
                return table;
            }
        }
        catch
        {
            table?.Dispose();
            source.Dispose();
            throw;
        }

        table?.Dispose();
        source.Dispose();
        return null;
    }

    private static string? Read(SourceStream source, string name, out TableReader? table)
    {
        table = null;
        if (IsWorkbook(name))
        {
            return WorkbookTable.Open(source, out table);
        }

        var refusal = TextEncoding.Detect(source, out var encoding);
        if (refusal is null)
        {
            table = new CsvTable(source, encoding);
        }

        return refusal;
    }

    private static bool IsWorkbook(string name) => HasExtension(name, ".xlsx");

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
