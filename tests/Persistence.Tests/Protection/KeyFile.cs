using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Protection;

/// <summary>A key file of one test's own, and commands that use it.</summary>
public sealed class KeyFile : IDisposable
{
    private readonly TempFolder folder = new();

    /// <param name="shared">A key file to begin with a copy of; nothing for none.</param>
    public KeyFile(string? shared = null)
    {
        if (shared is not null)
        {
            Directory.CreateDirectory(folder["keys"]);
            File.Copy(shared, Path);
        }
    }

    public string Path => folder["keys/quota.keys"];

    public string Copy(string name)
    {
        var copy = folder[name];
        File.Copy(Path, copy);
        return copy;
    }

    public void Dispose() => folder.Dispose();
}
