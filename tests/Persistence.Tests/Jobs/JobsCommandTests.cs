using System.Globalization;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Jobs;

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
