using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Intake;

/// <summary>A fault in someone's data: where it is and what it is, never the value itself.</summary>
/// <param name="Line">The physical line where the row begins (the header is 1); the row number of a workbook.</param>
/// <param name="Uscc">The unit of the row when that is legible.</param>
/// <param name="Field">The column's English name; empty for a whole row or file.</param>
/// <param name="Column">Where the column stands in the file, for the order of findings.</param>
/// <param name="Detail">What the message adds, such as the names of missing columns; never a value of a row.</param>
public readonly record struct Finding(
    FileKind File, long Line, Uscc? Uscc, string Field, int Column, string Code, bool IsWarning = false, string Detail = "");

/// <summary>Where findings go, in the order of their file, line and column.</summary>
public interface IFindingSink
{
    void Add(in Finding finding);
}

/// <summary>Findings held back until those of an earlier file are told.</summary>
internal sealed class HeldFindings : IFindingSink
{
    private readonly List<Finding> held = [];

    public void Add(in Finding finding) => held.Add(finding);

    public void PassTo(IFindingSink findings)
    {
        foreach (var finding in held)
        {
            findings.Add(finding);
        }

        held.Clear();
    }
}

/// <summary>Rows of one file: read = accepted + refused.</summary>
public readonly record struct RowCounts(long Read, long Accepted)
{
    public long Refused => Read - Accepted;

    public RowCounts Plus(bool accepted) => new(Read + 1, Accepted + (accepted ? 1 : 0));
}

public static class Counting
{
    /// <summary>Whether any row of the files was refused.</summary>
    public static bool AnyRefused(this IReadOnlyDictionary<FileKind, RowCounts> counts) => counts.Values.Any(file => file.Refused > 0);
}
