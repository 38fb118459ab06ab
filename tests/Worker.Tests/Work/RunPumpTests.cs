using Hangfire;
using Hangfire.States;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Tests.Jobs;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Tests.Work;

public class RunPumpTests(Postgres postgres)
{
    [Fact]
    public async Task A_firing_is_told_of_once_while_it_stands_in_its_queue_and_never_when_that_queue_is_not_ours()
    {
        using var desk = new JobDesk(postgres);
        desk.PutReview("0 0 2 1 11 ?");
        using var open = desk.Database.Open();
        using var connection = open.Connect();
        foreach (var (region, queue) in new[] { (640202, "tests"), (640303, "nobodys") })
        {
            FiringQueue.Enter(connection, new NewFiring("annual-review", TimeProvider.System.GetUtcNow(), region, BaseFiles.Year, FiringCause.Due, "job:annual-review", queue));
        }

        var (clock, told, log, enqueued) = (new FastClock(), new Told(), new StringWriter(), true);
        using var pump = new RunPump(new WorkerProcess(open, new WorkerSettings("甲", TimeSpan.FromSeconds(3), 1), TextWriter.Null, clock), told, _ => enqueued, desk.JobFiles, log);
        await pump.StartAsync(TestContext.Current.CancellationToken);
        Wait.Until(() => clock.Looks > 5, "the pump has looked a few times");
        Assert.Equal(["tests"], told.Queues);
        enqueued = false;
        Wait.Until(() => told.Queues.Count > 1, "what has left the queue undone is told of again");
        clock.Ahead = TimeSpan.FromMinutes(2);
        Wait.Until(() => log.ToString().Contains("firing-waits", StringComparison.Ordinal), "the log says that nobody does it");
        await pump.StopAsync(TestContext.Current.CancellationToken);

        Assert.All(told.Queues, queue => Assert.Equal("tests", queue));
        Assert.Contains("\"event\":\"firing-waits\",\"firing\":2,\"job\":\"annual-review\",\"queue\":\"nobodys\"", log.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Every look of the pump is told three seconds later than the one before.</summary>
    private sealed class FastClock : TimeProvider
    {
        public int Looks { get; private set; }

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(3 * Looks++);

        public override long GetTimestamp() => base.GetTimestamp() + (Ahead.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);
    }

    private sealed class Told : IBackgroundJobClient
    {
        public List<string> Queues { get; } = [];

        public string Create(Hangfire.Common.Job job, IState state)
        {
            Queues.Add(job.Queue);
            return Sql.Text(Queues.Count);
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => false;
    }
}
