namespace QuotaCompliance.Domain.Filings;

/// <summary>Which input file a row came from, in the order findings are listed. The numbers are stored: append, never renumber.</summary>
public enum FileKind : byte
{
    Employers = 1,
    Filings = 2,
    Placements = 3,
    Receipts = 4,
}
