using System.Diagnostics;
using System.Globalization;

namespace QuotaCompliance.Persistence.Embedded;

/// <summary>The running server of a data folder, found by the file it keeps there.</summary>
internal sealed class PostgresProcess(int id, string data)
{
    public static PostgresProcess? Of(string data)
    {
        var path = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(path))
        {
            return null;
        }

        // After a crash the number may belong to another program by now.
        var first = File.ReadLines(path).FirstOrDefault();
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsServerOf(id, data) ? new PostgresProcess(id, data) : null;
    }

    /// <summary>PostgreSQL's fast shutdown: sessions are ended, the data is closed in order.</summary>
    public void Stop(TimeSpan limit)
    {
        using (var kill = Process.Start("kill", ["-INT", id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        var waited = Stopwatch.StartNew();
        while (IsServerOf(id, data) && waited.Elapsed < limit)
        {
            Thread.Sleep(10);
        }
    }

    /// <summary>A server that has ended keeps its number, without a command line, for as long as nobody takes note of it: in a container without an init, for ever.</summary>
    private static bool IsServerOf(int id, string data)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains(data, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
