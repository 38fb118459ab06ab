using System.Text.Json;
using NJsonSchema;
using QuotaCompliance.TestKit;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>The job files that are shipped: the schema beside them and the program agree on every one.</summary>
public class JobsTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Names => [.. JobFiles.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_job_file_keeps_to_the_schema(string name) =>
        Assert.Empty((await Schema()).Validate(WithoutComments(Text(name))).Select(fault => fault.ToString()));

    [Fact]
    public void The_program_reads_every_job_file_and_knows_no_other()
    {
        var files = JobFiles.Load(Repository.Path("jobs"));

        Assert.Empty(files.Faults);
        Assert.Equal(JobFiles.Kinds.Keys, files.Jobs.Select(job => job.Name));
    }

    [Fact]
    public void Nothing_is_scheduled_before_an_office_says_so() => Assert.All(JobFiles.Load(Repository.Path("jobs")).Jobs, job => Assert.False(job.Enabled));

    [Theory]
    [InlineData("\"run-once\"", "\"twice\"")]
    [InlineData("\"minutes\"", "\"hours\"")]
    [InlineData("\"Asia/Shanghai\"", "\"Asia/Urumqi\"")]
    [InlineData("\"years_before\": 1", "\"years_before\": \"1\"")]
    [InlineData("\"640202\"", "\"6402\"")]
    public async Task The_schema_and_the_program_refuse_the_same(string was, string becomes)
    {
        var text = Text("annual-review").Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Text("annual-review"), text);
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["annual-review.json"], text, TestContext.Current.CancellationToken);

        Assert.NotEmpty((await Schema()).Validate(WithoutComments(text)));
        Assert.Single(JobFiles.Load(folder.Path).Faults);
    }

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Repository.Path("jobs", JobFiles.SchemaFile), TestContext.Current.CancellationToken);

    private static string Text(string name) => File.ReadAllText(Repository.Path("jobs", name + ".json"));

    private static string WithoutComments(string text)
    {
        using var document = JsonDocument.Parse(text, WithComments);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
