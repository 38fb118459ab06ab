using QuotaCompliance.TestKit;
namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>The two tables, run through <c>assess</c> as files.</summary>
[Covers("R1 R2 R3 R4 R5 R6 R7 R8")]
public class EdgesAndPublishedCases
{
    private const string Edges = "edges.csv";
    private const string Published = "published-cases.csv";

    public static TheoryData<string> EdgeNames => [.. WrittenCase.All(Edges).Select(c => c["name"])];

    public static TheoryData<string> PublishedThroughFiles => [.. WrittenCase.All(Published).Where(c => c["level"] == "assess").Select(c => c["id"])];

    [Theory]
    [MemberData(nameof(EdgeNames))]
    public void An_edge_comes_out_as_the_table_says(string name)
    {
        var edge = WrittenCase.Find(Edges, "name", name);

        var rows = AssessRun.Of(edge.Population()).ByUnit();

        edge.IsMetBy(column => rows[edge.Unit][column]);
    }

    [Theory]
    [MemberData(nameof(PublishedThroughFiles))]
    public void A_published_case_comes_out_as_the_rules_say(string id)
    {
        var published = WrittenCase.Find(Published, "id", id);

        var rows = AssessRun.Of(published.Population()).ByUnit();

        published.IsMetBy(column => rows[published.Unit][column]);
    }

    [Fact]
    public void The_example_printed_wrongly_is_not_followed()
    {
        var wrong = WrittenCase.Find(Published, "id", "WE-15");

        var rows = AssessRun.Of(wrong.Population()).ByUnit();

        Assert.Equal("46800.00", wrong["published_payable"]);
        Assert.Equal("26000.00", rows[wrong.Unit]["payable"]);
    }

    [Fact]
    public void Every_edge_names_its_article_and_expects_something()
    {
        var edges = WrittenCase.All(Edges);

        Assert.Equal(edges.Count, edges.Select(e => e["name"]).Distinct().Count());
        Assert.All(edges, e => Assert.NotEmpty(e["article"]));
        Assert.All(edges, e => Assert.Contains(e.Expectations(), x => x.Column == "outcome"));
        Assert.All(edges, e => Assert.Contains(e.Expectations(), x => x.Column == "flags"));

        // Between them the edges reach every outcome.
        Assert.Equal(["exceeds", "exempt", "met", "no-filing", "owes"], edges.Select(e => e["outcome"]).Distinct().Order());
    }
}
