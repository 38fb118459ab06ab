using System.Globalization;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>What an officer sees of a run while it is computed and once it is complete, in both languages; and which runs are not begun.</summary>
public sealed class RunReportTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase();

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_run_shows_its_progress_and_what_is_left_then_its_totals_findings_and_manifest()
    {
        using var desk = new Desk(WithARefusedRow());
        database.ImportAll(desk);
        var run = database.Quota([.. TestDatabase.RunArguments(), "--queue", "--chunk", "10"]).Stdout.Trim();

        // As it stands in the middle, ten minutes after its start: the clock of tests is before the start, so the start is moved.
        database.Do($"""
            alter table run disable trigger run_moves;
            update run set started_at = now() - interval '10 minutes' where id = {run};
            update run_chunk set state = 3, takings = 1, units_read = 10, units_written = 10, payable = 1234.50, reward = 20 where run_id = {run} and number = 1;
            """);
        var running = database.Quota("review", "show", run, "--lang", "en").Stdout;
        Assert.Contains($"Run {run}: review year 2023, 640202, running", running, StringComparison.Ordinal);
        Assert.Contains("Chunks 1 of 4, units 10 of 12, 1 takings", running, StringComparison.Ordinal);
        Assert.Contains("so far 10 units, payable 1,234.50 yuan, rewards 20.00 yuan", running, StringComparison.Ordinal);
        Assert.Matches("0 units a second, about 00:0[12]:[0-9]{2} left", running);

        var chinese = database.Quota("review", "show", run).Stdout;
        Assert.Contains($"第 {run} 号批次：2023 年度，640202，运行中", chinese, StringComparison.Ordinal);
        Assert.Contains("分块 1/4，单位 10/12，取用 1 次", chinese, StringComparison.Ordinal);
        Assert.Contains("目前单位 10 个，应补缴合计 1,234.50 元，奖励合计 20.00 元", chinese, StringComparison.Ordinal);
        Assert.Matches("每秒 0 个单位，约需再 00:0[12]:[0-9]{2}", chinese);

        database.Do($"update run_chunk set state = 1, units_read = 0, units_written = 0, payable = 0, reward = 0 where run_id = {run} and number = 1");
        Assert.Equal($"{run} draft\n", database.Quota("review", "recover").Stdout);

        var (payable, digest) = (database.Ask<decimal>("select payable from run"), database.Ask<string>("select digest from run"));
        var complete = database.Quota("review", "show", run, "--lang", "en").Stdout;
        foreach (var line in new[]
        {
            $"Run {run}: review year 2023, 640202, draft",
            "Business date 2025-01-02, started by ",
            "Chunks 4 of 4, units 12 of 12",
            string.Create(CultureInfo.InvariantCulture, $"12 units, payable {payable:N2} yuan"),
            "  no-filing: 10",
            $"Digest {digest}",
            "Manifest: register up to file 0, the year's register 1, filings 2, rosters 3; the three money lines rounded half-up to the fen, nothing else",
            "  1 employers.csv sha256 ",
            " 13 = 12 + 1",
            "  uscc-invalid: 1",
            "  minimum-wage=",
        })
        {
            Assert.Contains(line, complete, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("left\n", complete, StringComparison.Ordinal);
        Assert.DoesNotContain("so far", complete, StringComparison.Ordinal);
        chinese = database.Quota("review", "show", run).Stdout;
        foreach (var line in new[] { "草稿", "业务日期 2025-01-02", "分块 4/4，单位 12/12", $"摘要 {digest}", "清单：通用名录至文件 0，当年名录至 1，申报至 2，花名册至 3", "问题清单：", "暂定或占位参数：" })
        {
            Assert.Contains(line, chinese, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("640202", 2, "The register holds no unit of 640202 for 2023")]
    [InlineData("640299", 5, "policies/member-unit-persons.json")]
    [InlineData("6402", 2, "--region takes six digits")]
    [InlineData("990000", 2, "--region takes six digits")]
    [InlineData("110101", 5, "policies/")]
    public void A_region_nobody_knows_is_refused_and_leaves_no_run(string region, int exit, string message)
    {
        var result = database.Quota(TestDatabase.RunArguments(BaseFiles.Year, region));

        Assert.Equal(exit, result.Exit);
        Assert.Contains(message, result.Stderr, StringComparison.Ordinal);
        Assert.Empty(result.Stdout);
        Assert.Equal(0, database.Count("run"));
    }

    /// <summary>A register that holds for every year has units that a year does not review yet.</summary>
    [Fact]
    public void A_unit_registered_after_the_year_is_left_out_and_told()
    {
        var files = new BaseFiles();
        files.Employers[1, "registered_on"] = "2024-05-05";
        using var desk = new Desk(files);
        database.ImportAll(desk, year: null);

        var run = database.Quota(TestDatabase.RunArguments());

        Assert.Equal(0, run.Exit);
        var said = $"registered-after-year: 1 ({files.Employers[1, "uscc"]})";
        Assert.Contains($"finding {said}", run.Stderr, StringComparison.Ordinal);
        Assert.Contains(said, database.Quota("review", "show", "1").Stdout, StringComparison.Ordinal);
        Assert.Equal(0, database.Ask<long>($"select count(*) from assessment where uscc = '{files.Employers[1, "uscc"]}'"));
    }

    /// <summary>Twelve units, two of which filed, and a row whose code is wrong.</summary>
    private static BaseFiles WithARefusedRow()
    {
        var files = new BaseFiles();
        for (var i = 1; i <= 9; i++)
        {
            files.Employers.Add(BaseFiles.UnitNumbered(i), $"大武口第{i}号有限公司", "企业", BaseFiles.Region, "2015-06-01", "", "");
        }

        files.Employers.Add("91640202MA76A0009X", "大武口错码有限公司", "企业", BaseFiles.Region, "2015-06-01", "", "");
        return files;
    }
}
