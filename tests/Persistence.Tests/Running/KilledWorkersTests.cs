using System.Diagnostics;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Running;

/// <summary>Workers that die, sleep, are told twice or lose their session in the middle of a run: it ends by itself, as if nothing had been.</summary>
public sealed class KilledWorkersTests : IDisposable
{
    private const int KillsARun = 5;
    private readonly TestDatabase database;
    private readonly DistrictRuns runs;
    private readonly WorkerGang gang;

    public KilledWorkersTests(Postgres postgres)
    {
        database = postgres.NewDatabase(postgres.District.Before("run"));
        runs = new DistrictRuns(database, postgres.District);
        gang = new WorkerGang(database, lease: 5);
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
        var (all, disturbed) = (0, 0);
        while (all < wanted)
        {
            var run = runs.Plan();
            var kills = 0;
            while (runs.IsRunning(run))
            {
                // Only who has a chunk in hand is killed, some time into its work: it takes a worker longer to start than to do a chunk.
                if (kills < KillsARun && gang.AtWork(run) is { Count: > 0 } busy)
                {
                    Thread.Sleep(dice.Next(50));
                    gang.Kill(busy[dice.Next(busy.Count)]);
                    gang.Start();
                    kills++;
                }

                Thread.Sleep(dice.Next(20, 400));
            }

            runs.AssertUndisturbed(run);
            Assert.InRange(runs.ChunksRedone(run), 0, kills);
            all += kills;
            disturbed++;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{all} kills in {disturbed} runs, {database.Ask<long>("select sum(takings) - count(*) from run_chunk")} chunks redone, {watch.Elapsed.TotalSeconds:0} s");
    }

    [Fact]
    public void A_worker_that_slept_through_its_lease_writes_nothing()
    {
        var sleeper = gang.Start();
        var run = runs.Plan();
        runs.WaitForChunks(run);
        do
        {
            Signals.Thaw(sleeper.Id);
            Thread.Sleep(3);
            Signals.Freeze(sleeper.Id);
        }
        while (gang.ChunksOf(sleeper, run) == 0);
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

    [Fact]
    public void Every_job_delivered_again_writes_nothing_twice()
    {
        gang.Start(3);
        var run = runs.Plan();
        Wait.Until(() => database.Count("hangfire.job") > 0, "the run is told to Hangfire");
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false };
        var jobs = new BackgroundJobClient(new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options));
        while (runs.IsRunning(run))
        {
            foreach (var job in database.Rows("select id from hangfire.job"))
            {
                jobs.Requeue(job.Trim('(', ')'));
            }

            Thread.Sleep(100);
        }

        runs.AssertUndisturbed(run);
        Assert.Equal(0, runs.ChunksRedone(run));
        Assert.True(
            database.Ask<long>("select count(*) from hangfire.state where name = 'Processing'") > database.Count("hangfire.job"),
            "no job was begun a second time");
    }

    [Fact]
    public void Sessions_ended_by_an_administrator_only_delay_the_run()
    {
        gang.Start(3);
        var run = runs.Plan();
        runs.WaitForChunks(run);
        using var kept = database.Connect();
        for (var i = 0; i < 5 && runs.IsRunning(run); i++)
        {
            TestDatabase.EndSessionsExcept(kept);
            Thread.Sleep(200);
        }

        runs.WaitForTheEnd(run);
        runs.AssertUndisturbed(run);
    }

    [Fact]
    public void A_worker_asked_to_stop_finishes_the_chunk_it_has_begun()
    {
        var worker = gang.Start();
        using var held = database.Connect();
        var run = runs.Plan();
        runs.WaitForChunks(run);

        // Its next rows wait, longer than a program is usually given to end.
        using (var transaction = held.BeginTransaction())
        {
            held.Do("lock table assessment in exclusive mode");
            database.WaitUntilBlocked();
            Signals.Terminate(worker.Id);
            Assert.False(worker.WaitForExit(TimeSpan.FromSeconds(4)), "it ended in the middle of a chunk");
            transaction.Rollback();
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
        Wait.Until(() => runs.ChunksDone(1) > 5, "the first chunks are done");
        Signals.Kill(command.Id);
        command.WaitForExit();
        Assert.True(runs.IsRunning(1));

        // The dead command's leases end at their time, by the server's clock.
        database.Do("update run_chunk set lease_until = clock_timestamp() where state = 2");
        Assert.Equal(0, database.Quota("review", "recover").Exit);
        runs.AssertUndisturbed(1);
    }

    /// <summary>Every value of the runs so far: a row that is written, doubled or lost shows.</summary>
    private string Everything(int upTo = int.MaxValue) => string.Join('\n', new[] { "run_chunk", "assessment" }.Select(table => database.Ask<string>(
        $"select count(*) || ' ' || md5(string_agg(t::text || t.xmin, '|' order by t::text)) from {table} t where run_id <= {upTo}")));
}
