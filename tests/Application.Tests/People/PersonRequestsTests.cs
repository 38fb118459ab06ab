using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.People;

/// <summary>个人信息保护法 art. 45–47: to see, to have put right, to have erased; each with a letter and an entry in the audit trail.</summary>
public sealed class PersonRequestsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TestDatabase database;

    public PersonRequestsTests(Postgres postgres) => database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_person_sees_everything_that_is_kept_of_them_and_nothing_of_others()
    {
        var (result, letter) = Ask("see", $"身份证号：{BaseFiles.IdA}\n");

        Assert.True(result.Exit == 0, result.Stderr);
        foreach (var part in new[] { BaseFiles.PersonA, BaseFiles.IdA + "43", "3 级", "大武口甲机械有限公司", "5,000.00", "2034 年 12 月 31 日", "第四十五条", "暂定" })
        {
            Assert.Contains(part, letter, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(BaseFiles.PersonB, letter, StringComparison.Ordinal);
        Assert.DoesNotContain(BaseFiles.IdB, letter, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["answer.html"]));
        NothingTold(result);
    }

    [Fact]
    public void Somebody_unknown_is_told_so()
    {
        var (result, letter) = Ask("see", BaseFiles.OtherId);

        Assert.Equal(0, result.Exit);
        Assert.Contains("没有您的署名记录", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_is_a_new_version_that_the_next_run_reads()
    {
        var run = database.Run();
        var figures = database.Export();

        var (result, letter) = Ask("correct", $"person_id: {BaseFiles.IdA}\n姓名：欧阳澹\n参保月份：1-6\n", "--year", "2023", "--unit", BaseFiles.UnitA);

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("姓名、参保月份", letter, StringComparison.Ordinal);
        Assert.Contains("review of 2023 again", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(["(1,f)", "(2,t)"], database.Rows($"select version, replaced_by is null as current from placement where uscc = '{BaseFiles.UnitA}' order by version"));
        Assert.Contains("欧阳澹", Ask("see", BaseFiles.IdA).Letter, StringComparison.Ordinal);
        Assert.Equal(0, database.Quota("review", "replay", Persistence.Sql.Text(run)).Exit);
        database.Run();
        Assert.NotEqual(figures, database.Export());
        NothingTold(result);
    }

    [Theory]
    [InlineData("参保月份：0-13", 3)]
    [InlineData("证件号码：123", 3)]
    [InlineData("不是栏目：x", 2)]
    [InlineData("", 2)]
    public void A_correction_that_is_none_is_refused_and_changes_nothing(string line, int exit)
    {
        var before = database.Rows("select * from placement");

        var (result, letter) = Ask("correct", $"{BaseFiles.IdA}\n{line}\n", "--year", "2023", "--unit", BaseFiles.UnitA);

        Assert.True(result.Exit == exit, result.Stderr);
        Assert.Equal("", letter);
        Assert.Equal(before, database.Rows("select * from placement"));
        NothingTold(result);
    }

    [Fact]
    public void Erasure_is_refused_while_a_duty_to_keep_runs_with_the_ground_and_until_when()
    {
        var before = database.ImportContent();

        var (result, letter) = Ask("erase", BaseFiles.IdA, "--on", "2030-05-01");

        Assert.Equal(0, result.Exit);
        Assert.Contains("第四十七条第二款", letter, StringComparison.Ordinal);
        Assert.Contains("2023 年度至 2034 年 12 月 31 日", letter, StringComparison.Ordinal);
        Assert.Contains("第79号", letter, StringComparison.Ordinal);
        Assert.Equal(before, database.ImportContent());
        NothingTold(result);
    }

    [Fact]
    public void Erasure_after_that_takes_the_one_person_alone_and_changes_no_figure()
    {
        var run = database.Run();

        var (result, letter) = Ask("erase", BaseFiles.IdA, "--on", "2035-01-01");

        Assert.Equal(0, result.Exit);
        Assert.Contains("已删除", letter, StringComparison.Ordinal);
        Assert.Contains("没有您的署名记录", Ask("see", BaseFiles.IdA).Letter, StringComparison.Ordinal);
        Assert.Contains(BaseFiles.PersonB, Ask("see", BaseFiles.IdB).Letter, StringComparison.Ordinal);
        Assert.Equal(0, database.Quota("review", "replay", Persistence.Sql.Text(run)).Exit);
        NothingTold(result);
    }

    [Fact]
    public void Erasure_reaches_every_year_whose_time_is_over()
    {
        var files = new BaseFiles();
        files.Filings[0, "filed_on"] = files.Filings[1, "filed_on"] = "2023-05-01";
        using var desk = new Desk(files);
        foreach (var kind in BaseFiles.Kinds)
        {
            Assert.Equal(0, database.Import(kind, desk.PathOf(kind), 2022).Exit);
        }

        var (result, letter) = Ask("erase", BaseFiles.IdA, "--on", "2035-01-01");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("2022、2023 年度", letter, StringComparison.Ordinal);
        Assert.Equal(["(2022,1)", "(2023,1)"], database.Rows("select review_year, count(identity) from placement group by 1 order by 1"));
    }

    [Fact]
    public void Every_request_leaves_an_entry_that_tells_nothing_of_the_person()
    {
        Ask("see", BaseFiles.IdA);
        Ask("erase", BaseFiles.IdA);
        Ask("correct", $"{BaseFiles.IdA}\n姓名：欧阳澹\n", "--year", "2023", "--unit", BaseFiles.UnitA);

        var entries = database.Rows("select act, subject, reason from audit_entry where reason like 'self: 本人申请%' order by number");
        Assert.Equal(3, entries.Count);
        Assert.All(Secrets.OfBaseFiles, secret => Assert.DoesNotContain(secret, string.Join('\n', entries), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_with_the_duty_for_the_regions_of_the_units_a_request_is_answered()
    {
        foreach (var (name, duty, region) in new[] { ("管理员甲", "administrator", "640000"), ("年审员甲", "reviewer", "640205"), ("年审员乙", "reviewer", "640200") })
        {
            Assert.Equal(0, database.Quota("user", "add", name, "--duty", duty, "--region", region, "--as", "管理员甲").Exit);
        }

        var before = database.ImportContent();
        string[] where = ["--year", "2023", "--unit", BaseFiles.UnitA];
        foreach (var (verb, request, more) in new (string, string, string[])[] { ("see", BaseFiles.IdA, []), ("erase", BaseFiles.IdA, ["--on", "2035-01-01"]), ("correct", $"{BaseFiles.IdA}\n姓名：欧阳澹\n", where) })
        {
            var (refused, none) = Ask(verb, request, [.. more, "--as", "年审员甲"]);
            Assert.True(refused.Exit == 2, refused.Stderr);
            Assert.Equal("", none);
            Assert.Equal(before, database.ImportContent());
            NothingTold(refused);
        }

        Assert.Equal(0, Ask("see", BaseFiles.IdA, "--as", "年审员乙").Result.Exit);
    }

    /// <summary>The corrected row is in memory alone: nothing of the person is on a disk in clear, whatever ends the command.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_correction_that_is_cut_off_leaves_nothing_of_the_person_on_the_disk(bool isKilled)
    {
        using var temporary = new TempFolder();
        File.WriteAllText(folder["request.txt"], $"{BaseFiles.IdA}\n姓名：欧阳澹\n");
        var before = database.ImportContent();
        using var held = database.Connect();
        using var transaction = held.BeginTransaction();
        Persistence.Sql.Do(held, "lock table source_file in exclusive mode");
        using var correcting = database.StartBehind(
            ["env", $"TMPDIR={temporary.Path}", "DOTNET_EnableDiagnostics=0"],
            "person", "correct", "--request", folder["request.txt"], "--reason", "本人申请", "--office", "大武口区残联", "--out", folder["answer.html"], "--year", "2023", "--unit", BaseFiles.UnitA);
        database.WaitUntilBlocked();
        AssertNothingOnDisk(temporary);

        if (isKilled)
        {
            correcting.Kill();
            correcting.WaitForExit();
        }
        else
        {
            TestDatabase.EndSessionsExcept(held);
            NothingTold(QuotaCommand.Finish(correcting));
        }

        transaction.Rollback();
        held.Dispose();
        database.WaitUntilAlone();
        AssertNothingOnDisk(temporary);
        Assert.Equal(before, database.ImportContent());
        Assert.False(File.Exists(folder["answer.html"]));
    }

    private void AssertNothingOnDisk(TempFolder temporary)
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
        var written = Directory.GetFiles(folder.Path).Where(file => Path.GetFileName(file) != "request.txt").Select(File.ReadAllText);
        Assert.DoesNotContain(written, text => Secrets.OfBaseFiles.Append("欧阳澹").Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_ID_number_is_no_argument()
    {
        foreach (var verb in new[] { "see", "correct", "erase" })
        {
            Assert.Equal(2, database.Quota("person", verb, BaseFiles.IdA, "--reason", "x", "--office", "x", "--out", folder["answer.html"]).Exit);
        }
    }

    private (CommandResult Result, string Letter) Ask(string verb, string request, params string[] more)
    {
        File.WriteAllText(folder["request.txt"], request);
        File.Delete(folder["answer.html"]);
        var result = database.Quota(["person", verb, "--request", folder["request.txt"], "--reason", "本人申请", "--office", "大武口区残联", "--out", folder["answer.html"], .. more]);
        return (result, File.Exists(folder["answer.html"]) ? File.ReadAllText(folder["answer.html"]) : "");
    }

    private static void NothingTold(CommandResult result) => Assert.Empty(Secrets.ToldBy(Secrets.OfBaseFiles.Append("欧阳澹"), result));
}
