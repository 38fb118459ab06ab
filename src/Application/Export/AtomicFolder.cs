using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace QuotaCompliance.Application.Export;

/// <summary>A folder that changes whole or not at all: readers go through a symbolic link, and <see cref="Commit"/> points it to a new edition.</summary>
/// <remarks>
/// <c>notices</c> is the link; <c>notices.editions/</c> beside it holds the edition in force and the one before it,
/// for readers who were in the middle of it. A writer that dies before the last rename leaves what readers see untouched.
/// </remarks>
public sealed class AtomicFolder : IDisposable
{
    private const string DraftPrefix = ".draft-";

    private readonly string path;
    private readonly string editions;
    private readonly string draft;
    private readonly FileStream claim;

    /// <exception cref="IOException">The path is a real folder or file, or another writer is at work.</exception>
    public AtomicFolder(string path)
    {
        this.path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        editions = this.path + ".editions";
        if (Path.Exists(this.path) && new DirectoryInfo(this.path).LinkTarget is null)
        {
            throw new IOException($"{this.path} is not a link made here: move it away or name another place.");
        }

        Directory.CreateDirectory(editions);
        claim = new FileStream(Path.Combine(editions, ".claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        // The claim is ours, so nobody is still writing a draft that lies here.
        foreach (var abandoned in Directory.GetDirectories(editions, DraftPrefix + "*"))
        {
            Directory.Delete(abandoned, recursive: true);
        }

        draft = Directory.CreateDirectory(Path.Combine(editions, DraftPrefix + Guid.NewGuid().ToString("N"))).FullName;
    }

    /// <summary>The edition readers see now; none before the first.</summary>
    public string? Current => new DirectoryInfo(path).LinkTarget is { } target ? Path.GetFullPath(target, Path.GetDirectoryName(path)!) : null;

    /// <summary>Adds a file to the edition to come.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var file = Path.Combine(draft, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new UnbufferedFile(file, FileMode.CreateNew);
        stream.Write(content);

        // On the disk before the link points to it, so that a power cut leaves no empty pages either.
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Shows the new edition in place of the old.</summary>
    public void Commit()
    {
        var before = Current;
        var edition = Path.Combine(editions, NextNumber().ToString("D6", CultureInfo.InvariantCulture));
        Directory.Move(draft, edition);

        // Relative, so that both can be moved or mounted elsewhere together.
        var link = Path.Combine(editions, ".link");
        File.Delete(link);
        Directory.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(path)!, edition));
        Rename(link, path);

        foreach (var old in Directory.GetDirectories(editions).Where(e => e != edition && e != before))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        claim.Dispose();
    }

    private int NextNumber() => 1 + Directory.GetDirectories(editions)
        .Select(e => int.TryParse(Path.GetFileName(e), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Max();

    // The library moves files over files, but no link over a link to a folder; rename(2) does, in one step.
    private static void Rename(string from, string to)
    {
        if (RenameNative(from, to) != 0)
        {
            throw new IOException($"{to} could not be switched: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }
    }

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameNative([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
