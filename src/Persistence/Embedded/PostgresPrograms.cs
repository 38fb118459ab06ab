namespace QuotaCompliance.Persistence.Embedded;

/// <summary>Where PostgreSQL's own programs are: on PATH, or in Debian's folders, newest first.</summary>
public sealed record PostgresPrograms(string InitDb, string Postgres)
{
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is not installed.</exception>
    public static PostgresPrograms Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
                : []);
        foreach (var folder in folders)
        {
            var programs = new PostgresPrograms(Path.Combine(folder, "initdb"), Path.Combine(folder, "postgres"));
            if (IsThere(programs.InitDb) && IsThere(programs.Postgres))
            {
                return programs;
            }
        }

        throw new DatabaseUnavailableException(
            "PostgreSQL is not installed. Install it (Debian: apt-get install postgresql), or name a server in QUOTA_DATABASE. 未找到 PostgreSQL，请先安装，或在 QUOTA_DATABASE 中指定服务器。");
    }

    /// <summary>A link to a version that was removed is not.</summary>
    private static bool IsThere(string program) =>
        File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is null or { Exists: true };

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
