namespace QuotaCompliance.Bench;

/// <summary>Files in, assessments out: DuckDB and ours in turns, each a process of its own.</summary>
internal static class FilesRace
{
    public static int Run(int employers, int pairs)
    {
        var population = Population.Of(employers);
        var theirs = new List<Measured>();
        var ours = new List<Measured>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            theirs.Add(DuckDb.Race(population));
            ours.Add(population.Assess());
            Results.Say($"pair {pair} of {pairs}: DuckDB {theirs[^1]}; ours {ours[^1]}");
        }

        var (duckDb, quota) = (Measured.Median(theirs), Measured.Median(ours));
        var comparison = Comparison.Of(population, population.DuckDbOut, population.OursOut);
        Results.Write("files.md",
        [
            "# Files in, assessments out: against DuckDB",
            "",
            $"{employers:N0} employers, {population.Rows("filings.csv"):N0} filings, {population.Rows("placements.csv"):N0} placements, {population.Bytes / 1_000_000:N0} MB; median of {pairs} interleaved pairs.",
            "",
            "| | seconds | peak MiB |",
            "| --- | ---: | ---: |",
            Results.Row($"DuckDB, {DuckDb.Threads} threads", duckDb),
            Results.Row("quota assess", quota),
            "",
            $"**Ours / DuckDB: {Results.Ratio(quota, duckDb)}** (target at most 0.50); pairs: {string.Join(", ", ours.Zip(theirs, Results.Ratio))}.",
            "",
            "## The same figures",
            "",
            .. comparison.Report("DuckDB", "binary floats"),
            "",
            Results.Versions($"DuckDB {DuckDb.Version()}"),
        ]);
        return comparison.OursWrong == 0 && comparison.Undecided == 0 ? 0 : 1;
    }
}
