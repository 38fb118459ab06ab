using System.Diagnostics;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Workers that die, sleep, are told twice or lose their session in the middle of a run: it ends by itself, as if nothing had been.</summary>
public sealed class KilledWorkersTests : IDisposable
{
    private const int KillsARun = 5;
    private readonly Postgres postgres;
    private readonly TestDatabase database;
    private readonly DistrictRuns runs;
    private readonly WorkerGang gang;

    public KilledWorkersTests(Postgres postgres)
    {
        this.postgres = postgres;
        database = postgres.NewDatabase(postgres.District.Before("run"));
        runs = new DistrictRuns(database, postgres.District);
        gang = new WorkerGang(database, lease: 3);
    }

    public void Dispose()
    {
        gang.Dispose();
        database.Dispose();
    }

    [Fact]
    public void Workers_killed_at_random_moments_change_nothing()
    {
        var watch = Stopwatch.StartNew();
        var wanted = LongTests.Asked ? 200 : 20;
        var dice = new Random(20);
        gang.Start(3);
        var (all, disturbed, redone) = (0, 0, 0L);
        while (all < wanted)
        {
            var run = runs.Plan();
            var kills = 0;

            // Anywhere in the run, some before its first chunk of units. A worker takes longer to start than the run: who is killed has a chunk in hand.
            foreach (var moment in Enumerable.Range(0, KillsARun).Select(_ => dice.Next(-20, 180)).Order())
            {
                IReadOnlyList<Process> busy = [];
                Wait.Until(() => !runs.IsRunning(run) || (runs.ChunksDone(run) >= moment && (busy = gang.AtWork(run)).Count > 0), "a worker is at work");
                if (busy.Count > 0)
                {
                    Thread.Sleep(dice.Next(30));
                    gang.Kill(busy[dice.Next(busy.Count)]);
                    gang.Start();
                    kills++;
                }
            }

            runs.WaitForTheEnd(run);
            runs.AssertUndisturbed(run);
            Assert.InRange(runs.ChunksRedone(run), 0, kills);
            (all, disturbed, redone) = (all + kills, disturbed + 1, redone + runs.ChunksRedone(run));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{all} kills in {disturbed} runs, {redone} chunks redone, {watch.Elapsed.TotalSeconds:0} s");
    }

    [Fact]
    public void A_worker_that_slept_through_its_lease_writes_nothing()
    {
        var sleeper = gang.Start();
        var run = runs.Plan();
        using (runs.HoldWriters(run))
        {
            Signals.Freeze(sleeper.Id);
        }

        var other = gang.Start();
        runs.WaitForTheEnd(run);
        runs.AssertUndisturbed(run);
        Assert.Equal(1, runs.ChunksRedone(run));

        gang.Kill(other);
        var before = Everything();
        Signals.Thaw(sleeper.Id);
        var next = runs.Plan();
        runs.WaitForTheEnd(next);

        Assert.Equal(before, Everything(upTo: run));
        runs.AssertUndisturbed(next);
    }

    /// <summary>Asleep before its first row, so that its successor has no session of it to end; and awake before its heartbeat is answered.</summary>
    [Fact]
    public async Task A_worker_that_wakes_before_it_knows_that_its_chunk_was_done_goes_on_with_the_next()
    {
        using var copy = postgres.NewDatabase(postgres.BaseFilesImported);
        var first = copy.Run();
        var run = int.Parse(copy.Quota([.. TestDatabase.RunArguments(), "--queue"]).Stdout.Trim(), System.Globalization.CultureInfo.InvariantCulture);
        Task<CommandResult> sleeper;
        using (var successor = copy.Connect())
        {
            using var transaction = successor.BeginTransaction();
            successor.Do("lock table refused_filing in access exclusive mode");
            sleeper = Task.Run(() => QuotaCommand.RunWith(copy.Environment, new NoTimers(), "review", "recover"));
            copy.WaitUntilBlocked();
            successor.Do($"""
                create temporary table rows as select * from assessment where run_id = {first};
                update rows set run_id = {run};
                insert into assessment select * from rows;
                update run_chunk c set state = 3, token = nextval('chunk_token'), takings = 2, lease_until = null, done_at = now(),
                    units_read = f.units_read, units_written = f.units_written, payable = f.payable, reward = f.reward, digests = f.digests
                from run_chunk f where c.run_id = {run} and c.kind = 2 and f.run_id = {first} and f.number = c.number
                """);
            transaction.Commit();
        }

        var result = await sleeper;
        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Equal([$"({first},2)", $"({run},2)"], copy.Rows("select id, state from run order by id"));
        Assert.Equal(1, copy.Ask<long>("select count(distinct digest) from run"));
    }

    [Fact]
    public void Every_job_delivered_again_writes_nothing_twice()
    {
        gang.Start(3);
        var run = runs.Plan();

        // A job that Hangfire has not put in a queue yet is not delivered, so not again either.
        const string Delivered = "select coalesce(array_agg(id), '{}') from hangfire.job where statename is not null";
        Wait.Until(() => database.Count("hangfire.job") > 0 && database.Ask<long[]>(Delivered).Length > 0, "the run is told to Hangfire");
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false };
        var jobs = new BackgroundJobClient(new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options));
        void DeliverAgain() => Assert.All(database.Ask<long[]>(Delivered), job => Assert.True(jobs.Requeue(Sql.Text(job))));
        while (runs.IsRunning(run))
        {
            DeliverAgain();
            Thread.Sleep(100);
        }

