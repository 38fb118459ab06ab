using QuotaCompliance.Application.Runs;
using QuotaCompliance.Application.Words;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>What is done through the command line and what is done as a page would do it leave the same rows and the same entries in the audit trail.</summary>
/// <remarks>甲 and 乙 type commands, 丙 and 丁 signed in and read Chinese; each pair starts, releases and takes back the same review.</remarks>
public sealed class TwoDoorsTests(Postgres postgres) : IDisposable
{
    private const string Reason = "申报数据有误";
    private static readonly DateOnly On = new(2025, 1, 2);
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_command_and_a_page_leave_the_same_rows_and_entries()
    {
        // Whoever first meets an edition of the parameters is in the trail for it: that is neither pair.
        Assert.Equal(0, database.Quota([.. TestDatabase.RunArguments(), "--dry-run"]).Exit);

        // The first of each pair may do both parts, so that only the rule of two persons can refuse them.
        AddAccount("甲", Duty.Reviewer, Duty.Approver);
        AddAccount("乙", Duty.Approver);
        AddAccount("丙", Duty.Reviewer, Duty.Approver);
        AddAccount("丁", Duty.Approver);
        using var opened = database.Open();
        var start = new StartRun(opened, () => PolicyFiles.Load(Repository.Policies), TimeProvider.System);
        var release = new ReleaseRun(opened, TimeProvider.System);
        var wanted = new RunRequest(new ReviewYear(BaseFiles.Year), RegionCode.Parse(BaseFiles.Region), On, DryRun: false);
        string[] run = [.. TestDatabase.RunArguments(), "--lang", "en", "--as"];

        // Whoever only approves starts nothing, whichever way they come.
        Assert.Equal(2, database.Quota([.. run, "乙"]).Exit);
        Assert.Equal(RefusalCode.DutyMissing, RefusalOf(start.Plan(new Actor.SignedIn("丁"), wanted)).Code);

        // Both at once.
        CommandResult? typed = null;
        Answer<Persistence.Tables.RunRow>? asked = null;
        Parallel.Invoke(
            () => typed = database.Quota([.. run, "甲"]),
            () => asked = start.ToItsEnd(new Actor.SignedIn("丙"), wanted, new Progress<WorkDone>()));
        Assert.True(typed!.Exit == 0, typed.Stderr);
        var byCommand = typed.Stdout.Trim();
        var byPage = ValueOf(asked!).Id;
        Same("to_jsonb(r) - array['id', 'request', 'started_by', 'started_at', 'ended_at']", "run r", "r.started_by", "甲", "丙");
        Assert.Equal(
            database.Rows($"select to_jsonb(a) - 'run_id' from assessment a where run_id = {byCommand} order by uscc"),
            database.Rows($"select to_jsonb(a) - 'run_id' from assessment a where run_id = {byPage} order by uscc"));
        Assert.Equal(
            database.Rows($"select file_id from run_input where run_id = {byCommand} order by 1"), database.Rows($"select file_id from run_input where run_id = {byPage} order by 1"));

        // One result a year is in force: so one after the other, each with the same story.
        string[] accepted = TestDatabase.ProvisionalOf2023.Split(',');
        var own = database.Quota("review", "release", byCommand, "--accept", TestDatabase.ProvisionalOf2023, "--as", "甲");
        Assert.Equal(2, own.Exit);
        Done("review", "release", byCommand, "--accept", TestDatabase.ProvisionalOf2023, "--reason", "无误", "--as", "乙");
        Done("review", "back-out", byCommand, "--reason", Reason, "--as", "乙");

        var refusal = RefusalOf(release.By(new Actor.SignedIn("丙"), byPage, accepted, "", On));
        Assert.Equal(RefusalCode.SecondPersonReleases, refusal.Code);
        Assert.Contains(RefusalWords.Of(refusal, Language.Chinese), own.Stderr, StringComparison.Ordinal);
        Assert.Equal(byPage, ValueOf(release.By(new Actor.SignedIn("丁"), byPage, accepted, "无误", On)).Run);
        Assert.Null(ValueOf(release.BackOutBy(new Actor.SignedIn("丁"), byPage, Reason, On)).Run);

        Same("to_jsonb(r) - array['id', 'request', 'started_by', 'started_at', 'ended_at']", "run r", "r.started_by", "甲", "丙");
        Same("to_jsonb(r) - array['id', 'run_id', 'by', 'at']", "release r", "r.by", "乙", "丁");
        Same("a.reason, translate(a.made_by, '丙', '甲')", "approval a", "a.checked_by", "乙", "丁");
        foreach (var (typing, signedIn) in new[] { ("甲", "丙"), ("乙", "丁") })
        {
            Same("e.act, regexp_replace(e.subject, '^run [0-9]+', 'run'), e.reason, e.region, e.review_year", "audit_entry e", "e.by", typing, signedIn, "e.number");
        }

        // Begun, released, backed out, and refused for want of the duty; what the rule of two persons stopped left nothing.
        Assert.Equal(["(3)", "(6)", "(7)", "(20)"], database.Rows("select act from audit_entry where by in ('丙', '丁') order by 1"));
    }

    /// <summary>As many rows for the one who types as for the one who signed in, and the same ones.</summary>
    private void Same(string columns, string table, string by, string typing, string signedIn, string order = "1")
    {
        List<string> Of(string who) => database.Rows($"select {columns} from {table} where {by} = '{who}' order by {order}");
        Assert.NotEmpty(Of(typing));
        Assert.Equal(Of(typing), Of(signedIn));
    }

    private void Done(params string[] args)
    {
        var result = database.Quota([.. args, "--on", "2025-01-02", "--lang", "en"]);
        Assert.True(result.Exit == 0, result.Stderr);
    }

    private static T ValueOf<T>(Answer<T> answer)
        where T : notnull
    {
        Assert.False(answer.IsRefused(out var refusal, out var value), refusal?.Code.ToString());
        return value!;
    }

    private static Refusal RefusalOf<T>(Answer<T> answer)
        where T : notnull
    {
        Assert.True(answer.IsRefused(out var refusal, out _));
        return refusal!;
    }

    private void AddAccount(string name, params Duty[] duties)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        Accounts.Add(connection, name, null, "test", QuotaCommand.Clock.GetUtcNow());
        foreach (var duty in duties)
        {
            Accounts.Grant(connection, name, new Grant(duty, RegionCode.Parse(BaseFiles.Region)), "test", QuotaCommand.Clock.GetUtcNow());
        }

        AuditTrail.Write(connection, new AuditEntry(AuditAct.AccountAdded, "test", name));
        transaction.Commit();
    }
}
