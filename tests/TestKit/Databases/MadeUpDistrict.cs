using System.Diagnostics;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>Twenty thousand made-up units, and a database for every stage of getting them in: copied by the tests that interrupt one.</summary>
public sealed class MadeUpDistrict : IDisposable
{
    public const int Units = 20_000;

    private readonly TempFolder folder = new();
    private readonly Dictionary<string, TestDatabase> before = [];
    private readonly Dictionary<string, TestDatabase> after = [];
    private readonly Dictionary<string, TimeSpan> durations = [];

    public MadeUpDistrict(Postgres postgres)
    {
        var result = QuotaCommand.Run("synth", "--employers", Sql.Text(Units), "--seed", "20", "--year", "2023", "--out", folder.Path);
        CheckDone(result);
        var database = postgres.NewDatabase();
        foreach (var kind in BaseFiles.Kinds)
        {
            before[kind] = database;
            database = postgres.NewDatabase(database);
            durations[kind] = Time(database, TestDatabase.ImportArguments(kind, PathOf(kind)));
            after[kind] = database;
        }

        before["run"] = database;
        database = postgres.NewDatabase(database);
        durations["run"] = Time(database, TestDatabase.RunArguments());
        after["run"] = database;
        Digest = database.Ask<string>("select digest from run");
    }

    /// <summary>Of the run that nobody interrupted.</summary>
    public string Digest { get; }

    public string PathOf(string kind) => folder[kind + ".csv"];

    public TestDatabase Before(string step) => before[step];

    public TestDatabase After(string step) => after[step];

    /// <summary>How long the step took with nobody in its way.</summary>
    public TimeSpan Duration(string step) => durations[step];

    /// <summary>All of it, into a database elsewhere.</summary>
    public void Import(TestDatabase database)
    {
        foreach (var kind in BaseFiles.Kinds)
        {
            CheckDone(database.Import(kind, PathOf(kind)));
        }
    }

    public void Dispose() => folder.Dispose();

    private static TimeSpan Time(TestDatabase database, string[] args)
    {
        var clock = Stopwatch.StartNew();
        var result = database.Quota(args);
        CheckDone(result);
        return clock.Elapsed;
    }

    private static void CheckDone(CommandResult result)
    {
        if (result.Exit != 0)
        {
            throw new InvalidOperationException(result.Stderr);
        }
    }
}
