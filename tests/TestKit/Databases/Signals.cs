using System.Globalization;
using System.Runtime.InteropServices;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>Processes ended, put to sleep and woken, and whether one still lives.</summary>
public static class Signals
{
    private const int SetChildSubreaper = 36;

    /// <summary>As <c>kill -9</c>: the process gets no chance to tidy up.</summary>
    public static void Kill(int process) => _ = Send(process, 9);

    /// <summary>As <c>kill</c>: the process is asked to stop. A PostgreSQL server waits for its sessions then.</summary>
    public static void Terminate(int process) => _ = Send(process, 15);

    /// <summary>As Ctrl+C. A PostgreSQL server ends its sessions and closes in order.</summary>
    public static void Interrupt(int process) => _ = Send(process, 2);

    /// <summary>A PostgreSQL server drops everything at once and recovers at its next start.</summary>
    public static void Quit(int process) => _ = Send(process, 3);

    /// <summary>The process stands still, and its connections stay open.</summary>
    public static void Freeze(int process) => _ = Send(process, 19);

    public static void Thaw(int process) => _ = Send(process, 18);

    public static bool Lives(int process) => Directory.Exists($"/proc/{process}");

    /// <summary>The server of a cluster's folder; nothing when none has written its number there.</summary>
    public static int? ServerOf(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Lives(id)
            ? id
            : null;
    }

    /// <summary>Processes whose parent ends become this one's, which never asks how they ended: as under a first process that is no init.</summary>
    public static void AdoptOrphans(bool adopt) => _ = Control(SetChildSubreaper, adopt ? 1 : 0, 0, 0, 0);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Control(int option, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Send(int process, int signal);
}
