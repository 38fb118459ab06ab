using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests;

/// <summary>The drill of docs/operations.md: a backup restored into another database gives the same figures when a run is computed again there.</summary>
public sealed class BackupTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);
    private readonly TestDatabase second = postgres.NewEmptyDatabase();
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        second.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_restored_backup_replays_a_released_run_to_the_same_digest()
    {
        var run = database.Run();
        var provisional = string.Join(',', database.Ask<string>("select uncertain_parameters from run").Split('\n').Select(line => line.Split('=')[0]).Distinct());
        var released = database.Quota("review", "release", Text(run), "--as", "复核员", "--accept", provisional);
        Assert.True(released.Exit == 0, released.Stderr);

        PostgresTool("pg_dump", database.ConnectionString, "--format=custom", $"--file={folder["quota.dump"]}");
        PostgresTool("pg_restore", second.ConnectionString, "--exit-on-error", folder["quota.dump"]);

        foreach (var table in new[] { "run", "run_chunk", "release", "assessment", "placement", "policy_file", "source_file_part", "audit_entry" })
        {
            var content = $"select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) from {table} t";
            Assert.Equal(database.Ask<string>(content), second.Ask<string>(content));
        }

        var replay = second.Quota("review", "replay", Text(run), "--lang", "en");
        Assert.True(replay.Exit == 0, replay.Stderr);
        Assert.Equal(
            second.Ask<string>($"select digest from run where id = {Text(run)}"),
            second.Ask<string>($"select digest from run where replay_of = {Text(run)}"));

        // What guards a run came over with it.
        var refused = Assert.Throws<PostgresException>(() => second.Do($"update run set payable = 0 where id = {Text(run)}"));
        Assert.Equal("QC002", refused.SqlState);
        refused = Assert.Throws<PostgresException>(() => second.Do($"set role quota_application; insert into assessment_2023_run_{Text(run)} select * from assessment where run_id = {Text(run)}"));
        Assert.Equal("42501", refused.SqlState);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void PostgresTool(string program, string connectionString, params string[] more)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        using var process = Process.Start(new ProcessStartInfo(
            program, [$"--host={to.Host}", $"--port={Text(to.Port)}", $"--username={to.Username}", $"--dbname={to.Database}", .. more]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
