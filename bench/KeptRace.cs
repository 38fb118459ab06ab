using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>Files in, results kept on a PostgreSQL server: one SQL script and ours in turns, each in a new database.</summary>
internal static class KeptRace
{
    private const string PlainDatabase = "quota_bench_plain";

    public static int Run(int employers, int pairs)
    {
        if (Kept.Server is not { } server)
        {
            return Kept.SayWhatIsMissing();
        }

        var population = Population.Of(employers);
        var theirs = new List<Measured>();
        var ours = new List<Measured>();
        var exports = new List<Measured>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            theirs.Add(Plain(server, population));
            ours.Add(Ours(server, population, exports));
            Results.Say($"pair {pair} of {pairs}: PostgreSQL {theirs[^1]}; ours {ours[^1]}");
        }

        var (plain, quota, export) = (Measured.Median(theirs), Measured.Median(ours), Measured.Median(exports));
        var comparison = Comparison.Of(population, population.PostgresOut, population.OursOut);
        Results.Write("kept.md",
        [
            "# Files in, results kept: against plain PostgreSQL",
            "",
            $"{employers:N0} employers, {population.Rows("filings.csv"):N0} filings, {population.Rows("placements.csv"):N0} placements, {population.Bytes / 1_000_000:N0} MB; median of {pairs} interleaved pairs, a new database each time.",
            "",
            "| | seconds | peak MiB of the client |",
            "| --- | ---: | ---: |",
            Results.Row("plain PostgreSQL", plain),
            Results.Row("quota import × 3, review run", quota),
            "",
            $"**Ours / PostgreSQL: {Results.Ratio(quota, plain)}** (target at most 0.50); pairs: {string.Join(", ", ours.Zip(theirs, Results.Ratio))}.",
            "",
            string.Create(CultureInfo.InvariantCulture, $"`review export` of the {employers:N0} rows to CSV: **{export.Time.TotalSeconds:F2} s** (target at most 10), {export.PeakKiB / 1024:N0} MiB."),
            "",
            "## The same figures",
            "",
            .. comparison.Report("PostgreSQL", "divisions"),
            "",
            Results.Versions($"PostgreSQL {Kept.Psql(server, "postgres", population.Folder, "-Atc", "show server_version").Output.Split(' ')[0].Trim()}"),
        ]);
        return comparison.OursWrong == 0 && comparison.Undecided == 0 ? 0 : 1;
    }

    private static Measured Plain(string server, Population population)
    {
        Kept.Renew(server, PlainDatabase, population.Folder);
        var script = Path.Combine(Population.Root, "bench", "postgres.sql");
        var measured = Kept.Psql(server, PlainDatabase, population.Folder, "-q", "-v", $"y={Population.Year}", "-v", $"cap={DuckDb.WageCap}", "-f", script);
        Kept.Psql(server, PlainDatabase, population.Folder, "-c", $"\\copy (select * from base_assessment order by uscc collate \"C\") to '{Path.GetFileName(population.PostgresOut)}' csv header");
        return measured;
    }

    private static Measured Ours(string server, Population population, List<Measured> exports)
    {
        Kept.Renew(server, Kept.OurDatabase, population.Folder);

        // The first of them installs the schema.
        Measured[] steps = [.. Kept.Import(server, population), Kept.Quota(server, Kept.RunArguments)];
        exports.Add(Kept.Quota(
            server, "review", "export", "--year", $"{Population.Year}", "--region", Population.Region, "--run", steps[^1].Output.Trim(), "--out", population.OursOut));
        return new Measured(steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Time), steps.Max(step => step.PeakKiB));
    }
}
