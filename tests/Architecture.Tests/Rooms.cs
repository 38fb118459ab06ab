namespace QuotaCompliance.Architecture.Tests;

/// <summary>The capabilities, in order: a folder has the same name in every project, and <c>src/Domain</c> has no other folders.</summary>
internal static class Rooms
{
    public static readonly IReadOnlyList<string> All =
    [
        "Measures", "Policy", "Explanation", "Employers", "Filings", "Assessment", "Levy", "Rewards",
        "Targets", "Collection", "Inspection", "Notices", "Audit", "Runs",
    ];
}
