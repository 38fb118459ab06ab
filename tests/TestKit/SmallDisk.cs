using System.Diagnostics;

namespace QuotaCompliance.TestKit;

/// <summary>A disk of a few KiB, for those who may mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Starts a command that finds its files full at 16 KiB: with the signal ignored, writing past the limit fails as on a full disk.</summary>
    public static readonly string[] LimitOnFiles = ["bash", "-c", "trap '' XFSZ; ulimit -f 16; exec \"$@\"", "bash"];

    private readonly TempFolder mountPoint = new();

    private SmallDisk()
    {
    }

    public string this[string name] => mountPoint[name];

    public IReadOnlyList<string> Names => mountPoint.Names;

    /// <summary>Mounts it, or gives null where that is not permitted.</summary>
    public static SmallDisk? TryMount(int kibibytes = 64)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kibibytes}k"), "tmpfs", disk.mountPoint.Path))
        {
            return disk;
        }

        disk.mountPoint.Dispose();
        return null;
    }

    public void Dispose()
    {
        Run("umount", "-l", mountPoint.Path);
        mountPoint.Dispose();
    }

    private static bool Run(string command, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, args) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
