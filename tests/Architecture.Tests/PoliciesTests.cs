using System.Text.Json;
using NJsonSchema;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>Law as data: every file keeps to the schema, and every value says whence it is.</summary>
public class PoliciesTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Names => [.. PolicyDocument.All.Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_policy_keeps_to_the_schema(string name)
    {
        var schema = await Schema();

        Assert.Empty(schema.Validate(WithoutComments(Text(name))).Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("\"source\": \"宁财（综）发〔2016〕892号\"", "\"source\": \"?\"")]
    [InlineData(", \"source\": \"宁财（综）发〔2016〕892号\"", "")]
    [InlineData("\"enacted\"", "\"sure\"")]
    [InlineData("\"2016-01-01\"", "\"2016\"")]
    [InlineData("\"640000\"", "\"6400\"")]
    [InlineData("\"unit\"", "\"units\"")]
    public async Task The_schema_refuses_what_is_not_a_policy(string was, string becomes)
    {
        var text = Text("quota-ratio");
        Assert.Contains(was, text, StringComparison.Ordinal);

        Assert.NotEmpty((await Schema()).Validate(WithoutComments(text.Replace(was, becomes, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_cites_a_document_and_no_web_address(string name)
    {
        var policy = PolicyDocument.Of(name);

        Assert.NotEmpty(policy.Values);
        Assert.All(policy.Values, value => Assert.False(string.IsNullOrWhiteSpace(value.Source)));
        Assert.DoesNotMatch(@"://|www\.|\.(gov|com|cn|org|net)\b", Text(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_named_after_its_parameter_and_says_which_rules_use_it(string name)
    {
        Assert.Equal(name, PolicyDocument.Of(name).Parameter);
        Assert.NotEmpty(PolicyDocument.Of(name).Rules);
        Assert.All(PolicyDocument.Of(name).Rules, rule => Assert.Contains(rule, LawIndex.Rules.Keys));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_values_of_a_region_are_in_force_on_the_same_day(string name)
    {
        foreach (var region in PolicyDocument.Of(name).Values.Where(v => v.Status != "expected").GroupBy(v => v.Region))
        {
            var inOrder = region.OrderBy(v => v.From, StringComparer.Ordinal).ToList();
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First.To ?? "9999", pair.Second.From) < 0));
            Assert.All(inOrder, v => Assert.True(v.To is null || string.CompareOrdinal(v.From, v.To) <= 0));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_yearly_figure_is_in_force_for_one_year_only(string name)
    {
        if (PolicyDocument.Of(name).Period == "review-year")
        {
            Assert.All(PolicyDocument.Of(name).Values, v => Assert.Equal((v.From[..4] + "-01-01", v.From[..4] + "-12-31"), (v.From, v.To)));
        }
    }

    [Fact]
    public void The_program_reads_every_file() =>
        Assert.Equal(typeof(PolicyShelf).GetProperties().Count(p => p.PropertyType.Name.StartsWith("Parameter", StringComparison.Ordinal)), Names.Count);

    private static string Text(string name) => File.ReadAllText(Repository.Path("policies", name + ".json"));

    private static Task<JsonSchema> Schema() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Repository.Path("policies", "policy.schema.json")), TestContext.Current.CancellationToken);

    private static string WithoutComments(string text)
    {
        using var document = JsonDocument.Parse(text, WithComments);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
