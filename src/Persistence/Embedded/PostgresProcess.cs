using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace QuotaCompliance.Persistence.Embedded;

/// <summary>How a server is asked to stop.</summary>
internal enum PostgresSignal
{
    /// <summary>SIGINT: sessions are ended, the data closed in order.</summary>
    FastStop = 2,
}

/// <summary>The running server of a data folder, found by the file it keeps there.</summary>
internal sealed partial class PostgresProcess(int id)
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
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsServerOf(id, data) ? new PostgresProcess(id) : null;
    }

    public void Signal(PostgresSignal signal) => Marshal.ThrowExceptionForHR(Kill(id, (int)signal) == 0 ? 0 : Marshal.GetHRForLastWin32Error());

    public void WaitForExit(TimeSpan limit)
    {
        var waited = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{id}") && waited.Elapsed < limit)
        {
            Thread.Sleep(10);
        }
    }

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

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
