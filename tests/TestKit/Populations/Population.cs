using QuotaCompliance.TestKit.NaiveModel;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>The three files of one review year as rows, before anybody has spelled them.</summary>
public sealed record Population(
    int Year,
    IReadOnlyList<EmployerRow> Employers,
    IReadOnlyList<FilingRow> Filings,
    IReadOnlyList<PlacementRow> Placements)
{
    /// <summary>The district whose units are assessed; units elsewhere only contest persons.</summary>
    public const string Region = "640202";

    public Population With(IEnumerable<PlacementRow> more) => this with { Placements = [.. Placements, .. more] };

    /// <summary>What the naive model makes of it.</summary>
    public IReadOnlyList<AssessedRow> Assessed() => NaiveAssessment.Of(Employers, Filings, Placements, Year, Region);
}
