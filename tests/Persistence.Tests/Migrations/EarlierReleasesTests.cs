using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Migrations;

/// <summary>
/// Databases as earlier releases wrote them, each a plain dump with its keys: what is stored comes up to date without losing a row or a fen.
/// A dump is never written anew: it is what stands on offices' machines.
/// </summary>
/// <remarks>Twelve made-up units and four made-up people; amended files, a refused row, a released run, a dry one, a sample and a replay, notices, accounts, a job.</remarks>
public sealed class EarlierReleasesTests : IDisposable
{
    private const string Digest = "99c08ec148795b3544b0b42dd926f17f1bbb0d1992c528ec841908c1576a6e42";

    private static readonly string[] Tables =
    [
        .. TestDatabase.ImportTables, "sealing_key", "placement_key", "run", "run_input", "run_unit", "run_chunk", "assessment", "release", "policy_file", "policy_edition",
        "notice", "account", "account_duty", "proposal", "approval", "job_firing", "audit_entry",
    ];

    private readonly TempFolder folder = new();
    private readonly TestDatabase database;

    public EarlierReleasesTests(Postgres postgres)
    {
        // A dump names the roles and does not make them; the server has them since its first database.
        postgres.NewDatabase().Dispose();
        database = postgres.NewEmptyDatabase() with { Keys = folder["quota.keys"] };
        File.Copy(Path("database-0.2.0.keys"), database.Keys);
        File.SetUnixFileMode(database.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        database.Do(File.ReadAllText(Path("database-0.2.0.sql")));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_database_of_0_2_0_is_brought_up_to_date()
    {
        var before = Counts();
        using (var opened = database.Open())
        {
            // The sealed rows open under the key they were sealed with.
            using var connection = opened.Connect();
            Assert.Equal((5, 5), SealCheck.All(connection, opened.Keys));
        }

        Assert.Equal(before, Counts());
        Assert.DoesNotContain(" 0", before, StringComparison.Ordinal);
        Assert.Equal(["(1,f)", "(1,t)", "(2,t)"], database.Rows("select distinct version, replaced_by is null as current from filing order by 1, 2"));
        Assert.Equal(["(1,5)", "(2,2)", "(3,2)", "(4,2)"], database.Rows("select id, state from run order by id"));

        // Figures and digests.
        Assert.Equal(File.ReadAllText(Path("database-0.2.0.csv")), Export("--run", "1"));
        Assert.Equal([$"({Digest})", $"({Digest})", $"({Digest})"], database.Rows("select digest from run where id in (1, 2, 4)"));
        Succeeds("年审员甲", "review", "replay", "1");
        Succeeds("年审员甲", TestDatabase.RunArguments());
        Assert.Equal([$"({Digest})", $"({Digest})"], database.Rows("select digest from run where id > 4"));
        Assert.Equal(3, Succeeds("公示员甲", "notices", "list").Stdout.Split('\n').Count(line => line.Contains("2023", StringComparison.Ordinal)));

        // The trail's chain goes on from where it was.
        Assert.Contains("ok: 1 run(s) came into force", Succeeds("审计甲", "audit", "verify").Stdout, StringComparison.Ordinal);
        Assert.True(database.Count("audit_entry") > 25);
    }

    [Fact]
    public void Nothing_is_added_to_what_had_ended()
    {
        database.Open().Dispose();

        // Without the replay, whose rows went once they were the same.
        Assert.Equal(3, database.Rows("select 1 from pg_inherits where inhparent = 'assessment'::regclass").Count);
        Assert.Empty(database.Rows("select inhrelid::regclass from pg_inherits where inhparent = 'assessment'::regclass and has_table_privilege('quota_application', inhrelid, 'insert')"));
        Assert.Equal("QC002", Assert.Throws<Npgsql.PostgresException>(() => database.Do("update run set payable = 0 where id = 1")).SqlState);
    }

    [Fact]
    public void What_was_sealed_then_is_sealed_anew_with_a_key_of_today()
    {
        var content = database.KeptBytes();

        Succeeds("管理员甲", "keys", "rotate");

        Assert.Equal(["(2023,2)"], database.Rows("select review_year, key_number from placement_key"));
        Assert.True(content.AsSpan().SequenceEqual(database.KeptBytes()));
        Succeeds("管理员甲", "keys", "check");
        Succeeds("年审员甲", TestDatabase.RunArguments());
        Assert.Equal(Digest, database.Ask<string>("select digest from run order by id desc limit 1"));
    }

    private CommandResult Succeeds(string who, params string[] what)
    {
        var result = database.Quota([.. what, "--as", who]);
        Assert.True(result.Exit == 0, $"{string.Join(' ', what)} ended with {result.Exit}: {result.Stderr}");
        return result;
    }

    private string Export(params string[] more)
    {
        Succeeds("年审员甲", TestDatabase.ExportArguments(folder["out.csv"], BaseFiles.Year, more));
        return File.ReadAllText(folder["out.csv"]);
    }

    private string Counts() => string.Join(", ", Tables.Select(table => $"{table} {database.Count(table).Text()}"));

    private static string Path(string name) => Repository.Path("tests", "Persistence.Tests", "Migrations", name);
}
