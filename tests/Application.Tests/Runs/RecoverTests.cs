using System.Globalization;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>What was left is taken up by a program of the same rules, replays are compared whoever finishes them, and one run that cannot be done keeps no other waiting.</summary>
public sealed class RecoverTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_run_of_other_rules_is_left_alone_and_the_next_is_done_all_the_same()
    {
        var (other, mine) = (Plan(), Plan());
        SetByHand($"rule_version = 99 where id = {Sql.Text(other)}");
        var result = database.Quota("review", "recover");
        Assert.Equal(2, result.Exit);
        Assert.Contains($"{other}: Run {other} needs a program with version 99 of the rules", result.Stderr, StringComparison.Ordinal);
        Assert.Equal($"{mine} draft", result.Stdout.Trim());
        Assert.Equal([$"({other},1)", $"({mine},2)"], States());
        Assert.Equal(0, database.Ask<long>($"select sum(takings) from run_chunk where run_id = {Sql.Text(other)}"));
    }

    [Fact]
    public async Task A_worker_says_which_rules_a_run_needs_and_does_the_others()
    {
        var (other, mine) = (Plan(), Plan());
        SetByHand($"rule_version = 99 where id = {Sql.Text(other)}");
        using var worker = database.Start("work");
        try
        {
            worker.BeginOutputReadLine();
            var log = worker.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Wait.Until(() => States().Contains($"({mine},2)"), "the worker does its own run");
            Signals.Terminate(worker.Id);
            Assert.Contains("run-needs-other-rules", await log, StringComparison.Ordinal);
        }
        finally
        {
            Signals.Kill(worker.Id);
        }

        Assert.Equal([$"({other},1)", $"({mine},2)"], States());
        Assert.Equal(0, database.Ask<long>($"select sum(takings) from run_chunk where run_id = {Sql.Text(other)}"));
    }

    [Fact]
    public void A_replay_that_was_cut_off_is_compared_by_whoever_finishes_it()
    {
        var original = database.Run();
        BeginReplay(original);
        var same = database.Quota("review", "recover");
        Assert.True(same.Exit == 0, same.Stderr);
        Assert.Contains($"Run {original} gives the same digest again", same.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, database.Ask<long>("select count(*) from assessment where run_id = 2"));

        SetByHand("digest = repeat('0', 64), program_version = 'an older one' where id = 1");
        BeginReplay(original);
        var differs = database.Quota("review", "recover");
        Assert.Equal(6, differs.Exit);
        Assert.Contains($"replay 3 of run {original} gives digest ", differs.Stderr, StringComparison.Ordinal);
        Assert.Contains("the run by version 1 of the rules and program an older one, the replay by version 1", differs.Stderr, StringComparison.Ordinal);
        Assert.Equal(["(1,2)", "(2,2)", "(3,3)"], States());
        Assert.Equal(database.Ask<long>("select count(*) from assessment where run_id = 1"), database.Ask<long>("select count(*) from assessment where run_id = 3"));

        // As the command itself does.
        Assert.Equal(6, database.Quota("review", "replay", "1").Exit);
    }

    [Fact]
    public async Task A_row_that_comes_in_while_a_run_is_closed_is_counted()
    {
        var (first, run) = (database.Run(), Plan());
        Task<CommandResult> closing;
        using (var writer = database.Connect())
        {
            using var transaction = writer.BeginTransaction();
            writer.Do($"""
                set local role quota_application;
                create temporary table added as select * from assessment where run_id = {first} limit 1;
                update added set run_id = {run}, uscc = 'ZZ';
                insert into assessment_2023_run_{run} select * from added
                """);
            closing = Task.Run(() => database.Quota("review", "recover"));
            database.WaitUntilBlocked();
            transaction.Commit();
        }

        var result = await closing;
        Assert.Equal(6, result.Exit);
        Assert.Contains("stored: 4", result.Stderr, StringComparison.Ordinal);
        Assert.Equal([$"({first},2)", $"({run},3)"], States());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("100001")]
    public void A_replay_is_cut_as_a_run_is(string chunk)
    {
        database.Run();
        Assert.Equal(2, database.Quota("review", "replay", "1", "--chunk", chunk).Exit);
        Assert.Equal(1, database.Count("run"));
    }

    [Fact]
    public void A_replay_is_never_the_run_that_is_shown()
    {
        database.Run();
        Assert.Equal(0, database.Quota("review", "replay", "1").Exit);
        AssertShown(1);
        Plan();
        AssertShown(1);
    }

    [Theory]
    [InlineData("it is no dry run", "--dry-run")]
    [InlineData("it covers every unit", "--sample", "1")]
    [InlineData("its business date is 2025-01-02", "--on", "2025-01-03")]
    public void A_request_of_another_content_is_refused(string differs, params string[] other)
    {
        string[] run = ["review", "run", "--year", "2023", "--region", "640202", "--request", "年审", "--queue"];
        string[] first = [.. run, "--on", "2025-01-02"];
        Assert.Equal("1", database.Quota(first).Stdout.Trim());
        Assert.Equal("1", database.Quota(first).Stdout.Trim());
        var refused = database.Quota([.. other.Contains("--on") ? run : first, .. other]);
        Assert.Equal(2, refused.Exit);
        Assert.Contains($"is run 1, which is another one: {differs}.", refused.Stderr, StringComparison.Ordinal);
        Assert.Equal(1, database.Count("run"));
    }

    [Fact]
    public void A_request_for_named_units_is_the_same_for_the_same_units_alone()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.txt"], BaseFiles.UnitA);
        File.WriteAllText(folder["b.txt"], BaseFiles.UnitB);
        CommandResult Ask(string file) => database.Quota([.. TestDatabase.RunArguments(), "--request", "年审", "--queue", "--units", folder[file]]);
        Assert.Equal("1", Ask("a.txt").Stdout.Trim());
        Assert.Equal("1", Ask("a.txt").Stdout.Trim());
        var refused = Ask("b.txt");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("it covers other units", refused.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cancelled_run_credited_is_let_go()
    {
        var run = Plan();
        Assert.True(database.Ask<bool>($"select to_regclass('unit_credit_2023_run_{Sql.Text(run)}') is not null"));
        Assert.Equal(0, database.Quota("review", "cancel", Sql.Text(run), "--reason", "名录有误").Exit);
        Assert.True(database.Ask<bool>($"select to_regclass('unit_credit_2023_run_{Sql.Text(run)}') is null"));
    }

    [Fact]
    public void Parameters_changed_where_they_are_kept_are_not_computed_with()
    {
        database.Run();
        database.Do("set session_replication_role = replica; update policy_file set text = replace(text, '1.5%', '1.6%')");
        var replay = database.Quota("review", "replay", "1");
        Assert.Equal(6, replay.Exit);
        Assert.Contains("were changed", replay.Stderr, StringComparison.Ordinal);
    }

    private void AssertShown(int run)
    {
        var shown = database.Quota("review", "show", "--lang", "en");
        Assert.True(shown.Exit == 0, shown.Stderr);
        Assert.StartsWith($"Run {run}:", shown.Stdout, StringComparison.Ordinal);
    }

    private int Plan() => int.Parse(database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Stdout.Trim(), CultureInfo.InvariantCulture);

    private void BeginReplay(int original)
    {
        using var opened = database.Open();
        Assert.False(RunFinder.Named(opened, original).IsRefused(out _, out var row));
        RunPlan.BeginReplay(opened, row!, "丙", new DateOnly(2025, 1, 2), RunRequest.UsualChunk, TimeProvider.System);
    }

    private void SetByHand(string what) => database.Do($"set session_replication_role = replica; update run set {what}");

    private List<string> States() => database.Rows("select id, state from run order by id");
}
