using System.Data.Common;
using System.Diagnostics;

namespace QuotaCompliance.Bench;

/// <summary>Files in, results kept on a PostgreSQL server: one SQL script and ours in turns, each in a new database.</summary>
internal static class KeptRace
{
    private const string PlainDatabase = "quota_bench_plain";
    private const string OurDatabase = "quota_bench";

    public static int Run(int employers, int pairs)
    {
        var server = Environment.GetEnvironmentVariable("QUOTA_DATABASE");
        if (string.IsNullOrEmpty(server))
        {
            Results.Say("Set QUOTA_DATABASE to a server on which databases may be made and dropped.");
            return 2;
        }

        var population = Population.Of(employers);
        var theirs = new List<Measured>();
        var ours = new List<Measured>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            theirs.Add(Plain(server, population));
            ours.Add(Ours(server, population));
            Results.Say($"pair {pair} of {pairs}: PostgreSQL {theirs[^1]}; ours {ours[^1]}");
        }

        var (plain, quota) = (Measured.Median(theirs), Measured.Median(ours));
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
            "## The same figures",
            "",
            .. comparison.Report("PostgreSQL", "divisions"),
            "",
            Results.Versions($"PostgreSQL {Psql(server, "postgres", population.Folder, "-Atc", "show server_version").Output.Split(' ')[0].Trim()}"),
        ]);
        return comparison.OursWrong == 0 && comparison.Undecided == 0 ? 0 : 1;
    }

    private static Measured Plain(string server, Population population)
    {
        Renew(server, PlainDatabase, population.Folder);
        var script = Path.Combine(Population.Root, "bench", "postgres.sql");
        var measured = Psql(server, PlainDatabase, population.Folder, "-q", "-v", $"y={Population.Year}", "-v", $"cap={DuckDb.WageCap}", "-f", script);
        Psql(server, PlainDatabase, population.Folder, "-c", $"\\copy (select * from base_assessment order by uscc collate \"C\") to '{Path.GetFileName(population.PostgresOut)}' csv header");
        return measured;
    }

    private static Measured Ours(string server, Population population)
    {
        Renew(server, OurDatabase, population.Folder);
        Measured[] steps =
        [
            Quota(server, "import", "employers", population.File("employers.csv")),
            Quota(server, "import", "filings", population.File("filings.csv"), "--year", $"{Population.Year}"),
            Quota(server, "import", "placements", population.File("placements.csv"), "--year", $"{Population.Year}"),
            Quota(server, "review", "run", "--year", $"{Population.Year}", "--region", Population.Region),
        ];
        Quota(server, "review", "export", "--year", $"{Population.Year}", "--region", Population.Region, "--run", steps[^1].Output.Trim(), "--out", population.OursOut);
        return new Measured(steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Time), steps.Max(step => step.PeakKiB));
    }

    private static Measured Quota(string server, params string[] arguments)
    {
        var start = new ProcessStartInfo(Population.Quota, arguments);
        start.Environment["QUOTA_DATABASE"] = new DbConnectionStringBuilder { ConnectionString = server, ["Database"] = OurDatabase }.ConnectionString;
        return Measured.Run(start);
    }

    private static void Renew(string server, string database, string folder)
    {
        Psql(server, "postgres", folder, "-qc", $"drop database if exists {database}");
        Psql(server, "postgres", folder, "-qc", $"create database {database}");
    }

    private static Measured Psql(string server, string database, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("psql", ["-X", "-v", "ON_ERROR_STOP=1", .. arguments]) { WorkingDirectory = folder };
        var settings = new DbConnectionStringBuilder { ConnectionString = server };
        foreach (var (key, variable) in new[] { ("Host", "PGHOST"), ("Port", "PGPORT"), ("Username", "PGUSER"), ("Password", "PGPASSWORD") })
        {
            if (settings.TryGetValue(key, out var value))
            {
                start.Environment[variable] = (string)value;
            }
        }

        start.Environment["PGDATABASE"] = database;
        return Measured.Run(start);
    }
}
