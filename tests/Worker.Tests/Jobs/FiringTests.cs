using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Tests.Jobs;

/// <summary>A firing whose worker is asked to stop in the middle of it, or that takes longer than its limit.</summary>
public class FiringTests(Postgres postgres)
{
    [Fact]
    public async Task A_worker_asked_to_stop_hands_its_firing_back_and_another_does_it()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview(JobDesk.Once(TimeProvider.System.GetUtcNow().AddSeconds(8)));
        using var held = desk.Database.Connect();
        using (var transaction = held.BeginTransaction())
        {
            // Its run can't be planned before it is asked to stop.
            held.Do("lock table run in exclusive mode");
            var worker = desk.StartWorker();
            worker.WaitFor("firing-taken");
            desk.Database.WaitUntilBlocked();
            var stopping = Task.Run(worker.Stop, TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, await stopping);
        }

        Assert.Equal(["(1,0)"], desk.Database.Rows("select state, takings from job_firing"));
        desk.StartWorker();
        desk.WaitForFirings(1);
        Assert.Equal(["(annual-review,1,3,0)"], desk.Firings());
        Assert.Equal(["(2,3)"], desk.Database.Rows("select state, units from run"));
    }

    [Fact]
    public async Task A_firing_that_takes_longer_than_its_limit_is_broken_off_and_says_so()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview("0 0 2 1 11 ?");
        var clock = new HurriedClock();
        var session = new Session(Stream.Null, TextWriter.Null, clock, _ => null);
        using var open = desk.Database.Open();
        using var connection = open.Connect();
        var id = FiringQueue.Enter(connection, new NewFiring("annual-review", clock.GetUtcNow(), 640202, BaseFiles.Year, FiringCause.Request, "王玲", "tests"));
        var work = new FiringWork(open, JobFiles.Load(Path.GetDirectoryName(desk.JobFile("annual-review"))!), new WorkerSettings("甲", TimeSpan.FromSeconds(30), 1), session);
        using var held = desk.Database.Connect();
        using (var transaction = held.BeginTransaction())
        {
            held.Do("lock table run in exclusive mode");
            var doing = Task.Run(() => work.Do(id!.Value, CancellationToken.None), TestContext.Current.CancellationToken);
            desk.Database.WaitUntilBlocked();
            await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            Assert.True(await doing);
        }

        Assert.Equal(["(annual-review,3,4,7)"], desk.Firings());
        Assert.StartsWith("not done within 5 minutes", desk.Database.Ask<string>("select note from job_firing"), StringComparison.Ordinal);
        Assert.Equal(["(1)"], desk.Database.Rows("select state from run"));
    }

    [Fact]
    public void The_job_publishes_what_is_in_force_and_approved_and_nothing_else()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported) { Launcher = FakeClock.On("2025-01-02") };
        desk.PutPublication("0 0 9 ? * *", year: JobDesk.ThisYear - 2);
        void Do(params string[] args)
        {
            var result = desk.Quota(args);
            Assert.True(result.Exit == 0, result.Stderr);
        }

        void Publish(int notices)
        {
            Do("jobs", "run", "notice-publication");
            Assert.Equal(notices, desk.Database.Count("notice"));
        }

        Do([.. TestDatabase.RunArguments(), "--as", "甲"]);
        Publish(0);
        Do("review", "release", "1", "--accept", TestDatabase.ProvisionalOf2023, "--as", "乙");
        Do("notices", "draft", "--year", "2023", "--region", "640202", "--out", Path.Combine(desk.NewFolder("drafts"), "1"), "--as", "丙");
        Publish(0);
        Do("notices", "approve", "--year", "2023", "--region", "640202", "--reason", "核对无误", "--as", "乙");
        Publish(3);
        Publish(3);
        Assert.Equal(["(published=0)", "(published=0)", "(published=3)", "(published=0)"], desk.Database.Rows("select counts from job_firing order by id"));
        Assert.NotEmpty(Directory.GetFiles(desk.NewFolder(".quota"), "*.html", SearchOption.AllDirectories));
    }

    /// <summary>Five minutes pass in three seconds for whoever sets a timer.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 100, period < TimeSpan.Zero ? period : period / 100);
    }
}
