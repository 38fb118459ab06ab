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

        IReadOnlyList<InboxFile> files = [.. new DirectoryInfo(root).EnumerateFiles().Select(file => new InboxFile(file.Name, file.Length, file.LastWriteTimeUtc))];
        return Task.FromResult(files);
    }

    public async Task Fetch(InboxFile file, string path, CancellationToken stop)
    {
        await using var from = File.OpenRead(Path.Combine(root, file.Name));
        await using var to = File.Create(path);
        await from.CopyToAsync(to, stop);
        if (to.Length != file.Size)
        {
            throw new InboxException($"{file.Name} changed while it was read. 文件读取时发生变化。", mayPass: true);
        }
    }

    public Task Put(string path, string folder, string name, CancellationToken stop)
    {
        File.Copy(path, Path.Combine(FolderOf(folder), name), overwrite: true);
        return Task.CompletedTask;
    }

    public Task<bool> Move(string name, string folder, string newName, CancellationToken stop)
    {
        var target = Path.Combine(FolderOf(folder), newName);
        try
        {
            File.Move(Path.Combine(root, name), target, overwrite: true);
            return Task.FromResult(true);
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult(File.Exists(target));
        }
    }

    public void Dispose()
    {
        // Nothing is held open.
    }

    private string FolderOf(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
