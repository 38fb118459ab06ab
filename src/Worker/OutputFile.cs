using QuotaCompliance.Application.Export;

namespace QuotaCompliance.Worker;

/// <summary>A result file that a use case asks for once it knows that there is something to write; when it is refused, no file appears and an old one stays.</summary>
internal sealed class OutputFile(string path) : IDisposable
{
    private AtomicFile? file;

    public Stream Open() => (file ??= new AtomicFile(path)).Stream;

    /// <summary>Makes the file visible under its name, when it was asked for.</summary>
    public void Commit() => file?.Commit();

    public void Dispose() => file?.Dispose();
}
