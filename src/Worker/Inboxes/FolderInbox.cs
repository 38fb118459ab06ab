namespace QuotaCompliance.Worker.Inboxes;

/// <summary>A folder on this machine, or one that is mounted here.</summary>
internal sealed class FolderInbox(string root) : IInbox
{
    public Task<IReadOnlyList<InboxFile>> List(CancellationToken stop)
    {
        if (!Directory.Exists(root))
        {
            throw new InboxException("the inbox folder is not there. 收件文件夹不存在。", mayPass: false);
        }

        try
        {
            return Task.FromResult<IReadOnlyList<InboxFile>>([.. new DirectoryInfo(root).EnumerateFiles().Select(AsItLies).OfType<InboxFile>()]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InboxException($"the inbox folder cannot be read ({e.GetType().Name}). 收件文件夹无法读取。", mayPass: false);
        }
    }

    public Task<InboxFile?> Find(string name, CancellationToken stop) => OfFile(() => Task.FromResult(AsItLies(new FileInfo(Path.Combine(root, name)))));

    public Task<bool> Has(string folder, string name, CancellationToken stop) => Task.FromResult(Path.Exists(Path.Combine(root, folder, name)));

    public Task Fetch(InboxFile file, string path, CancellationToken stop) => OfFile(async () =>
    {
        await using var from = File.OpenRead(Path.Combine(root, file.Name));
        await using var to = File.Create(path);
        await file.Copy(from, to, stop);
        return true;
    });

    public Task Put(string path, string folder, string name, CancellationToken stop) => OfFile(() =>
    {
        File.Copy(path, Path.Combine(FolderOf(folder), name), overwrite: true);
        return Task.FromResult(true);
    });

    public Task<bool> Move(string name, string folder, string newName, CancellationToken stop) => OfFile(() =>
    {
        var target = Path.Combine(FolderOf(folder), newName);
        try
        {
            File.Move(Path.Combine(root, name), target, overwrite: false);
            return Task.FromResult(true);
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult(File.Exists(target));
        }
    });

    public void Dispose()
    {
        // Nothing is held open.
    }

    /// <returns>Nothing for a link, which may lead anywhere, and for what has gone meanwhile.</returns>
    private static InboxFile? AsItLies(FileInfo file)
    {
        if (file.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            // Its name is not UTF-8, so that it cannot be asked for: listed, for the attempt to say so.
            return new InboxFile(file.Name, 0, default);
        }

        try
        {
            return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new InboxFile(file.Name, file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>What the system says of a file holds its name: only the kind is told.</summary>
    private static async Task<T> OfFile<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is (IOException and not InboxException) or UnauthorizedAccessException)
        {
            throw new InboxException($"it cannot be read, answered or moved ({e.GetType().Name}); see that this account may. 文件无法读取、回执或移动，请检查权限。", mayPass: false) { OfFile = true };
        }
    }

    private string FolderOf(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
