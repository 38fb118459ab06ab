using QuotaCompliance.Persistence.Migrations;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Worker.Tests.Commands;

/// <summary>The doctor names what runs and workers stand on, and each thing that is missing.</summary>
public sealed class DoctorTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_sound_database_is_said_to_be_sound()
    {
        var result = database.Quota("doctor");

        foreach (var line in new[] { $"ok  schema: {Latest.Id}", "ok  rights: ", "ok  keys: ", "ok  runs: none is left lying", "ok  clock: 0.", "ok  disk: " })
        {
            Assert.Contains(line, result.Stdout, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bad_job_file_is_told_by_name_and_line()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["annual-review.json"], "{ \"cron\": ");

        var result = database.QuotaBehind(["env", $"QUOTA_JOBS={folder.Path}"], "doctor");

        Assert.Equal(7, result.Exit);
        Assert.Contains("!!  jobs: annual-review.json:1: ", result.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_left_lying_a_later_schema_and_a_lost_key_are_each_told()
    {
        using var folder = new TempFolder();
        var run = database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Stdout.Trim();
        database.Do("insert into migration (\"MigrationId\", \"ProductVersion\") values ('29991231000000_Later', '99')");

        var result = database.QuotaBehind(["env", $"QUOTA_KEYS={folder["none.keys"]}"], "doctor");

        Assert.Equal(7, result.Exit);
        foreach (var line in new[] { "!!  schema: 29991231000000_Later, but this program was built for", "!!  keys: ", "lacks 1; copy the file from its backup", $"!!  runs: nobody works on {run}; start a worker" })
        {
            Assert.Contains(line, result.Stdout, StringComparison.Ordinal);
        }
    }
}
