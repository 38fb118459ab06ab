using Npgsql;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Audit;

/// <summary>A run's release, a notice's publication, a change of the parameters: one mechanism, and the database itself refuses one person in both parts.</summary>
public sealed class TwoPersonsTests(Postgres postgres, TwoPersonsTests.Proposed proposed) : IDisposable, IClassFixture<TwoPersonsTests.Proposed>
{
    private readonly Lazy<TestDatabase> own = new(() => postgres.NewDatabase(postgres.BaseFilesImported));
    private readonly TempFolder folder = new();

    private TestDatabase Own => own.Value;

    public void Dispose()
    {
        if (own.IsValueCreated)
        {
            Own.Dispose();
        }

        folder.Dispose();
    }

    /// <summary>As the application's own role, by whoever gets hold of its connection.</summary>
    [Theory]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, ' 甲', now(), business_date, '', '' from run", "QC001")]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, 'job:annual-review', now(), business_date, '', '' from run", "QC001")]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, U&'\\200b甲', now(), business_date, '', '' from run", "QC001")]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, U&'甲\\3000\\feff', now(), business_date, '', '' from run", "QC001")]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, '乙', now(), business_date, '', '' from run", "QC002")]
    [InlineData("insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, '乙', now(), business_date, '', 'social-average-wage' from run", "QC002")]
    [InlineData("insert into run (request, state, digest, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters) select 'again', 5, digest, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters from run where id = 1", "QC002")]
    [InlineData("insert into run (request, state, digest, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters) select 'again', 2, '', review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters from run where id = 1", "QC002")]
    [InlineData("insert into run (request, state, digest, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters) select 'again', 1, digest, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file, placements_file, scope, scope_text, dry_run, replay_of, chunk_size, started_by, started_at, units, payable, reward, note, uncertain_parameters from run where id = 1", "QC002")]
    [InlineData("insert into assessment select * from assessment", "42501")]
    [InlineData("insert into assessment_2023_run_1 select * from assessment_2023_run_1", "42501")]
    [InlineData("insert into run_input (run_id, file_id) select run_id, 0 from run_input", "QC002")]
    [InlineData("insert into run_chunk (review_year, run_id, number, kind, state, first_uscc, last_uscc, units_planned, takings, units_read, units_written, payable, reward, digests) select review_year, run_id, 99, kind, state, first_uscc, last_uscc, units_planned, takings, units_read, units_written, payable, reward, digests from run_chunk", "QC002")]
    [InlineData("update run set note = 'x'", "QC002")]
    [InlineData("update run set state = 5", "QC002")]
    [InlineData("update run set started_by = '丙'", "42501")]
    [InlineData("update run set payable = 0", "QC002")]
    [InlineData("update assessment set payable = 0", "42501")]
    [InlineData("delete from assessment", "42501")]
    [InlineData("truncate run_input", "42501")]
    [InlineData("delete from release", "42501")]
    [InlineData("update filing set payroll = 1", "42501")]
    [InlineData("alter table release disable trigger all", "42501")]
    [InlineData("select drop_run_partition('assessment', 2023, 1)", "P0001")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (1, '甲', '乙', '', now())", "QC002")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (2, '丙', '丙', '', now())", "QC001")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (2, '丙', E'丙 ', '', now())", "QC001")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (2, '丁', '丙', '', now())", "23503")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (3, 'Li', 'LI', '', now())", "QC001")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (3, 'Wang', 'Li', '', now())", "23503")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (3, 'Li', 'Job:x', '', now())", "23514")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (99, 'Li', '甲', '', now())", "23503")]
    [InlineData("insert into approval (proposal_id, made_by, checked_by, reason, at) values (3, 'Li', '甲', '', now())", "QC005")]
    [InlineData("update proposal set by = '甲'", "42501")]
    [InlineData("delete from proposal", "42501")]
    [InlineData("update approval set checked_by = '甲'", "42501")]
    [InlineData("truncate approval", "42501")]
    [InlineData("update policy_edition set installed = true", "42501")]
    [InlineData("insert into notice (kind, review_year, region, version, run_id, published_on, objections_from, objections_to, objection_days, office_name, office_address, office_telephone, parameters, published_by) values (1, 2023, 640202, 1, 1, now(), now(), now(), 7, '', '', '', '[]', '甲')", "QC004")]
    [InlineData("insert into notice (kind, review_year, region, version, run_id, published_on, objections_from, objections_to, objection_days, office_name, office_address, office_telephone, parameters, published_by, proposal_id) values (1, 2023, 640202, 1, 1, now(), now(), now(), 7, '', '', '', '[]', '甲', 2)", "QC004")]
    public void The_application_may_not_by_SQL(string sql, string refusal)
    {
        using var connection = proposed.Database.Connect();
        connection.Do("set role quota_application");
        Assert.Equal(refusal, Assert.Throws<PostgresException>(() => connection.Do(sql)).SqlState);
    }

    [Fact]
    public void The_chunks_of_a_run_that_has_ended_are_nobodys_to_change()
    {
        using var connection = proposed.Database.Connect();
        connection.Do("set role quota_application");
        Assert.Equal(0, connection.Do("update run_chunk set payable = 0, digests = '', takings = 9"));
        Assert.Equal(0, proposed.Database.Ask<long>("select count(*) from run_chunk where takings <> 1"));
    }

    /// <summary>What holds when even the triggers are off.</summary>
    [Fact]
    public void A_superuser_without_triggers_still_meets_the_constraint()
    {
        Assert.Equal("23514", Assert.Throws<PostgresException>(() =>
            proposed.Database.Do("set session_replication_role = replica; insert into approval (proposal_id, made_by, checked_by, reason, at) values (1, '甲', ' 甲', '', now())")).SqlState);
    }

    /// <summary>Temporary tables come first in a search that does not name them: functions with the owner's rights must not be led there.</summary>
    [Fact]
    public void Temporary_tables_do_not_take_the_place_of_ours()
    {
        Assert.Empty(proposed.Database.Rows("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and coalesce(array_to_string(proconfig, ','), '') not like '%search_path=public, pg_temp%'"));

        using var connection = proposed.Database.Connect();
        connection.Do("set role quota_application; create temporary table proposal as select id, kind, subject, review_year, region, detail, '乙'::text as by, reason, at from proposal; create temporary table run as select * from run");
        connection.Do("update pg_temp.run set started_by = '乙'");
        Assert.Equal("QC001", Assert.Throws<PostgresException>(() => connection.Do(
            "insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted) select review_year, region, id, 1, units, payable, reward, '甲', now(), business_date, '', '' from run")).SqlState);
    }

    [Fact]
    public void An_own_operating_system_user_does_not_check_under_another_name()
    {
        Own.Do($"""
            begin;
            insert into account (name, os_user, disabled, added_by, added_at) values ('甲', '{Environment.UserName}', false, 'x', now()), ('乙', null, false, 'x', now());
            insert into account_duty (account, duty, region, granted_by, granted_at) values ('甲', 1, 640202, 'x', now()), ('乙', 2, 640202, 'x', now());
            select write_audit('x', '', '', 14, '', '', null, null);
            commit
            """);
        RunBy("甲");
        Refused(Release(1, "乙"), "started by 甲");
        Own.Do("begin; update account set os_user = 'somebody-else' where name = '甲'; select write_audit('x', '', '', 14, '', '', null, null); commit");
        Assert.Equal(0, Release(1, "乙").Exit);
    }

    /// <summary>Begun before there were accounts, so under the operating-system user's own name.</summary>
    [Theory]
    [InlineData("乙", "null")]
    [InlineData("乙", "'{0}'")]
    public void What_an_operating_system_user_began_is_not_released_by_an_account_of_that_user(string approver, string boundTo)
    {
        Own.Run();
        Assert.Equal(Environment.UserName, Own.Ask<string>("select started_by from run"));
        Own.Do($"""
            begin;
            insert into account (name, os_user, disabled, added_by, added_at) values ('{approver}', {string.Format(System.Globalization.CultureInfo.InvariantCulture, boundTo, Environment.UserName)}, false, 'x', now());
            insert into account_duty (account, duty, region, granted_by, granted_at) values ('{approver}', 2, 640202, 'x', now());
            select write_audit('x', '', '', 14, '', '', null, null);
            commit
            """);
        Refused(Release(1, approver), "another person releases it");
        Assert.Equal(0, Own.Count("release"));
    }

    [Fact]
    public void Names_that_look_the_same_are_one_person()
    {
        RunBy("甲\u200b");
        Assert.Equal("甲", Own.Ask<string>("select started_by from run"));
        Refused(Release(1, "\ufeff甲\u2060"), "started by 甲");
        RunBy("Li Wei");
        Refused(Release(2, "ＬＩ　ＷＥＩ"), "started by Li Wei");
    }

    [Fact]
    public void A_notice_is_drafted_by_one_and_approved_by_another()
    {
        RunBy("甲");
        Refused(Publish("甲"), "not in force");
        Assert.Equal(0, Release(1, "乙").Exit);
        Refused(Publish("甲"), "notices draft");
        Refused(Approve("乙"), "notices draft");
        Assert.Contains("Proposal 2 by 丙", Draft("丙").Stderr, StringComparison.Ordinal);
        Refused(Publish("甲"), "is not approved");
        Refused(Approve("丙"), "was made by 丙");
        Assert.Equal(0, Approve("乙").Exit);
        Refused(Approve("丁"), "already");
        Refused(Publish("甲", "--correction", "另有说明"), "leave --correction out");
        Assert.Equal(0, Publish("甲").Exit);
        Assert.Equal(["(1,2,甲)", "(2,2,甲)", "(3,2,甲)"], Own.Rows("select kind, proposal_id, published_by from notice order by kind"));

        // The same again is the same proposal, and changes nothing.
        Assert.Contains("approved by 乙", Draft("丙").Stderr, StringComparison.Ordinal);
        Assert.Equal(0, Publish("甲").Exit);
        Assert.Equal(3, Own.Count("notice"));
        Assert.Equal(["(3)", "(6)", "(8)", "(9)", "(10)"], Own.Rows("select act from audit_entry where number > 4 and act <> 11 order by number"));
    }

    [Fact]
    public void What_nobody_could_look_at_is_not_proposed()
    {
        RunBy("甲");
        var proposals = Own.Count("proposal");
        File.WriteAllText(folder["file"], "");

        var draft = Own.Quota("notices", "draft", "--year", "2023", "--region", "640202", "--on", "2025-01-02", "--out", folder["file"] + "/draft", "--as", "丙");

        Assert.True(draft.Exit == 7, draft.Stderr);
        Assert.Equal(proposals, Own.Count("proposal"));
    }

    [Fact]
    public void A_correction_is_approved_word_by_word()
    {
        RunBy("甲");
        Release(1, "乙");
        Draft("丙");
        Approve("乙");
        Publish("甲");
        var files = new BaseFiles();
        files.Filings[0, "m01"] = "400";
        using var desk = new Desk(files);
        Assert.Equal(0, Own.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--reason", "更正").Exit);
        RunBy("甲");
        Release(2, "乙");

        Refused(Publish("甲"), "notices draft");
        Assert.Contains("--correction", Draft("丙").Stderr, StringComparison.Ordinal);
        Refused(Approve("乙"), "already");
        Assert.Contains("Proposal 4 by 丙", Draft("丙", "--correction", "一家单位更正人数").Stderr, StringComparison.Ordinal);
        Assert.Equal(0, Approve("乙").Exit);
        Assert.Equal(0, Publish("甲").Exit);
        Assert.Equal(["(1,2,4,一家单位更正人数)"], Own.Rows("select kind, version, proposal_id, correction from notice where version > 1"));
    }

    [Fact]
    public void A_changed_edition_may_be_run_with_and_is_released_once_another_approved_it()
    {
        RunBy("甲");
        Assert.Equal(0, Release(1, "乙").Exit);
        ChangePolicies();
        Assert.Equal(0, Changed("review", "run", "--year", "2023", "--region", "640202", "--on", "2025-01-02", "--as", "甲").Exit);
        var edition = Own.Ask<string>("select edition from run where id = 2");
        Assert.NotEqual(Own.Ask<string>("select edition from run where id = 1"), edition);

        Refused(Release(2, "乙"), $"quota policies approve {edition}");
        Refused(Changed("policies", "approve", "--reason", "同意", "--as", "乙"), "is not proposed");
        var proposed = Changed("policies", "propose", "--reason", "试改上限", "--as", "甲");
        Assert.Equal(0, proposed.Exit);
        Assert.Contains("policies/deferral-limit.json\n- ", proposed.Stdout, StringComparison.Ordinal);
        var own = Changed("policies", "approve", "--reason", "同意", "--as", "甲");
        Refused(own, "was made by 甲");
        Assert.Contains("policies/deferral-limit.json\n- ", own.Stdout, StringComparison.Ordinal);
        Refused(Release(2, "乙"), "no second person has approved");
        Assert.Equal(0, Own.Quota("policies", "approve", edition, "--reason", "与文件核对", "--as", "乙").Exit);
        Assert.Equal(0, Release(2, "乙").Exit);

        var list = Own.Quota("policies", "list").Stdout.TrimEnd().Split('\n');
        Assert.Equal(2, list.Length);
        Assert.Contains("installed", list[0], StringComparison.Ordinal);
        Assert.Contains("甲 (试改上限) → 乙 (与文件核对)", list[1], StringComparison.Ordinal);
        Assert.Equal(1, Own.Ask<long>("select count(*) from policy_edition where installed"));
    }

    /// <summary>A run of 甲, a notice of 丙 and an edition of Li, proposed and not approved: what the statements that must fail share.</summary>
    public sealed class Proposed : IDisposable
    {
        public Proposed(Postgres postgres)
        {
            Database = postgres.NewDatabase(postgres.BaseFilesImported);
            RunBy(Database, "甲");
            Database.Do("""
                begin;
                insert into proposal (kind, subject, review_year, region, by, reason, at) values (2, '1 digest', 2023, 640202, '丙', '', now()), (3, 'edition', null, null, 'Li', '', now());
                select write_audit('x', '', '', 8, '', '', null, null);
                commit
                """);
        }

        public TestDatabase Database { get; }

        public void Dispose() => Database.Dispose();
    }

    private int RunBy(string name) => RunBy(Own, name);

    private static int RunBy(TestDatabase database, string name)
    {
        var result = database.Quota([.. TestDatabase.RunArguments(), "--as", name]);
        Assert.True(result.Exit == 0, result.Stderr);
        return int.Parse(result.Stdout, System.Globalization.CultureInfo.InvariantCulture);
    }

    private CommandResult Release(int run, string name) => Own.Quota("review", "release", $"{run}", "--accept", TestDatabase.ProvisionalOf2023, "--as", name);

    private CommandResult Draft(string name, params string[] more) =>
        Own.Quota(["notices", "draft", "--year", "2023", "--region", "640202", "--on", "2025-01-02", "--out", folder["draft-" + Guid.NewGuid()], "--as", name, .. more]);

    private CommandResult Approve(string name) => Own.Quota("notices", "approve", "--year", "2023", "--region", "640202", "--reason", "核对无误", "--as", name);

    private CommandResult Publish(string name, params string[] more) => Own.Quota(
        ["notices", "publish", "--year", "2023", "--region", "640202", "--on", "2025-01-02", "--office", "残联", "--address", "街1号", "--telephone", "1", "--out", folder["published"], "--as", name, .. more]);

    /// <summary>A parameter that no run reads: the figures stay, the edition does not.</summary>
    private void ChangePolicies()
    {
        Directory.CreateDirectory(folder["policies"]);
        foreach (var file in Directory.GetFiles(Repository.Policies))
        {
            File.Copy(file, Path.Combine(folder["policies"], Path.GetFileName(file)));
        }

        var changed = Path.Combine(folder["policies"], "deferral-limit.json");
        File.WriteAllText(changed, File.ReadAllText(changed).Replace("\"6\"", "\"5\"", StringComparison.Ordinal));
    }

    private CommandResult Changed(params string[] args) => Own.QuotaBehind(["env", $"QUOTA_POLICIES={folder["policies"]}"], args);

    private static void Refused(CommandResult result, string because)
    {
        Assert.Equal(2, result.Exit);
        Assert.Contains(because, result.Stderr, StringComparison.Ordinal);
    }
}
