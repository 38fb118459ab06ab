using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Explanation;

/// <summary>One person who reaches a unit by two rows: the statement's months add up to its total.</summary>
public sealed class TwoRoutesTests
{
    private const string Severe = "41";
    private const string Ordinary = "43";

    [Theory]
    [InlineData(Severe, Ordinary, "计入 1–12 月，每月按 1 人计", "12 人月")]
    [InlineData(Ordinary, Severe, "计入 1–12 月，每月按 1 人计", "12 人月")]
    [InlineData(Ordinary, Ordinary, "计入 1–12 月，每月按 1 人计", "12 人月")]
    [InlineData(Severe, Severe, "计入 1–12 月，每月按 2 人计", "24 人月")]
    public void A_month_is_said_to_count_once_with_the_smaller_weight(string listed, string dispatched, string counted, string total)
    {
        var files = new BaseFiles();
        files.Placements[0, "certificate_no"] = BaseFiles.IdA + listed;
        files.Placements.Add(
            BaseFiles.UnitB, BaseFiles.PersonA, BaseFiles.IdA, "残疾人证", BaseFiles.IdA + dispatched, "", "2030-12-31", "2020-01-01", "", "1-12", "5000", "劳务派遣", BaseFiles.UnitA);
        using var desk = new Desk(files);

        var explained = QuotaCommand.Run(
            ["explain", BaseFiles.UnitA, "--year", "2023", .. BaseFiles.Kinds.SelectMany(kind => new[] { "--" + kind, desk.PathOf(kind) })]);

        Assert.True(explained.Exit == 0, explained.Stderr);
        Assert.Contains($"折算安排 {total}", explained.Stdout, StringComparison.Ordinal);
        Assert.Equal(2, explained.Stdout.Split(counted).Length);
        Assert.Equal(2, explained.Stdout.Split("1–12 月不计：由同一人的另一行计入").Length);
    }
}