        runs.AssertUndisturbed(run);
        Assert.Equal(0, runs.ChunksRedone(run));

        // And once more when there is nothing left to do.
        var before = Everything();
        DeliverAgain();
        Wait.Until(() => database.Ask<long>("select count(*) from hangfire.job where statename <> 'Succeeded'") == 0, "every job was done again");
        Assert.Equal(before, Everything());
        Assert.True(
            database.Ask<long>("select count(*) from hangfire.state where name = 'Processing'") > 2 * database.Count("hangfire.job"),
            "the jobs were not begun again");
    }

    [Fact]
    public void Sessions_ended_by_an_administrator_only_delay_the_run()
    {
        gang.Start(3);
        var run = runs.Plan();
        for (var i = 0; i < 3; i++)
        {
            using var held = runs.HoldWriters(run, workers: 2);
            TestDatabase.EndSessionsExcept(held);
        }

        runs.WaitForTheEnd(run);
        runs.AssertUndisturbed(run);
    }

    [Fact]
    public void A_worker_asked_to_stop_finishes_the_chunk_it_has_begun()
    {
        var worker = gang.Start();
        var run = runs.Plan();

        // Its rows wait, longer than a program is usually given to end.
        using (runs.HoldWriters(run))
        {
            Signals.Terminate(worker.Id);
            Assert.False(worker.WaitForExit(TimeSpan.FromSeconds(4)), "it ended in the middle of a chunk");
        }

        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(20)), "it does not end");
        Assert.Equal(0, worker.ExitCode);
        Assert.True(runs.IsRunning(run));
        Assert.Equal(0, runs.ChunksTaken(run));

        Assert.Equal(0, database.Quota("review", "recover").Exit);
        runs.AssertUndisturbed(run);
        Assert.Equal(0, runs.ChunksRedone(run));
    }

    [Fact]
    public void What_a_killed_command_left_is_recovered()
    {
        using var command = database.Start([.. DistrictRuns.InSmallChunks]);
        Wait.Until(() => database.Count("run") == 1, "the run is planned");
        using (runs.HoldWriters(1))
        {
            Signals.Kill(command.Id);
        }

        command.WaitForExit();
        Assert.True(runs.IsRunning(1));

        runs.EndLeases();
        Assert.Equal(0, database.Quota("review", "recover").Exit);
        runs.AssertUndisturbed(1);
    }

    /// <summary>A clock whose timers never fire: nobody's heartbeat beats.</summary>
    private sealed class NoTimers : TimeProvider, ITimer
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => this;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Every value of the runs so far: a row that is written, doubled or lost shows.</summary>
    private string Everything(int upTo = int.MaxValue) => string.Join('\n', new[] { "run_chunk", "assessment" }.Select(table => database.Ask<string>(
        $"select count(*) || ' ' || md5(string_agg(t::text || t.xmin, '|' order by t::text)) from {table} t where run_id <= {upTo}")));
}
