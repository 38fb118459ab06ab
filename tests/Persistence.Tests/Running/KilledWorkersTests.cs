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

    /// <summary>Every value of the runs so far: a row that is written, doubled or lost shows.</summary>
    private string Everything(int upTo = int.MaxValue) => string.Join('\n', new[] { "run_chunk", "assessment" }.Select(table => database.Ask<string>(
        $"select count(*) || ' ' || md5(string_agg(t::text || t.xmin, '|' order by t::text)) from {table} t where run_id <= {upTo}")));
}
