using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

public class LawIndexTests
{
    [Fact]
    public void The_law_index_is_up_to_date()
    {
        var kept = Repository.Path("docs", "law-index.md");
        var fresh = LawIndex.Text();
        if (Environment.GetEnvironmentVariable("UPDATE_LAW_INDEX") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, fresh);
        }

        if (File.Exists(kept) && File.ReadAllText(kept) == fresh)
        {
            return;
        }

        Directory.CreateDirectory(Repository.Path("TestResults"));
        File.WriteAllText(Repository.Path("TestResults", "law-index.md"), fresh);
        Assert.Fail("docs/law-index.md is out of date. Look through TestResults/law-index.md and copy it over docs/law-index.md, or run the tests with UPDATE_LAW_INDEX=1.");
    }

    [Fact]
    public void Every_rule_carried_out_is_known_and_tested()
    {
        Assert.Empty(LawIndex.RulesInCode().Except(LawIndex.Rules.Keys));
        Assert.Empty(LawIndex.RulesInCode().Except(LawIndex.TestsByRule().Keys));
    }

    [Fact]
    public void Making_the_index_twice_gives_the_same_text() => Assert.Equal(LawIndex.Text(), LawIndex.Text());
}
