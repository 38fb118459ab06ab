using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Audit;

/// <summary>An installation without accounts is open; with the first it closes, and the table of duties decides.</summary>
public sealed class AccountTests(Postgres postgres) : IDisposable
{
    private const string Admin = "管理员甲";
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_first_account_closes_an_open_installation()
    {
        Assert.Equal(0, Quota("谁都可以", "review", "run", "--year", "2023", "--region", "640202").Exit);
        Assert.Contains("尚无账户", Quota("谁都可以", "user", "list").Stderr, StringComparison.Ordinal);
        Refused(Quota("谁都可以", "user", "add", "年审员甲", "--duty", "reviewer", "--region", "640202"), "first account must be an administrator");
        Assert.Equal(0, Quota("谁都可以", "user", "add", Admin, "--duty", "administrator", "--region", "640202").Exit);

        Refused(Quota("谁都可以", "review", "show"), $"There is no account 谁都可以: an administrator ({Admin}) can add it");
        Refused(database.Quota("review", "show"), "No account is bound to the operating-system user");
        Refused(Quota(Admin, "review", "show"), "takes the duty reviewer or approver or inspector");
        Assert.Equal(0, Quota(Admin, "user", "add", "年审员甲", "--duty", "年审员", "--region", "640202", "--reason", "到岗").Exit);
        Assert.Equal(0, Quota("年审员甲", "review", "show").Exit);
        Assert.Contains($"年审员甲\t-\tenabled 启用\treviewer@640202", Quota(Admin, "user", "list").Stdout, StringComparison.Ordinal);

        Assert.Equal(
            [$"(14,\"account {Admin} administrator@640202\")", "(20,\"look at figures\")", "(20,\"look at figures\")", "(20,\"look at figures\")", "(14,\"account 年审员甲 reviewer@640202\")"],
            database.Rows("select act, subject from audit_entry where act in (14, 20) order by number"));
    }

    /// <summary>A sample of the table, by the command itself; the whole is tested where it is decided.</summary>
    [Fact]
    public void Each_duty_does_its_part_of_a_year_and_no_other()
    {
        Add("年审员甲", Duty.Reviewer, "640202");
        Add("审批人甲", Duty.Approver, "640200");
        Add("公示员甲", Duty.Publisher, "640202");
        Add("审计甲", Duty.Auditor, "640000");
        Add(Admin, Duty.Administrator, "640202");
        Add("外区年审员", Duty.Reviewer, "640303");
        string[] run = ["review", "run", "--year", "2023", "--region", "640202", "--on", "2025-01-02"];
        string[] release = ["review", "release", "1", "--accept", TestDatabase.ProvisionalOf2023];
        string[] draft = ["notices", "draft", "--year", "2023", "--region", "640202", "--out", folder["draft"], "--on", "2025-01-02"];
        string[] approve = ["notices", "approve", "--year", "2023", "--region", "640202", "--reason", "核对无误"];
        string[] publish = ["notices", "publish", "--year", "2023", "--region", "640202", "--office", "残联", "--address", "街1号", "--telephone", "1", "--out", folder["published"], "--on", "2025-01-02"];
        string[] explain = ["explain", BaseFiles.UnitA, "--year", "2023"];
        (string Who, string[] What, bool Allowed)[] year =
        [
            ("外区年审员", run, false), ("审批人甲", run, false), ("年审员甲", run, true),
            ("年审员甲", release, false), ("审批人甲", release, true),
            ("审批人甲", draft, false), ("公示员甲", draft, true),
            ("公示员甲", approve, false), ("审批人甲", approve, true),
            ("审批人甲", publish, false), ("公示员甲", publish, true),
            (Admin, explain, false), ("公示员甲", explain, false), ("外区年审员", explain, false), ("审计甲", explain, true),
            (Admin, ["audit", "export", "--out", folder["a.csv"]], false), ("审计甲", ["audit", "export", "--out", folder["a.csv"]], true), (Admin, ["audit", "verify"], true),
            ("审计甲", ["user", "add", "某人"], false), ("年审员甲", ["jobs", "run", "annual-review"], false), (Admin, ["jobs", "run", "annual-review"], false),
            ("年审员甲", ["db", "distribute"], false),
        ];

        foreach (var (who, what, allowed) in year)
        {
            var result = Quota(who, what);
            Assert.Equal((who, string.Join(' ', what), allowed ? 0 : 2), (who, string.Join(' ', what), result.Exit));
            Assert.Equal(!allowed, result.Stderr.Contains("it takes the duty", StringComparison.Ordinal));
        }

        // Two anchors: the release and the publication.
        Assert.Equal(3, File.ReadAllLines(Assert.Single(Directory.GetFiles(database.Anchors))).Length);
    }

