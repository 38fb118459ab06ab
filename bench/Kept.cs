using System.Data.Common;
using System.Diagnostics;

namespace QuotaCompliance.Bench;

/// <summary>Databases of the races on the server that QUOTA_DATABASE names, and the commands that work on them.</summary>
internal static class Kept
{
    public const string OurDatabase = "quota_bench";

    public static readonly string[] RunArguments = ["review", "run", "--year", $"{Population.Year}", "--region", Population.Region];

    public static string? Server => Environment.GetEnvironmentVariable("QUOTA_DATABASE") is { Length: > 0 } server ? server : null;

    public static int SayWhatIsMissing()
    {
        Results.Say("Set QUOTA_DATABASE to a server on which databases may be made and dropped.");
        return 2;
    }

    /// <summary>A new database, without a schema.</summary>
    public static void Renew(string server, string database, string folder)
    {
        Psql(server, "postgres", folder, "-qc", $"drop database if exists {database}");
        Psql(server, "postgres", folder, "-qc", $"create database {database}");
    }

    public static Measured[] Import(string server, Population population) =>
    [
        Quota(server, "import", "employers", population.File("employers.csv")),
        Quota(server, "import", "filings", population.File("filings.csv"), "--year", $"{Population.Year}"),
        Quota(server, "import", "placements", population.File("placements.csv"), "--year", $"{Population.Year}"),
    ];

    public static Measured Quota(string server, params string[] arguments) => Measured.Run(Start(server, arguments));

    public static ProcessStartInfo Start(string server, params string[] arguments)
    {
        var start = new ProcessStartInfo(Population.Quota, arguments);
        start.Environment["QUOTA_DATABASE"] = new DbConnectionStringBuilder { ConnectionString = server, ["Database"] = OurDatabase }.ConnectionString;
        return start;
    }

    public static Measured Psql(string server, string database, string folder, params string[] arguments)
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
