namespace QuotaCompliance.Domain.Runs;

/// <summary>Where a run stands. The numbers are stored: append, never renumber.</summary>
public enum RunState : byte
{
    /// <summary>Being computed; a crash leaves it here until it is taken up again.</summary>
    Running = 1,

    /// <summary>Complete, its control totals agree; nothing depends on it yet.</summary>
    Draft = 2,

    /// <summary>A control total failed: an operator must look.</summary>
    Stopped = 3,
}

/// <summary>Which input a kept file is. The numbers are stored: append, never renumber.</summary>
public enum SourceKind : byte
{
    Employers = 1,
    Filings = 2,
    Placements = 3,
    Receipts = 4,
}
