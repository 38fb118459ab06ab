using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Intake;

/// <summary>A table being read row by row: CSV or the first sheet of a workbook.</summary>
public abstract class TableReader : IDisposable
{
    /// <summary>The column names as written; empty when the file has no row at all.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>Where the header stands; 1 but for blank lines before it.</summary>
    public abstract long HeaderLine { get; }

    /// <summary>The physical line where the current row begins.</summary>
    public abstract long Line { get; }

    /// <summary>Whether the current row has more or fewer fields than the header, or broken quotes.</summary>
    public abstract bool IsMisshapen { get; }

    /// <summary>The code of what makes the whole file unreadable, once <see cref="Read"/> has met it.</summary>
    public string? Refusal { get; protected set; }

    /// <summary>Bytes read of <see cref="TotalBytes"/>, for progress.</summary>
    public abstract long BytesRead { get; }

    public abstract long TotalBytes { get; }

    /// <summary>The trimmed text of a field of the current row; empty for a column the file or the row does not have. Valid until the next read.</summary>
    public abstract ReadOnlySpan<byte> this[int column] { get; }

    /// <summary>Advances to the next row that is not blank; false at the end of the file or at a refusal.</summary>
    /// <exception cref="IOException">The file cannot be read, or changed while it was.</exception>
    public abstract bool Read();

    /// <summary>Whether the field is a number cell of a workbook, which keeps 15 digits and no leading zero.</summary>
    public virtual bool IsNumberCell(int column) => false;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
