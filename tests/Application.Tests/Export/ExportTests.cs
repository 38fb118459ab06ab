using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Export;

/// <summary>What <c>review export</c> writes, read by other programs; and what it leaves when it cannot write.</summary>
public sealed class ExportTests(Postgres postgres) : IDisposable
{
    private const string Old = "an older result\n";

    private readonly TempFolder folder = new();

    private TestDatabase District => postgres.District.After("run");

    public void Dispose() => folder.Dispose();

    // ---- read by others

    [Fact]
    public void DuckDB_reads_the_rows_and_sums_of_the_CSV_from_the_Parquet()
    {
        Export(District, "rows.csv");
        Export(District, "rows.parquet");
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        var csv = $"read_csv('{folder["rows.csv"]}', header = true, all_varchar = true, nullstr = '∅')";
        var parquet = $"(select columns(*)::varchar from '{folder["rows.parquet"]}')";
        const string sums = "count(*)::varchar || ' ' || sum(payable::decimal(28, 2))::varchar || ' ' || sum(gross_levy::decimal(28, 2))::varchar || ' ' || sum(reward::decimal(28, 2))::varchar || ' ' || sum(credited::decimal(28, 4))::varchar";

        var figures = Ask($"select {sums} from {csv}");
        Assert.StartsWith("20000 ", figures, StringComparison.Ordinal);
        Assert.Equal(figures, Ask($"select {sums} from '{folder["rows.parquet"]}'"));
        Assert.Equal(District.Ask<string>("select count(*) || ' ' || sum(payable) || ' ' || sum(gross) || ' ' || sum(reward) || ' ' || sum(credited) from assessment"), figures);
        Assert.Equal("0", Ask($"select count(*)::varchar from (from {csv} except all from {parquet})"));
        Assert.Equal("0", Ask($"select count(*)::varchar from (from {parquet} except all from {csv})"));

        string Ask(string sql)
        {
            using var command = duck.CreateCommand();
            command.CommandText = sql;
            return (string)command.ExecuteScalar()!;
        }
    }

    [Fact]
    public void LibreOffice_opens_the_workbook_and_shows_the_cells_and_sums_of_the_CSV()
    {
        var files = InputFiles.Write(PopulationGenerator.Make(2023, 35), folder.Path, FileStyle.Plain);
        using var database = postgres.NewDatabase();
        foreach (var (kind, path) in new[] { ("employers", files.Employers), ("filings", files.Filings), ("placements", files.Placements) })
        {
            Assert.Equal(0, database.Import(kind, path).Exit);
        }

        database.Run();
        Export(database, "rows.csv");
        Export(database, "rows.xlsx");

        using (var office = Process.Start(new ProcessStartInfo(
            "soffice", [$"-env:UserInstallation=file://{folder["office"]}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder["shown"], folder["rows.xlsx"]])
        { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            office.StandardOutput.ReadToEnd();
            office.WaitForExit();
            Assert.Equal(0, office.ExitCode);
        }

        var (csv, shown) = (Csv.Read(File.ReadAllText(folder["rows.csv"])), Csv.Read(File.ReadAllText(folder["shown/rows.csv"])));
        Assert.True(csv.Count > 100);
        Assert.Equal(csv.Count, shown.Count);
        Assert.All(csv.Zip(shown), pair => Assert.Equal(pair.First.Select(Bare), pair.Second));
        Assert.Equal(database.Ask<decimal>("select sum(payable) from assessment"), Sum(shown, "payable"));
        Assert.Equal(database.Ask<decimal>("select sum(reward) from assessment"), Sum(shown, "reward"));

        // A workbook knows text from formulas by itself; a name that only looks like one needs no sign before it.
        static string Bare(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

        static decimal Sum(List<List<string>> rows, string column) => rows.Skip(1).Sum(row => decimal.Parse(row[rows[0].IndexOf(column)], CultureInfo.InvariantCulture));
    }

    // ---- when it cannot be written, or read

    public static TheoryData<string, bool> FormatsAndDisks
    {
        get
        {
            using var disk = SmallDisk.TryMount();
            return new MatrixTheoryData<string, bool>(["out.csv", "out.xlsx", "out.parquet"], disk is null ? [false] : [false, true]);
        }
    }

    /// <summary>A small disk, and a limit on files for those who may not mount one.</summary>
    [Theory]
    [MemberData(nameof(FormatsAndDisks))]
    public void A_full_disk_ends_with_7_leaves_the_old_file_and_nothing_beside_it(string name, bool isDisk)
    {
        using var disk = isDisk ? SmallDisk.TryMount() : null;
        var path = disk?[name] ?? folder[name];
        File.WriteAllText(path, Old);

        var result = District.QuotaBehind(isDisk ? [] : SmallDisk.LimitOnFiles, TestDatabase.ExportArguments(path));

        TestDatabase.AssertSurroundings(result);
        Assert.Equal(Old, File.ReadAllText(path));
        Assert.Equal([name], disk?.Names ?? folder.Names);
    }

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.xlsx")]
    [InlineData("out.parquet")]
    public void A_database_gone_in_the_middle_ends_with_7_and_leaves_the_old_file(string name)
    {
        using var database = District.Copy();
        File.WriteAllText(folder[name], Old);
        using var held = database.Connect();
        var transaction = held.BeginTransaction();
        held.Do("lock table assessment in access exclusive mode");
        using var export = database.Start(TestDatabase.ExportArguments(folder[name]));
        database.WaitUntilBlocked();

        // It stands still while its rows come, so that the server waits in the middle of them.
        Signals.Freeze(export.Id);
        transaction.Rollback();
        Wait.Until(() => held.Ask<bool>("select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event = 'ClientWrite')"), "rows are on their way");
        TestDatabase.EndSessionsExcept(held);
        Signals.Thaw(export.Id);

        TestDatabase.AssertSurroundings(QuotaCommand.Finish(export));
        Assert.Equal(Old, File.ReadAllText(folder[name]));
        Assert.Equal([name], folder.Names);
    }

    private void Export(TestDatabase database, string name)
    {
        var result = database.Quota(TestDatabase.ExportArguments(folder[name]));
        Assert.True(result.Exit == 0, result.Stderr);
    }
}
