using QuotaCompliance.Application.Runs;
using QuotaCompliance.Application.Tests.Audit;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>What is in force changes by entries of two persons, and never otherwise; any run can be computed again and compared.</summary>
public sealed class ReleaseTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_release_supersedes_a_back_out_restores_and_a_replay_gives_the_old_digest()
    {
        var first = RunBy("甲");
        Refused(Release(first, "甲"), "另一人");
        Refused(Release(first, " 甲 "), "另一人");
        Refused(Release(first, "乙", TestDatabase.ProvisionalOf2023.Replace("minimum-wage,", "", StringComparison.Ordinal)), "--accept minimum-wage.");
        Assert.Equal(0, Release(first, "乙").Exit);
        var payable = database.Ask<decimal>($"select payable from run where id = {first}");
        Assert.True(payable > 0);

        Amend();
        var second = RunBy("甲");
        Assert.NotEqual(DigestOf(first), DigestOf(second));
        Assert.Equal(0, Release(second, "乙").Exit);
        Assert.Equal(["(1,6)", "(2,5)"], States());

        Assert.Equal(2, BackOut(second).Exit);
        Assert.Equal(2, BackOut(second, "--reason", " ").Exit);
        Assert.Equal(2, BackOut(second, "--reason", "\u3000").Exit);
        Assert.Equal("QC002", Assert.Throws<Npgsql.PostgresException>(() => database.Do(
            $"insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 3, -units, -payable, -reward, '乙', now(), business_date, U&'\\3000', '' from run where id = {second}")).SqlState);
        Assert.Equal(0, BackOut(second, "--reason", "数据有误").Exit);
        Assert.Equal(["(1,5)", "(2,7)"], States());
        Assert.Equal(payable, database.Ask<decimal>("select sum(payable) from release"));

        // From the files it was pinned to, whatever came in since.
        var replay = database.Quota("review", "replay", $"{first}", "--chunk", "10", "--as", "丙");
        Assert.True(replay.Exit == 0, replay.Stderr);
        Assert.Contains(DigestOf(first), replay.Stdout, StringComparison.Ordinal);
        Refused(Release(3, "乙"), "");

        Assert.Equal(0, BackOut(first, "--reason", "全部撤回").Exit);
        Assert.Equal(0m, database.Ask<decimal>("select sum(payable) from release"));
        Assert.Equal(2, BackOut(first, "--reason", "再次").Exit);
        Assert.Equal(["(1)", "(2)", "(1)", "(3)", "(4)", "(3)"], database.Rows("select cause from release order by id"));
    }

    /// <summary>By whoever has all rights on the database: rows, the run's digest, or both so that they agree.</summary>
    [Theory]
    [InlineData("update assessment set payable = payable + 0.01 where uscc = (select min(uscc) from assessment)")]
    [InlineData("update assessment set name = name || ' ' where uscc = (select max(uscc) from assessment)")]
    [InlineData("delete from assessment where uscc = (select min(uscc) from assessment)")]
    [InlineData("update run set digest = repeat('0', 64)")]
    [InlineData("update assessment set uscc = 'X' where uscc = (select min(uscc) from assessment)")]
    [InlineData("delete from assessment; update run set digest = encode(sha256(''), 'hex')")]
    public void Figures_changed_after_they_came_into_force_are_found(string sql)
    {
        Assert.Equal(0, Release(RunBy("甲"), "乙").Exit);
        var before = database.Quota("audit", "verify");
        Assert.True(before.Exit == 0, before.Stdout);
        Assert.Contains("ok: 1 run(s)", before.Stdout, StringComparison.Ordinal);

        database.Do($"set session_replication_role = replica; {sql}");
        var after = database.Quota("audit", "verify");
        Assert.Equal(6, after.Exit);
        Assert.Contains("run 1: its figures are NOT", after.Stdout, StringComparison.Ordinal);
        Assert.Contains("ok: ", after.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_run_in_force_without_a_release_is_found(int state)
    {
        RunBy("甲");
        Assert.Equal(0, database.Quota("audit", "verify").Exit);
        database.Do($"set session_replication_role = replica; update run set state = {state}");
        var after = database.Quota("audit", "verify");
        Assert.Equal(6, after.Exit);
        Assert.Contains("run 1: its figures are NOT", after.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_are_under_one_result_a_year_whatever_region_it_was_run_for()
    {
        var district = RunBy("甲");
        var city = RunBy("甲", "640200");
        var province = RunBy("甲", "640000");
        Assert.Equal(0, Release(city, "乙").Exit);
        Refused(Release(district, "乙"), $"run {city} of region 640200 is in force");
        Refused(Release(province, "乙"), $"run {city} of region 640200 is in force");
        Assert.Equal(0, BackOut(city, "--reason", "改按区核定").Exit);
        Assert.Equal(0, Release(district, "乙").Exit);
        Refused(Release(city, "乙"), "");
        Assert.Equal([$"({district},5)", $"({city},7)", $"({province},2)"], States());
    }

    [Fact]
    public void The_run_of_exactly_the_region_stands_before_a_later_one_of_more()
    {
        RunBy("甲");
        RunBy("甲", "640200");
        using var opened = database.Open();
        Assert.Equal(1, RunFinder.Standing(opened, new Domain.Measures.ReviewYear(2023), Domain.Employers.RegionCode.Of(640202))!.Id);
        Assert.Equal(2, RunFinder.Standing(opened, new Domain.Measures.ReviewYear(2023), Domain.Employers.RegionCode.Of(640203))!.Id);
    }

    [Fact]
    public void A_name_that_is_no_provisional_parameter_of_the_run_is_not_accepted()
    {
        RunBy("甲");
        Refused(Release(1, "乙", TestDatabase.ProvisionalOf2023 + ",minimun-wage"), "--accept minimun-wage: run 1 rests on no such provisional parameter; those it rests on are ");
        Assert.Equal(0, database.Count("release"));
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--sample", "2")]
    public void A_trial_is_never_released(params string[] kind)
    {
        Assert.Equal(0, database.Quota([.. TestDatabase.RunArguments(), "--as", "甲", .. kind]).Exit);
        Refused(Release(1, "乙"), "");
        Assert.Equal(0, database.Count("release"));
    }

    [Fact]
    public void A_placeholder_is_computed_and_shown_and_never_released()
    {
        using var empty = postgres.NewDatabase();
        var files = new BaseFiles();
        using var desk = new Desk(files);
        foreach (var kind in BaseFiles.Kinds)
        {
            Assert.True(empty.Import(kind, desk.PathOf(kind), 2024).Exit is 0 or 3);
        }

        var run = empty.Quota([.. TestDatabase.RunArguments(2024), "--as", "甲"]);
        Assert.True(run.Exit == 0, run.Stderr);
        var release = empty.Quota("review", "release", "1", "--as", "乙", "--accept", TestDatabase.ProvisionalOf2023);
        Assert.Equal(5, release.Exit);
        Assert.Contains("social-average-wage=100000 (placeholder)", release.Stderr, StringComparison.Ordinal);

        // Nor by SQL, whatever is accepted.
        using var connection = empty.Connect();
        connection.Do("set role quota_application");
        var refused = Assert.Throws<Npgsql.PostgresException>(() => connection.Do(
            "insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, '乙', now(), business_date, '', @all from run",
            ("all", string.Join(',', empty.Ask<string>("select uncertain_parameters from run").Split('\n').Select(line => line.Split('=')[0])))));
        Assert.Equal("QC002", refused.SqlState);
        Assert.Contains("placeholder", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(0, empty.Count("release"));
    }

    [Fact]
    public void The_database_allows_the_moves_of_the_domain()
    {
        RunBy("甲");
        using var connection = database.Connect();
        foreach (var from in Enum.GetValues<RunState>())
        {
            foreach (var to in Enum.GetValues<RunState>().Where(state => state != from))
            {
                using var transaction = connection.BeginTransaction();
                connection.Do($"set local session_replication_role = replica; update run set state = {(int)from}; set local session_replication_role = origin");
                var failure = Record.Exception(() => connection.Do($"update run set state = {(int)to}"));

                // Release, supersession and their reversals come with an entry; by hand only the rest goes.
                Assert.True((from == RunState.Running && from.MayBecome(to)) == failure is null, $"{from} to {to}: {failure?.Message}");
            }
        }
    }

    [Fact]
    public void The_same_request_is_run_once_and_a_cancelled_run_is_not_released()
    {
        string[] arguments = [.. TestDatabase.RunArguments(), "--request", "2024 年审", "--queue", "--as", "甲"];
        Assert.Equal("1", database.Quota(arguments).Stdout.Trim());
        Assert.Equal("1", database.Quota(arguments).Stdout.Trim());
        Assert.Equal(0, database.Quota("review", "cancel", "1", "--reason", "名录有误").Exit);
        Assert.Equal(2, database.Quota("review", "cancel", "1", "--reason", "名录有误").Exit);
        Refused(Release(1, "乙"), "");
        Assert.Equal(0, database.Count("assessment"));
    }

    [Fact]
    public void A_drawn_unit_has_the_figures_of_the_whole_run()
    {
        var whole = database.Export(more: ["--run", $"{RunBy("甲")}"]).Split('\n');
        File.WriteAllText(folder["units.txt"], $"{BaseFiles.UnitB}\n");
        var part = database.Quota([.. TestDatabase.RunArguments(), "--units", folder["units.txt"]]);
        Assert.True(part.Exit == 0, part.Stderr);
        var lines = database.Export(more: ["--run", part.Stdout.Trim()]).TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains(lines[1], whole);

        File.WriteAllText(folder["units.txt"], $"{BaseFiles.UnitB}\n91640202MA76B000\n");
        Refused(database.Quota([.. TestDatabase.RunArguments(), "--units", folder["units.txt"]]), "line 2");
    }

    private int RunBy(string who, string region = BaseFiles.Region)
    {
        var result = database.Quota([.. TestDatabase.RunArguments(region: region), "--as", who]);
        Assert.True(result.Exit == 0, result.Stderr);
        return int.Parse(result.Stdout.Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private CommandResult Release(int run, string who, string accept = TestDatabase.ProvisionalOf2023) =>
        database.Quota("review", "release", $"{run}", "--as", who, "--accept", accept);

    private CommandResult BackOut(int run, params string[] more) => database.Quota(["review", "back-out", $"{run}", "--as", "乙", .. more]);

    private string DigestOf(int run) => database.Ask<string>($"select digest from run where id = {run}");

    private List<string> States() => database.Rows("select id, state from run where replay_of is null order by id");

    private void Amend()
    {
        var files = new BaseFiles();
        files.Filings[0, "payroll_total"] = "6600000";
        using var desk = new Desk(files);
        Assert.Equal(0, database.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--reason", "更正").Exit);
    }

    private static void Refused(CommandResult result, string because)
    {
        Assert.True(result.Exit == 2, $"ended with {result.Exit}: {result.Stderr}");
        Assert.Contains(because, result.Stderr, StringComparison.Ordinal);
    }
}