    [Fact]
    public void An_import_changes_units_of_its_officers_regions_alone()
    {
        Add("外区年审员", Duty.Reviewer, "640303");
        Add("年审员甲", Duty.Reviewer, "640202");
        var before = database.ImportContent();
        var files = new BaseFiles();
        files.Employers[0, "name"] = "改名有限公司";
        files.Filings[0, "payroll_total"] = "6000001";
        files.Placements[0, "monthly_wage"] = "5001";
        using var desk = new Desk(files);
        foreach (var kind in BaseFiles.Kinds)
        {
            Refused(Quota("外区年审员", TestDatabase.ImportArguments(kind, desk.PathOf(kind))), "outside the regions");
        }

        Assert.Equal(before, database.ImportContent());
        Assert.Equal(0, Quota("年审员甲", TestDatabase.ImportArguments("filings", desk.PathOf("filings"))).Exit);
    }

    [Fact]
    public void Administrators_keep_to_their_regions_and_off_their_own_duties()
    {
        Add(Admin, Duty.Administrator, "640202");
        Add("年审员甲", Duty.Reviewer, "640202");
        Add("宁夏管理员", Duty.Administrator, "640000");
        Refused(Quota(Admin, "user", "grant", "年审员甲", "--duty", "reviewer", "--region", "640303"), "for 640303");
        Refused(Quota(Admin, "user", "grant", Admin, "--duty", "reviewer", "--region", "640202"), "Nobody changes their own duties");
        Refused(Quota(Admin, "user", "disable", "宁夏管理员"), "for 640000");
        Assert.Equal(0, Quota(Admin, "user", "grant", "年审员甲", "--duty", "finance,inspector", "--region", "640202").Exit);
        Refused(Quota(Admin, "user", "grant", "年审员甲", "--duty", "finance", "--region", "640202"), "already");
        Assert.Equal(0, Quota(Admin, "user", "revoke", "年审员甲", "--duty", "finance", "--region", "640202").Exit);
        Assert.Equal(0, Quota(Admin, "user", "disable", "年审员甲", "--reason", "离岗").Exit);
        Refused(Quota("年审员甲", "review", "run", "--year", "2023", "--region", "640202"), "disabled");
        Assert.Equal(0, Quota(Admin, "user", "enable", "年审员甲").Exit);
        Assert.Equal(0, Quota("宁夏管理员", "user", "disable", Admin).Exit);
    }

    [Theory]
    [InlineData("job:annual-review")]
    [InlineData("JOB:x")]
    public void Nobody_acts_under_the_name_of_a_job(string name)
    {
        Refused(Quota(name, "review", "run", "--year", "2023", "--region", "640202"), "scheduled jobs");
        Assert.Equal(2, Quota("甲", "user", "add", name, "--duty", "administrator", "--region", "640202").Exit);
    }

    [Fact]
    public void An_account_bound_to_an_operating_system_user_is_that_users_own()
    {
        using var home = new HomeFolder(asNobody: HomeFolder.CanBeAnotherUser);
        var user = HomeFolder.CanBeAnotherUser ? "nobody" : Environment.UserName;
        Assert.Equal(0, home.Quota("user", "add", "甲", "--duty", "administrator,auditor", "--region", "640202", "--os-user", user).Exit);
        Assert.Equal(0, home.Quota("user", "add", "乙", "--duty", "administrator", "--region", "640202", "--os-user", "somebody-else").Exit);
        Assert.Equal(0, home.Quota("user", "list").Exit);
        Assert.Equal(0, home.Quota("user", "list", "--as", "甲").Exit);
        Refused(home.Quota("user", "list", "--as", "乙"), "belongs to another operating-system user");
        Refused(home.Quota("user", "add", "丙", "--os-user", user), "has an account already");
    }

    private CommandResult Quota(string who, params string[] args) => database.Quota([.. args, "--as", who]);

    private static void Refused(CommandResult result, string because)
    {
        Assert.Equal(2, result.Exit);
        Assert.Contains(because, result.Stderr, StringComparison.Ordinal);
    }

    private void Add(string name, Duty duty, string region)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        Accounts.Add(connection, name, null, "test", QuotaCommand.Clock.GetUtcNow());
        Accounts.Grant(connection, name, new Grant(duty, RegionCode.Parse(region)), "test", QuotaCommand.Clock.GetUtcNow());
        AuditTrail.Write(connection, new AuditEntry(AuditAct.AccountAdded, "test", name));
        transaction.Commit();
    }
}
