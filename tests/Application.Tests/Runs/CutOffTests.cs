using System.Diagnostics;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Imports and runs cut off at any moment: nothing half-merged stays, and the next one completes with the rows of one that nobody disturbed.</summary>
public sealed class CutOffTests : IDisposable
{
    private readonly Postgres postgres;
    private readonly MadeUpDistrict district;
    private readonly TempFolder folder = new();

    public CutOffTests(Postgres postgres)
    {
        this.postgres = postgres;
        district = postgres.District;
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The first file of each kind, which becomes the year's partition; and an amended one, whose rows are merged with those that are there.</summary>
    [Fact]
    public void An_import_killed_at_random_moments_merges_nothing_and_the_next_completes()
    {
        var watch = Stopwatch.StartNew();
        var wanted = LongTests.Asked ? 50 : 4;
        var dice = new Random(50);
        List<Disturbed> imports = [.. BaseFiles.Kinds.Select(kind => new Disturbed(kind, district.PathOf(kind), district.Before(kind), district.After(kind), district.Duration(kind))), Amendment()];
        var (kills, cut) = (0, 0);
        for (var i = 0; kills < wanted; i++)
        {
            var import = imports[i % imports.Count];
            using var database = postgres.NewDatabase(import.Before);
            var before = database.ImportContent();
            var isCut = true;

            // Killed once more before it is let be: the second also meets what the first may have left.
            for (var again = 0; again < 2 && kills < wanted && isCut && IsKilled(database, import, dice.NextDouble()); again++)
            {
                database.WaitUntilAlone();
                isCut = database.ImportContent() == before;
                Assert.True(isCut || database.RowContent() == import.Content, "something was half-merged");
                cut += isCut ? 1 : 0;
                kills++;
            }

            AssertCompletes(database, import);
        }

        Assert.True(cut > 0, "every kill came too late to cut an import");
        TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, {cut} before the import's end, {watch.Elapsed.TotalSeconds:0} s");
    }

    [Fact]
    public void A_command_that_is_stopped_in_the_middle_of_a_run_says_its_number_and_how_it_goes_on()
    {
        using var database = postgres.NewDatabase(postgres.BaseFilesImported);
        Assert.Equal(0, database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Exit);
        using var held = database.Connect();
        using var transaction = held.BeginTransaction();
        held.Do("lock table run_chunk in access exclusive mode");
        using var process = database.Start("review", "recover");
        database.WaitUntilBlocked();
        Signals.Terminate(process.Id);

        var result = QuotaCommand.Finish(process);

        Assert.NotEqual(0, result.Exit);
        Assert.Contains("Run 1 is not finished: a worker (quota work) takes it up", result.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_gone_in_the_middle_of_an_import_ends_it_with_7()
    {
        const string kind = "placements";
        var whole = new Disturbed(kind, district.PathOf(kind), district.Before(kind), district.After(kind), district.Duration(kind));
        using var database = postgres.NewDatabase(whole.Before);
        var before = database.ImportContent();
        using (var held = database.Connect())
        {
            // The rows are staged by then, and the facts of the file are about to be kept.
            using var transaction = held.BeginTransaction();
            held.Do("lock table source_file in exclusive mode");
            using var import = database.Start(TestDatabase.ImportArguments(kind, whole.Path));
            database.WaitUntilBlocked();
            TestDatabase.EndSessionsExcept(held);
            TestDatabase.AssertSurroundings(QuotaCommand.Finish(import));
        }

        database.WaitUntilAlone();
        Assert.Equal(before, database.ImportContent());
        AssertCompletes(database, whole);
    }

    [Fact]
    public void A_database_gone_in_the_middle_of_a_run_ends_it_with_7_and_it_is_taken_up()
    {
        using var database = postgres.NewDatabase(district.Before("run"));
        var runs = new DistrictRuns(database, district);
        using (var command = database.Start(DistrictRuns.InSmallChunks))
        {
            Wait.Until(() => database.Count("run") == 1, "the run is planned");
            using (runs.HoldWriters(1))
            {
                postgres.Rename(database.Name, "gone");
            }

            TestDatabase.AssertSurroundings(QuotaCommand.Finish(command));
            postgres.Rename("gone", database.Name);
        }

        Assert.True(runs.IsRunning(1));
        runs.EndLeases();
        Assert.Equal(0, database.Quota("review", "recover").Exit);
        runs.AssertUndisturbed(1);
    }

    /// <summary>Every third filing with another date, on top of the first file of filings.</summary>
    private Disturbed Amendment()
    {
        File.WriteAllLines(folder["filings.csv"], File.ReadLines(district.PathOf("filings")).Select((line, i) => i % 3 == 1 ? line[..line.LastIndexOf(',')] + ",2024-10-09" : line));
        var undisturbed = postgres.NewDatabase(district.After("filings"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, undisturbed.Import("filings", folder["filings.csv"]).Exit);
        return new Disturbed("filings", folder["filings.csv"], district.After("filings"), undisturbed, clock.Elapsed);
    }

    /// <returns>False when the import had ended before its moment came.</returns>
    private static bool IsKilled(TestDatabase database, Disturbed disturbed, double share)
    {
        using var import = database.Start(TestDatabase.ImportArguments(disturbed.Kind, disturbed.Path));
        Wait.Until(() => !database.IsAlone || import.HasExited, "the import opens its session");
        var watch = Stopwatch.StartNew();
        if (import.WaitForExit(disturbed.Limit * share))
        {
            disturbed.Limit = watch.Elapsed;
            return false;
        }

        Signals.Kill(import.Id);
        import.WaitForExit();
        return true;
    }

    private static void AssertCompletes(TestDatabase database, Disturbed disturbed)
    {
        var result = database.Import(disturbed.Kind, disturbed.Path);
        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Equal(disturbed.Counts, database.ImportCounts());
        Assert.Equal(disturbed.Content, database.RowContent());
    }

    /// <summary>An import, and what it leaves when nobody disturbs it.</summary>
    /// <param name="Duration">How long it takes then.</param>
    private sealed record Disturbed(string Kind, string Path, TestDatabase Before, TestDatabase After, TimeSpan Duration)
    {
        public string Content { get; } = After.RowContent();

        public string Counts { get; } = After.ImportCounts();

        /// <summary>Kills come before that, counted from the opening of its session.</summary>
        public TimeSpan Limit { get; set; } = Duration;
    }
}
