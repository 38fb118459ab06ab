using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>The database in between changes nothing: a run's rows are those that the files alone give.</summary>
public sealed class SameRowsAsAssessTests : IDisposable
{
    private readonly Postgres postgres;
    private readonly TempFolder folder = new();
    private readonly List<string> employers;

    public SameRowsAsAssessTests(Postgres postgres)
    {
        this.postgres = postgres;
        Assert.Equal(0, QuotaCommand.Run("synth", "--employers", "3000", "--seed", "7", "--year", "2023", "--out", folder.Path).Exit);
        employers = [.. File.ReadAllLines(folder["employers.csv"])];

        // Some filings are refused: their units are no plain non-filers.
        var filings = File.ReadAllLines(folder["filings.csv"]);
        var payroll = Array.IndexOf(filings[0].Split(','), "payroll_total");
        for (var i = 1; i < filings.Length; i += 100)
        {
            var fields = filings[i].Split(',');
            fields[payroll] = "";
            filings[i] = string.Join(',', fields);
        }

        File.WriteAllLines(folder["filings.csv"], filings);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_run_gives_the_rows_of_an_assessment_byte_for_byte(bool registerOfEveryYear, bool registerOfTheYear)
    {
        using var database = postgres.NewDatabase();
        if (registerOfEveryYear)
        {
            Import(database, "employers", "employers.csv", null);
        }

        // The year's own register holds a part of the units, under other names; or all of them where there is no other.
        var renamed = employers.Select((line, i) => i > 0 && i % 3 == 0 ? Renamed(line) : line).ToList();
        if (registerOfTheYear)
        {
            File.WriteAllLines(folder["own.csv"], registerOfEveryYear ? renamed.Where((_, i) => i % 3 == 0) : renamed);
            Import(database, "employers", "own.csv", BaseFiles.Year);
        }

        File.WriteAllLines(folder["all.csv"], registerOfTheYear ? renamed : employers);
        Import(database, "filings", "filings.csv", BaseFiles.Year);
        Import(database, "placements", "placements.csv", BaseFiles.Year);
        var run = database.Quota([.. TestDatabase.RunArguments(), "--chunk", "70"]);
        Assert.True(run.Exit == 0, run.Stderr);

        var assessed = QuotaCommand.Run(
            "assess", "--year", "2023", "--region", BaseFiles.Region, "--employers", folder["all.csv"], "--filings", folder["filings.csv"],
            "--placements", folder["placements.csv"], "--out", folder["assessed.csv"]);

        Assert.True(assessed.Exit is 0 or 3, assessed.Stderr);
        var expected = File.ReadAllText(folder["assessed.csv"]);
        Assert.Contains("filing-refused", expected, StringComparison.Ordinal);
        Assert.Equal(3001, expected.Count(c => c == '\n'));
        Assert.True(expected == database.Export(), "the run's export is not the assessment's file");
    }

    private static string Renamed(string line)
    {
        var fields = line.Split(',');
        fields[1] += "（新）";
        return string.Join(',', fields);
    }

    private void Import(TestDatabase database, string kind, string file, int? year)
    {
        var result = database.Import(kind, folder[file], year);
        Assert.True(result.Exit is 0 or 3, result.Stderr);
    }
}
