using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Migrations;

/// <summary>
/// A database as the program wrote it before runs had manifests (before-runs.sql): twelve made-up units, an amended filing and a refused one,
/// a run with its published notices, and another that broke off. It comes up to date without losing a row or a fen.
/// </summary>
public sealed class BeforeRunsTests : IDisposable
{
    private static readonly string[] Tables = [.. TestDatabase.ImportTables, "run", "assessment", "notice"];
    private readonly TestDatabase database;

    public BeforeRunsTests(Postgres postgres)
    {
        database = postgres.NewEmptyDatabase();
        database.Do(File.ReadAllText(Path("before-runs.sql")));
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public void Every_row_is_kept_the_earlier_run_is_as_it_was_and_work_goes_on()
    {
        var before = Counts();
        database.Open().Dispose();

        Assert.Equal(before, Counts());
        Assert.Equal(["(1,f)", "(2,t)"], database.Rows(
            "select version, replaced_by is null as current from filing where uscc in (select uscc from filing group by uscc having count(*) > 1) order by version"));
        Assert.Equal(File.ReadAllText(Path("before-runs.csv")), database.Export(BaseFiles.Year, "--run", "1"));

        // Nor does the application add to it any more.
        Assert.NotEmpty(database.Rows("select 1 from pg_inherits where inhparent = 'assessment'::regclass"));
        Assert.Empty(database.Rows("select inhrelid::regclass from pg_inherits where inhparent = 'assessment'::regclass and has_table_privilege('quota_application', inhrelid, 'insert')"));

        // The one that had broken off is not taken for a running one.
        Assert.Equal(["(1,2)", "(2,3)"], database.Rows("select id, state from run order by id"));

        var run = database.Run();
        Assert.Equal(database.Ask<decimal>("select payable from run where id = 1"), database.Ask<decimal>($"select payable from run where id = {run}"));
        Assert.Equal(0, database.Quota("review", "replay", run.Text()).Exit);
        Assert.Equal(3, database.Quota("notices", "list").Stdout.Split('\n').Count(line => line.Contains("2023", StringComparison.Ordinal)));
    }

    private string Counts() => string.Join(", ", Tables.Select(table => $"{table} {database.Count(table).Text()}"));

    private static string Path(string name) => Repository.Path("tests", "Persistence.Tests", "Migrations", name);
}
