using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>A made-up population under <c>bench/data/</c>, made once, and what each side writes beside it.</summary>
internal sealed class Population
{
    public const int Year = 2023;
    public const string Region = "640202";

    private const int Seed = 1;

    private Population(string folder, int employers)
    {
        Folder = folder;
        Employers = employers;
    }

    public string Folder { get; }

    public int Employers { get; }

    public string DuckDbOut => File("duckdb-out.csv");

    public string PostgresOut => File("postgres-out.csv");

    public string OursOut => File("ours-out.csv");

    public static string Root => Environment.CurrentDirectory;

    public static string Quota => Path.Combine(Root, "quota");

    public static Population Of(int employers)
    {
        var folder = Path.Combine(Root, "bench", "data", employers.ToString(CultureInfo.InvariantCulture));
        var population = new Population(folder, employers);
        Measured.Run(Quota, "--help"); // builds itself when the sources are newer: not part of any race
        if (!System.IO.File.Exists(population.File("placements.csv")))
        {
            Measured.Run(Quota, "synth", "--employers", $"{employers}", "--seed", $"{Seed}", "--year", $"{Year}", "--out", folder);
        }

        return population;
    }

    public string File(string name) => Path.Combine(Folder, name);

    public long Bytes => new[] { "employers.csv", "filings.csv", "placements.csv" }.Sum(name => new FileInfo(File(name)).Length);

    /// <summary>The data rows of a file.</summary>
    public int Rows(string name) => System.IO.File.ReadLines(File(name)).Count() - 1;

    /// <summary>Our side of the race.</summary>
    public Measured Assess() => Measured.Run(
        Quota,
        "assess",
        "--year",
        $"{Year}",
        "--region",
        Region,
        "--employers",
        File("employers.csv"),
        "--filings",
        File("filings.csv"),
        "--placements",
        File("placements.csv"),
        "--out",
        OursOut);
}
