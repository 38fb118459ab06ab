using System.Text.RegularExpressions;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>What lies in the repository works wherever it is put.</summary>
public partial class SourcesTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("bench")]
    [InlineData("policies")]
    public void No_file_names_a_folder_of_one_machine(string folder)
    {
        string[] endings = [".cs", ".csproj", ".json", ".csv", ".sql", ".md", ".razor", ".css", ".js"];

        Assert.Empty(
            from path in Repository.Files(folder, "*")
            where endings.Contains(Path.GetExtension(path)) && path != "tests/Architecture.Tests/SourcesTests.cs"
            from line in File.ReadLines(Repository.Path(path)).Select((text, i) => (text, Number: i + 1))
            where PlaceOfOneMachine().IsMatch(line.text)
            select $"{path}:{line.Number}");
    }

    [Theory]
    [InlineData("/home/somebody/data.csv", true)]
    [InlineData("see /root/x", true)]
    [InlineData(@"C:\Users\somebody", true)]
    [InlineData("src/home/x", false)]
    [InlineData("policies/relief-shares.json", false)]
    public void A_folder_of_one_machine_is_told_from_others(string text, bool found) => Assert.Equal(found, PlaceOfOneMachine().IsMatch(text));

    [Fact]
    public void Every_rule_that_a_test_covers_is_known() =>
        Assert.Empty(LawIndex.TestsByRule().Keys.Except(LawIndex.Rules.Keys));

    [GeneratedRegex(@"(?<![\w.])/(?:home|root|tmp|mnt|work|Users)/\w|[A-Z]:\\\w")]
    private static partial Regex PlaceOfOneMachine();
}
