namespace QuotaCompliance.Application.Intake;

/// <summary>A file as somebody brings it: what it is called, which says how it is read and stands in findings, and where its bytes lie.</summary>
public sealed class IncomingFile
{
    private readonly Func<SourceStream> open;

    private IncomingFile(string name, Func<SourceStream> open) => (Name, this.open) = (name, open);

    /// <summary>The name without a folder: <c>filings.csv</c>.</summary>
    public string Name { get; }

    /// <summary>A file on disk. It is opened when it is read, and nobody is kept from writing it: what changed meanwhile is found.</summary>
    /// <param name="name">What it is called where it came from, when it lies here under another name; with the same ending.</param>
    public static IncomingFile At(string path, string? name = null) => new(name ?? Path.GetFileName(path), () => new SourceStream(path));

    /// <summary>A file that is in memory alone, as one that holds a person's data in clear must be.</summary>
    public static IncomingFile Of(string name, ReadOnlyMemory<byte> bytes) => new(name, () => new SourceStream(bytes));

    /// <summary>Whether a file of this name is one that can be read: <c>.csv</c> or <c>.xlsx</c>.</summary>
    public static bool IsTable(string name) => TableFile.IsKnownExtension(name);

    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    internal SourceStream Open() => open();
}
