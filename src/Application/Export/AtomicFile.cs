namespace QuotaCompliance.Application.Export;

/// <summary>A result file that appears whole or not at all: written beside its name and renamed by <see cref="Commit"/>.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string path;
    private readonly string? draft;

    /// <param name="ownersOnly">Nobody but its owner can read it.</param>
    public AtomicFile(string path, bool ownersOnly = false)
    {
        // /dev/stdout leads on to what has no path of its own, such as a pipe.
        this.path = (File.Exists(path) && !IsDevice(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

        draft = IsDevice(this.path) ? null : Path.Combine(Path.GetDirectoryName(this.path)!, $".{Path.GetFileName(this.path)}.{Guid.NewGuid():N}.part");
        Stream = new UnbufferedFile(draft ?? this.path, draft is null ? FileMode.Open : FileMode.CreateNew, ownersOnly && draft is not null);
    }

    public Stream Stream { get; }

    /// <summary>Makes the file visible under its name.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (draft is not null)
        {
            File.Move(draft, path, overwrite: true);
        }
    }

    /// <summary>A device is written as it stands: a rename would replace it by a file.</summary>
    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: what could not be flushed is about to be deleted.
        }

        if (draft is not null)
        {
            File.Delete(draft);
        }
    }
}
