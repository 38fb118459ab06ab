using QuotaCompliance.Domain.Filings;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.People;

/// <summary>People lose their names when their time is over; figures, months and digests stay.</summary>
[Covers("P1")]
public sealed class RetentionTests : IDisposable
{
    private const string LastDay = "2034-12-31";
    private const string DayAfter = "2035-01-01";

    private readonly Postgres postgres;
    private readonly Desk desk;
    private readonly TestDatabase database;

    public RetentionTests(Postgres postgres)
    {
        this.postgres = postgres;

        // Person A at both units, so that months are contested, and once more in an earlier version.
        var files = new BaseFiles();
        files.Placements.Add(BaseFiles.UnitB, BaseFiles.PersonA, BaseFiles.IdA, "残疾人证", BaseFiles.IdA + "43", "", "", "2020-01-01", "", "7-12", "5000", "", "");
        desk = new Desk(files);
        database = postgres.NewDatabase(postgres.BaseFilesImported);
        Assert.Equal(0, database.Import("placements", desk.PathOf("placements")).Exit);
    }

    public void Dispose()
    {
        database.Dispose();
        desk.Dispose();
    }

    [Fact]
    public void After_pseudonymisation_a_replay_gives_its_digest_and_nobody_is_named()
    {
        var run = database.Run();
        var digest = database.Ask<string>("select digest from run");
        var figures = database.Export();

        var result = database.Quota("retention", "run", "--on", DayAfter, "--lang", "en");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("2023: 3 placements named, 0 pseudonymous, kept to 2034-12-31, due; 2 roster files, kept to 2034-12-31, due", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, database.Quota("review", "replay", Persistence.Sql.Text(run)).Exit);
        Assert.Equal(digest, database.Ask<string>("select digest from run where replay_of is null"));
        database.Run();
        Assert.Equal(figures, database.Export());
        Assert.Equal(["(3,2,0)"], database.Rows("select count(*), count(distinct person_key), count(identity) from placement"));
        Assert.Contains("2023: 0 placements named, 3 pseudonymous", database.Quota("retention", "show", "--on", DayAfter, "--lang", "en").Stdout, StringComparison.Ordinal);
        Assert.Contains("contested-person", figures, StringComparison.Ordinal);
        Assert.Equal(0, database.Quota("keys", "check").Exit);

        // Files: the roster's content is gone, its hash and counts stay; others stay whole.
        Assert.Equal(["(1,f,1)", "(2,f,1)", "(3,t,2)"], database.Rows("select kind, bool_and(emptied_on is not null) as emptied, count(*) from source_file group by 1 order by 1"));
        var kept = System.Text.Encoding.UTF8.GetString(database.KeptBytes());
        Assert.DoesNotContain(BaseFiles.PersonA, kept, StringComparison.Ordinal);
        Assert.Contains("大武口甲机械有限公司", kept, StringComparison.Ordinal);
        Assert.Equal(1, database.Ask<long>("select count(*) from audit_entry where act = (select max(act) from audit_entry) and subject = '3 placements, 2 files emptied'"));

        // Twice: nothing more to do.
        var before = database.ImportContent();
        Assert.Equal(0, database.Quota("retention", "run", "--on", DayAfter).Exit);
        Assert.Equal(before, database.ImportContent());
    }

    [Theory]
    [InlineData("run", "--dry-run", DayAfter)]
    [InlineData("show", null, DayAfter)]
    [InlineData("run", null, LastDay)]
    public void A_rehearsal_changes_nothing_and_nor_does_a_run_before_the_time_is_over(string verb, string? option, string on)
    {
        var before = database.ImportContent();

        var result = database.Quota(["retention", verb, .. option is null ? [] : new[] { option }, "--on", on, "--lang", "en"]);

        Assert.Equal(0, result.Exit);
        Assert.Equal(on == DayAfter, result.Stdout.Contains(", due", StringComparison.Ordinal));
        Assert.Contains("provisional", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(before, database.ImportContent());
    }

    [Fact]
    public void The_scheduled_job_takes_the_names_once_their_time_is_over()
    {
        using var jobs = new JobDesk(postgres, postgres.BaseFilesImported);
        using var folder = new TempFolder();
        foreach (var policy in Directory.GetFiles(Repository.Policies))
        {
            File.WriteAllText(folder[Path.GetFileName(policy)], File.ReadAllText(policy).Replace("{\"roster\": 10, \"roster_files\": 10}", "{\"roster\": 1, \"roster_files\": 90}", StringComparison.Ordinal));
        }

        jobs.Variables["QUOTA_POLICIES"] = folder.Path;
        File.Copy(Path.Combine(Repository.Policies, "../jobs/retention.json"), jobs.JobFile("retention"));

        var result = jobs.Quota("jobs", "run", "retention");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("pseudonymised=2 files=0", result.Stdout + result.Stderr, StringComparison.Ordinal);
        Assert.Equal(["(0)"], jobs.Database.Rows("select count(identity) from placement"));
        Assert.Equal([$"({Environment.UserName})"], jobs.Database.Rows("select \"by\" from audit_entry where act = 28"));
    }

    [Fact]
    public void What_stands_for_an_ID_passes_the_same_months_and_belongs_to_nobody()
    {
        Assert.Equal(0, database.Quota("retention", "run", "--on", DayAfter).Exit);
        using var opened = database.Open();
        using var connection = opened.Connect();
        var people = QuotaCompliance.Persistence.Bulk.RunReader.Placements(connection, opened.Keys, QuotaCompliance.Persistence.Bulk.YearInputs.Current(BaseFiles.Year)).Select(row => row.Placement.Person).Distinct().ToList();

        Assert.Equal(2, people.Count);
        foreach (var id in new[] { BaseFiles.IdA, BaseFiles.IdB }.Select(PersonId.Parse))
        {
            var stands = Assert.Single(people, p => (p.BornOn.Year, p.BornOn.Month) == (id.BornOn.Year, id.BornOn.Month));
            Assert.NotEqual(id, stands);
            Assert.StartsWith("0", stands.Reveal(), StringComparison.Ordinal);
            Assert.Equal(id.IsMan, stands.IsMan);
            Assert.Equal(2, stands.BornOn.Day);
        }
    }
}
