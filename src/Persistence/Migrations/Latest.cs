namespace QuotaCompliance.Persistence.Migrations;

/// <summary>The schema this program was built for; a test holds it to the newest migration.</summary>
public static class Latest
{
    public const string Id = "20261125141836_ClosedRuns";
}
