using QuotaCompliance.Application.Runs;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Schedule;
using QuotaCompliance.Worker.Tests.Jobs;

namespace QuotaCompliance.Worker.Tests.Schedule;

public class SchedulingTests(Postgres postgres)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public void Two_workers_and_one_job_due_give_one_firing_and_one_run()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview(JobDesk.Once(Now.AddSeconds(10)));
        desk.StartWorker();
        desk.StartWorker();

        desk.WaitForFirings(1);

        Assert.Equal(["(annual-review,1,3,0)"], desk.Firings());
        Assert.Equal(["(2,job:annual-review,3)"], desk.Database.Rows("select state, started_by, units from run"));
        Assert.Equal(1, desk.Database.Ask<long>("select count(*) from job_firing f join run r on r.id = f.run_id where f.counts = 'units=3' and f.by = 'job:annual-review'"));
    }

    [Fact]
    public void A_machine_that_was_off_over_the_due_time_makes_up_for_it_once_or_writes_it_down()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        var due = Now.AddMinutes(-30);
        desk.PutReview(JobDesk.Daily(due), "run-once");
        desk.PutPublication(JobDesk.Daily(due), "skip");
        using (var first = desk.StartWorker())
        {
            Assert.Equal(0, first.Stop());
        }

        // What was due before the job was scheduled is not missed.
        Assert.Empty(desk.Firings());
        desk.Database.Do("update job_schedule set since = since - interval '3 days'");
        desk.StartWorker();
        desk.WaitForFirings(2);
        desk.StartWorker();

        Assert.Equal(["(annual-review,2,3,0)", "(notice-publication,2,5,0)"], desk.Firings().Order());
        Assert.Equal(1, desk.Database.Ask<long>("select count(*) from run"));
        Assert.All(
            desk.Database.Rows("select extract(epoch from scheduled_at)::bigint as due from job_firing"),
            row => Assert.Equal($"({due.ToUnixTimeSeconds()})", row));
    }

    [Fact]
    public void The_scheduler_is_brought_in_line_with_the_files_and_a_missing_or_bad_file_takes_nothing_off_it()
    {
        using var desk = new JobDesk(postgres);
        desk.PutReview("0 0 2 1 11 ?");
        desk.PutIntake("0 0 3 1 1 ?", """{"folder": "inbox"}""");
        using (var first = desk.StartWorker())
        {
            first.Stop();
        }

        Assert.Equal(["(annual-review,\"0 0 2 1 11 ?\")", "(filing-intake,\"0 0 3 1 1 ?\")"], Triggers(desk));
        var since = desk.Database.Ask<DateTime>("select since from job_schedule where job = 'annual-review'");

        desk.PutReview("0 30 4 1 11 ?");
        desk.PutPublication("0 0 9 ? * *");
        File.WriteAllText(desk.JobFile("filing-intake"), File.ReadAllText(desk.JobFile("filing-intake")).Replace("\"skip\"", "\"maybe\"", StringComparison.Ordinal));
        using (var second = desk.StartWorker())
        {
            second.Stop();
            Assert.Contains("\"event\":\"job-file-refused\",\"file\":\"filing-intake.json:4\",\"reason\":\"misfire", second.Log, StringComparison.Ordinal);
            Assert.Contains("\"event\":\"job-stays-scheduled\",\"job\":\"filing-intake\",\"file\":\"filing-intake.json:4\"", second.Log, StringComparison.Ordinal);
        }

        Assert.Equal(["(annual-review,\"0 30 4 1 11 ?\")", "(filing-intake,\"0 0 3 1 1 ?\")", "(notice-publication,\"0 0 9 ? * *\")"], Triggers(desk));
        Assert.Equal(["(annual-review,t)", "(filing-intake,t)", "(notice-publication,t)"], desk.Database.Rows("select job, active from job_schedule order by job"));
        Assert.True(desk.Database.Ask<DateTime>("select since from job_schedule where job = 'annual-review'") > since);

        File.Delete(desk.JobFile("notice-publication"));
        desk.PutIntake("0 0 3 1 1 ?", enabled: false, """{"folder": "inbox"}""");
        using var third = desk.StartWorker();

        Assert.Equal(["(annual-review,\"0 30 4 1 11 ?\")", "(notice-publication,\"0 0 9 ? * *\")"], Triggers(desk));
        Assert.Equal(["(annual-review,t)", "(filing-intake,f)", "(notice-publication,t)"], desk.Database.Rows("select job, active from job_schedule order by job"));
        Assert.Contains("\"event\":\"job-unscheduled\",\"job\":\"filing-intake\"", third.Log, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"job-stays-scheduled\",\"job\":\"notice-publication\",\"file\":\"notice-publication.json:1\"", third.Log, StringComparison.Ordinal);
        Assert.Contains("notice-publication: still scheduled, but there is no usable jobs/notice-publication.json", desk.Quota("jobs", "list", "--lang", "en").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_the_scheduler_told_a_machine_without_the_file_is_entered_as_due_by_one_that_has_it()
    {
        using var desk = new JobDesk(postgres);
        var due = Now.AddSeconds(-5);
        desk.PutReview(JobDesk.Daily(due), "skip");
        desk.Database.Do("insert into job_schedule (job, times, since, active) values ('annual-review', '', now() - interval '1 day', true)");
        using var open = desk.Database.Open();
        Firings With(JobFiles files) => new(new JobSchedule(open, TimeProvider.System), files, new WorkingDays(desk.NewSession(TextWriter.Null).LoadPolicies()), TextWriter.Null, TimeProvider.System);

        With(JobFiles.Load(desk.NewFolder("none"))).Due("annual-review", due);
        Assert.Empty(desk.Firings());
        With(desk.JobFiles).Sweep();

        Assert.Equal(["(annual-review,1,1,)"], desk.Firings());
    }

    private static List<string> Triggers(JobDesk desk) =>
        desk.Database.Rows("select trigger_name, cron_expression from qz.qrtz_cron_triggers order by trigger_name");
}
