using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>Wall clocks that are wrong, for programs started behind them (Debian's faketime).</summary>
public sealed class FakeClock : IDisposable
{
    private static readonly string Library = Directory.GetDirectories("/usr/lib", "*-linux-gnu")
        .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("faketime is not installed: see .ci/install");

    private readonly TempFolder folder = new();

    public FakeClock()
    {
        Set(hours: 0);
        var programs = PostgresPrograms.Find();
        Write("initdb", programs.InitDb);
        Write("postgres", programs.Postgres);
    }

    /// <summary>A PostgreSQL whose server follows a clock that is set while it runs.</summary>
    public PostgresPrograms Server => new(folder["initdb"], folder["postgres"]);

    /// <summary>What starts a program on a machine whose clock is so far off.</summary>
    public static string[] Off(int hours) => Showing(Offset(hours));

    /// <summary>What starts a program in the morning of a day.</summary>
    public static string[] On(string day) => Showing($"@{day} 02:00:00");

    /// <summary>Sets the server's clock so far off; it takes a moment.</summary>
    public void Set(int hours) => File.WriteAllText(folder["offset"], Offset(hours) + "\n");

    public void Dispose() => folder.Dispose();

    private static string[] Showing(string time) => ["env", $"LD_PRELOAD={Library}", $"FAKETIME={time}"];

    private static string Offset(int hours) => $"{(hours < 0 ? "" : "+")}{Sql.Text(hours)}h";

    private void Write(string name, string program)
    {
        // Clocks that only count on never jump.
        File.WriteAllText(folder[name], $"""
            #!/bin/sh
            export LD_PRELOAD={Library} FAKETIME_TIMESTAMP_FILE='{folder["offset"]}' FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1
            exec '{program}' "$@"

            """);
        File.SetUnixFileMode(folder[name], (UnixFileMode)0b111_101_101);
    }
}
