using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Policy;

/// <summary>The shipped policies are copied; a test damages the copy of one.</summary>
public sealed class PolicyFilesTests : IDisposable
{
    private const string Relief = "relief-shares";
    private readonly TempFolder folder = new();

    public PolicyFilesTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Policies))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }
    }

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Repository.Policies, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "policy.schema").Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_shipped_policies_are_read()
    {
        var shelf = PolicyFiles.Load(folder.Path);

        Assert.Matches("^[0-9a-f]{12}$", shelf.Edition);
        Assert.Equal("安排残疾人就业比例", shelf.QuotaRatio.Title);
        Assert.Equal(TestPolicies.Percent(1.5m), shelf.QuotaRatio.Values[0].Value);
        Assert.Equal("1.5%", shelf.QuotaRatio.Values[0].Text);
        Assert.Equal("宁财（综）发〔2016〕892号", shelf.QuotaRatio.Values[0].Source);
        Assert.Equal(TestPolicies.Percent(0.5m), shelf.LateFeeRate.Values[0].Value);
        Assert.Equal(Ratio.Whole, shelf.LateFeeCap.Values[0].Value);
        Assert.Equal(PolicyStatus.Placeholder, shelf.SocialAverageWage.Values[^1].Status);
        Assert.Equal(new AgeLimit(60, new DateOnly(1965, 1, 1), 4, 63), shelf.WorkingAge.Values[^1].Value.Men);
    }

    [Fact]
    public void The_shipped_relief_is_that_of_the_announcement()
    {
        foreach (var value in PolicyFiles.Load(folder.Path).ReliefShares.Values)
        {
            Assert.Equal(
                TestPolicies.AnnouncedRelief.Brackets.Select(b => (string.Join(' ', b.Kinds), b.HeadcountAtMost, b.ArrangedRatioAtLeast, b.Share)),
                value.Value.Brackets.Select(b => (string.Join(' ', b.Kinds), b.HeadcountAtMost, b.ArrangedRatioAtLeast, b.Share)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(folder[name + ".json"]);

        Assert.Contains($"policies/{name}.json cannot be read", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_short_is_named(string name)
    {
        var path = folder[name + ".json"];
        File.WriteAllText(path, File.ReadAllText(path)[..^20]);

        Assert.Contains($"policies/{name}.json is not readable", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an empty file", "")]
    [InlineData("no JSON", "quota-ratio: 1.5%")]
    [InlineData("a list", "[]")]
    [InlineData("an empty object", "{}")]
    [InlineData("a null", "null")]
    public void What_is_no_parameter_is_not_read(string what, string text)
    {
        Assert.NotEmpty(what);
        File.WriteAllText(folder[Relief + ".json"], text);

        Assert.Contains("policies/relief-shares.json is not readable", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("social-average-wage")]
    [InlineData("filing-window")]
    [InlineData("payment-due-date")]
    [InlineData("working-day-calendar")]
    public void A_yearly_figure_is_not_carried_forward_where_its_end_is_not_written(string name)
    {
        var text = File.ReadAllText(folder[name + ".json"]);
        File.WriteAllText(folder[name + ".json"], System.Text.RegularExpressions.Regex.Replace(text, "\"to\": \"[0-9-]+\", ", ""));
        var shelf = PolicyFiles.Load(folder.Path);

        IEnumerable<(DateOnly From, DateOnly? To)> ends = name switch
        {
            "social-average-wage" => shelf.SocialAverageWage.Values.Select(v => (v.From, v.To)),
            "filing-window" => shelf.FilingWindow.Values.Select(v => (v.From, v.To)),
            "payment-due-date" => shelf.PaymentDueDate.Values.Select(v => (v.From, v.To)),
            _ => shelf.WorkingDays.Values.Select(v => (v.From, v.To)),
        };
        Assert.All(ends, each => Assert.Equal(new DateOnly(each.From.Year, 12, 31), each.To));
    }

    [Fact]
    public void A_yearly_figure_for_several_years_is_refused()
    {
        Change("social-average-wage", "\"to\": \"2022-12-31\"", "\"to\": \"2024-12-31\"");
        Assert.Contains("value 1 runs on after 2022-12-31", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"source\": \"财政部公告2019年第98号\"", "\"source\": \"\"", "value 1 has no source")]
    [InlineData(", \"source\": \"财政部公告2019年第98号\"", "", "value 1 has no source")]
    [InlineData("\"source\": \"财政部公告2023年第8号 第1、2条\"", "\"source\": \"   \"", "value 2 has no source")]
    [InlineData("财政部公告2019年第98号", "https://example.org/98", "value 1 cites a web address")]
    [InlineData("财政部公告2019年第98号", "www.gov.cn/zhengce/98.htm", "value 1 cites a web address")]
    [InlineData("财政部公告2019年第98号", "mof.gov.cn 公告98号", "value 1 cites a web address")]
    [InlineData("\"from\": \"2023-01-01\"", "\"from\": \"2020-01-01\"", "two values begin on 2020-01-01 in region 000000")]
    [InlineData("\"parameter\": \"relief-shares\"", "\"parameter\": \"quota-ratio\"", "it says it is 'quota-ratio'")]
    [InlineData("\"status\": \"enacted\"", "\"status\": \"sure\"", "'sure' is no status")]
    [InlineData("\"fee-year\"", "\"some-year\"", "'some-year' is no period")]
    [InlineData("\"from\": \"2020-01-01\"", "\"from\": \"2020-02-30\"", "relief-shares.json is not readable")]
    [InlineData("\"from\": \"2020-01-01\", ", "", "relief-shares.json is not readable")]
    [InlineData("\"region\": \"000000\"", "\"region\": \"990000\"", "990000 is not a region")]
    [InlineData("\"50%\"", "\"50\"", "a share is written in percent")]
    [InlineData("\"企业\"", "\"公司\"", "公司 is no kind of unit")]
    [InlineData(", {\"share\": \"10%\"}", "", "the last line of a relief schedule fits every unit")]
    public void A_fault_in_a_value_is_named(string was, string becomes, string message)
    {
        Change(Relief, was, becomes);

        var refusal = Refusal();

        Assert.Contains(message, refusal, StringComparison.Ordinal);
        Assert.Contains("policies/relief-shares.json", refusal, StringComparison.Ordinal);
        Assert.Contains("policies/policy.schema.json", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minimum-wage", "\"1950\"", "\"1950.005\"")]
    [InlineData("minimum-wage", "\"1950\"", "\"1,950\"")]
    [InlineData("minimum-wage", "\"1950\"", "\"-1950\"")]
    [InlineData("minimum-wage", "\"1950\"", "1950")]
    [InlineData("reward-multiple", "\"5\"", "\"5.5\"")]
    [InlineData("reward-exclusions", "\"concentrated\"", "\"everybody\"")]
    [InlineData("filing-window", "\"2024-10-31\"", "\"31 October\"")]
    public void A_value_of_another_shape_is_refused(string name, string was, string becomes)
    {
        Change(name, was, becomes);

        Assert.Contains($"policies/{name}.json is not readable", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_do_not_change_the_edition()
    {
        var edition = PolicyFiles.Load(folder.Path).Edition;

        foreach (var name in Names)
        {
            var path = folder[name.Data + ".json"];
            File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"), new UTF8Encoding(false));
        }

        Assert.Equal(edition, PolicyFiles.Load(folder.Path).Edition);
    }

    [Theory]
    [InlineData("quota-ratio", "1.5%", "1.6%")]
    [InlineData("minimum-wage", "2050", "2051")]
    [InlineData("objection-window", "\"7\"", "\"8\"")]
    [InlineData("working-day-calendar", "2026-10-07", "2026-10-08")]
    [InlineData("quota-ratio", "892号", "893号")]
    public void One_digit_changes_the_edition(string name, string was, string becomes)
    {
        var edition = PolicyFiles.Load(folder.Path).Edition;

        Change(name, was, becomes);

        Assert.NotEqual(edition, PolicyFiles.Load(folder.Path).Edition);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_belongs_to_the_edition(string name)
    {
        var edition = PolicyFiles.Load(folder.Path).Edition;

        File.AppendAllText(folder[name + ".json"], "// a note\n");

        Assert.NotEqual(edition, PolicyFiles.Load(folder.Path).Edition);
    }

    [Fact]
    public void The_edition_does_not_depend_on_the_folder() =>
        Assert.Equal(PolicyFiles.Load(Repository.Policies).Edition, PolicyFiles.Load(folder.Path).Edition);

    private void Change(string name, string was, string becomes)
    {
        var path = folder[name + ".json"];
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + becomes + text[(at + was.Length)..]);
    }

    private string Refusal() => Assert.Throws<ParameterMissingException>(() => PolicyFiles.Load(folder.Path)).Message;
}
