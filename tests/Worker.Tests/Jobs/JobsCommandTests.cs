using System.Globalization;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Worker.Tests.Jobs;

public class JobsCommandTests(Postgres postgres)
{
    [Fact]
    public void A_job_is_done_once_now_by_the_same_path_and_its_history_says_so()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview("0 0 2 1 11 ?", enabled: false);

        var result = desk.Quota("jobs", "run", "annual-review", "--as", "王玲", "--lang", "en");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("(by hand, 王玲) done", result.Stdout, StringComparison.Ordinal);
        Assert.Contains("units=3 run=", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(["(2,王玲,3)"], desk.Database.Rows("select state, started_by, units from run"));
        Assert.Equal(result.Stdout, desk.Quota("jobs", "history", "--lang", "en").Stdout);
        Assert.Equal("", desk.Quota("jobs", "history", "filing-intake").Stdout);
    }

    [Fact]
    public void The_outcome_of_a_job_is_the_exit_code()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview("0 0 2 1 11 ?", year: 2018);

        var missing = desk.Quota("jobs", "run", "annual-review");

        Assert.Equal(5, missing.Exit);
        Assert.Equal(["(annual-review,3,4,5)"], desk.Firings());
        Assert.Equal(2, desk.Quota("jobs", "run", "annual-revue").Exit);
        Assert.Equal(2, desk.Quota("jobs", "run", "annual-review", "--as", "job:annual-review").Exit);
    }

    [Fact]
    public void The_list_says_when_each_job_is_due_and_names_a_bad_file()
    {
        using var desk = new JobDesk(postgres);
        var year = JobDesk.ThisYear + 1;
        desk.PutReview(string.Create(CultureInfo.InvariantCulture, $"0 30 2 1 11 ? {year}"));
        desk.PutPublication("0 0 9 ? * *");
        File.WriteAllText(desk.JobFile("filing-intake"), "{\n  // half a file\n  \"job\": \"filing-intake\",\n");

        var list = desk.Quota("jobs", "list", "--lang", "en");

        Assert.Equal(2, list.Exit);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"annual-review 试验: {year}-11-01 02:30:00\n"), list.Stdout, StringComparison.Ordinal);
        Assert.Contains("notice-publication", list.Stdout, StringComparison.Ordinal);
        Assert.Contains("jobs/filing-intake.json:4:", list.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_holds_null_where_a_value_belongs_is_named_with_line_and_reason_and_the_others_are_listed()
    {
        using var desk = new JobDesk(postgres);
        desk.PutReview("0 0 2 1 11 ?");
        desk.PutPublication("0 0 9 ? * *");
        desk.PutIntake("0 0 3 1 1 ?", "null");
        File.WriteAllText(desk.JobFile("retention"), "null");
        File.WriteAllText(desk.JobFile("audit-verification"), File.ReadAllText(desk.JobFile("annual-review")).Replace("{\"minutes\": 5, \"attempts\": 3}", "null", StringComparison.Ordinal));
        File.WriteAllText(desk.JobFile("notice-publication"), File.ReadAllText(desk.JobFile("notice-publication")).Replace($"[\"{BaseFiles.Region}\"]", "[null]", StringComparison.Ordinal));

        var list = desk.Quota("jobs", "list", "--lang", "en");

        Assert.True(list.Exit == 2, list.Stderr);
        Assert.Equal(
            ["jobs/audit-verification.json:5: limits cannot be null", "jobs/filing-intake.json:6: sources holds an empty one", "jobs/notice-publication.json:6: regions takes region codes of six digits, such as \"640202\"", "jobs/retention.json:1: holds nothing; see job.schema.json"],
            list.Stderr.TrimEnd().Split('\n'));
        Assert.StartsWith("annual-review", list.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_firing_that_no_job_enabled_here_would_take_is_told_of()
    {
        using var desk = new JobDesk(postgres);
        desk.PutReview("0 0 2 1 11 ?", enabled: false);
        using (var connection = desk.Database.Connect())
        {
            FiringQueue.Enter(connection, new NewFiring("annual-review", TimeProvider.System.GetUtcNow(), 640202, BaseFiles.Year, FiringCause.Due, "job:annual-review", "tests"));
        }

        Assert.Contains("1 annual-review: waits: no job enabled here takes from its queue tests", desk.Quota("jobs", "list", "--lang", "en").Stdout, StringComparison.Ordinal);
        Assert.EndsWith("start quota work on a machine where jobs/annual-review.json is enabled\n", desk.Quota("jobs", "history", "--lang", "en").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_a_job_has_its_duty_in_its_regions_and_a_worker_needs_none()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview("0 0 2 1 11 ?");
        desk.PutIntake("0 0 3 1 1 ?", """{"folder": "inbox"}""");
        var files = new BaseFiles();
        files.Employers[0, "name"] = "大武口改名有限公司";
        File.WriteAllBytes(Path.Combine(desk.Inbox, "employers-2023.csv"), files.Employers.ToBytes());
        foreach (var (name, duties, region) in new[] { ("管理员", "administrator", "640000"), ("外区", "administrator,reviewer", "640303"), ("本区", "administrator,reviewer", "640202") })
        {
            Assert.Equal(0, desk.Quota("user", "add", name, "--duty", duties, "--region", region, "--as", "管理员").Exit);
        }

        foreach (var (who, why) in new[] { ("管理员", "may not run a review for 640202: it takes the duty reviewer"), ("外区", "may not run a review for 640202") })
        {
            var refused = desk.Quota("jobs", "run", "annual-review", "--as", who);
            Assert.Equal(2, refused.Exit);
            Assert.Contains(why, refused.Stderr, StringComparison.Ordinal);
        }

        var elsewhere = desk.Quota("jobs", "run", "filing-intake", "--as", "外区");
        Assert.True(elsewhere.Exit == 2, elsewhere.Stderr);
        Assert.Contains("outside the regions", elsewhere.Stdout, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(desk.Inbox, "employers-2023.csv")));
        Assert.Equal((0, 0), (desk.Quota("jobs", "run", "filing-intake", "--as", "本区").Exit, desk.Quota("jobs", "run", "annual-review", "--as", "本区").Exit));
        Assert.Equal(0, desk.StartWorker().Stop());
    }

    [Fact]
    public void A_request_that_is_broken_off_ends_and_waits_for_no_worker()
    {
        using var desk = new JobDesk(postgres);
        JobDesk.Fill(desk.Inbox, new BaseFiles());
        desk.PutIntake("0 0 3 1 1 ?", """{"folder": "inbox"}""");
        File.WriteAllText(desk.JobFile("filing-intake"), File.ReadAllText(desk.JobFile("filing-intake")).Replace("\"settle_seconds\": 1", "\"settle_seconds\": 600", StringComparison.Ordinal));
        using var asking = desk.Start("jobs", "run", "filing-intake", "--as", "王玲");
        Wait.Until(() => desk.Database.Ask<long>("select count(*) from job_firing where state = 2") == 1, "the job is begun");
        Thread.Sleep(TimeSpan.FromSeconds(1));
        Signals.Terminate(asking.Id);

        var result = QuotaCommand.Finish(asking);

        Assert.True(result.Exit == 7, result.Stderr);
        Assert.Contains("Firing 1: broken off by whoever asked for it", result.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("Incident", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(["(filing-intake,3,4,7)"], desk.Firings());
    }

    [Fact]
    public void History_is_never_edited_by_the_application()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        desk.PutReview("0 0 2 1 11 ?");
        desk.Quota("jobs", "run", "annual-review");
        using var open = desk.Database.Open();
        using var connection = open.Connect();

        foreach (var statement in new[] { "update job_firing set note = 'x'", "update job_firing set state = 1", "update job_firing set scheduled_at = now()", "delete from job_firing" })
        {
            Assert.Throws<Npgsql.PostgresException>(() => connection.Do(statement));
        }
    }
}
