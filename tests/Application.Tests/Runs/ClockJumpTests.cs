using Hangfire;
using Hangfire.States;
using Npgsql;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Wall clocks that are an hour off, or jump an hour ahead and back in the middle of a run: leases go by the server's clock, and outlive even that one's jumps.</summary>
public sealed class ClockJumpTests(Postgres postgres)
{
    [Fact]
    public void The_servers_clock_may_jump()
    {
        using var clock = new FakeClock();
        using var home = new HomeFolder();
        using var server = home.Join(clock.Server);
        var database = home.Database(server);
        postgres.District.Import(database);
        var runs = new DistrictRuns(database, postgres.District);
        using var gang = new WorkerGang(database, lease: 3);
        gang.Start(2);
        var run = runs.Plan();
        foreach (var hours in new[] { 1, -1, 0 })
        {
            // One of both dies, and leaves a lease that ends by the clock as it was.
            using var held = runs.HoldWriters(run, workers: 2);
            gang.Kill(gang.AtWork(run)[0]);
            gang.Start();
            clock.Set(hours);
            var expected = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(hours);
            Wait.Until(() => (database.Ask<DateTime>("select clock_timestamp()") - expected).Duration() < TimeSpan.FromMinutes(5), "the clock has jumped");
        }

        runs.WaitForTheEnd(run);
        runs.AssertUndisturbed(run);
    }

    [Fact]
    public void Machines_an_hour_ahead_and_behind_share_a_run()
    {
        using var database = postgres.NewDatabase(postgres.District.Before("run"));
        var runs = new DistrictRuns(database, postgres.District);
        using var gang = new WorkerGang(database, lease: 3);
        gang.Start(FakeClock.Off(1));
        gang.Start(FakeClock.Off(-1));
        var run = runs.Plan();
        runs.WaitForTheEnd(run);
        runs.AssertUndisturbed(run);
        Assert.Equal(0, runs.ChunksRedone(run));
        Assert.Equal(2, database.Ask<long>($"select count(distinct worker) from run_chunk where run_id = {run}"));
    }

    [Fact]
    public async Task A_worker_whose_clock_jumps_or_whose_Hangfire_is_cut_off_still_tells_of_a_run_that_waits()
    {
        using var database = postgres.NewDatabase(postgres.BaseFilesImported);
        Assert.Equal(0, database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Exit);
        using var open = database.Open();
        var clock = new JumpingClock();
        var told = new Told();
        using var pump = new RunPump(new WorkerProcess(open, new WorkerSettings("甲", TimeSpan.FromSeconds(3), 1), TextWriter.Null, clock), told, _ => false, JobFiles.Load(""), TextWriter.Null);
        await pump.StartAsync(TestContext.Current.CancellationToken);
        foreach (var hours in new[] { 0, 1, 0, -1 })
        {
            clock.Ahead = TimeSpan.FromHours(hours);
            told.IsCutOff = hours == 0;
            var before = told.Times;
            Wait.Until(() => told.Times > before, "the run is told of");
        }

        await pump.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Shows another time; what only counts on is not touched, as when an operator sets a machine's clock.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }

    private sealed class Told : IBackgroundJobClient
    {
        public int Times { get; private set; }

        /// <summary>The database goes away under Hangfire, which wraps that in an exception of its own.</summary>
        public bool IsCutOff { get; set; }

        public string Create(Hangfire.Common.Job job, IState state)
        {
            Times++;
            return IsCutOff ? throw new BackgroundJobClientException("", new NpgsqlException()) : Sql.Text(Times);
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => false;
    }
}
