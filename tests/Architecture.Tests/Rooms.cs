namespace QuotaCompliance.Architecture.Tests;

/// <summary>The capabilities, in order: a folder has the same name in every project, and <c>src/Domain</c> has no other folders.</summary>
internal static class Rooms
{
    public static readonly IReadOnlyList<string> All =
    [
        "Measures", "Policy", "Explanation", "Employers", "Filings", "Assessment", "Levy", "Rewards",
        "Targets", "Collection", "Inspection", "Desk", "Notices", "Audit", "People", "Runs",
    ];

    /// <summary>What every use case may need: from bytes to checked rows, from rows to files, letters and pages, and the words of it all.</summary>
    public static readonly IReadOnlyList<string> BesideInApplication = ["Intake", "Export", "Documents", "Words"];
}
