using System.Globalization;
using System.Text;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Persistence.Audit;

/// <summary>How far the trail had come, written down outside the database: a line for each anchor, added and never changed.</summary>
/// <remarks>One file for each trail, named by its first hash. Whoever may change the database should not be able to change the folder.</remarks>
public sealed class AnchorFile(string folder, string origin)
{
    private const string Prefix = "audit-";
    private const string Suffix = ".csv";
    private const int MostTries = 100;

    public string Path { get; } = System.IO.Path.Combine(folder, $"{Prefix}{origin[..12]}{Suffix}");

    /// <summary>Whether anchors of some other trail lie here.</summary>
    public bool HasOthers => Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Any(file => file != Path);

    /// <summary>The anchors, oldest first; none when there is no file.</summary>
    /// <exception cref="InvalidDataException">A line is not an anchor.</exception>
    public IReadOnlyList<AuditAnchor> Read() => File.Exists(Path) ? [.. File.ReadLines(Path).Skip(1).Select((line, i) => Parse(line, i + 2))] : [];

    /// <summary>Adds a line, on the disk when this returns; nothing when the last line says the same.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Add(AuditAnchor anchor, string cause, DateTimeOffset at)
    {
        Directory.CreateDirectory(folder);
        using var file = Open();
        if (file.Length > 0 && Read(file).LastOrDefault() == anchor)
        {
            return;
        }

        file.Seek(0, SeekOrigin.End);
        var line = string.Create(CultureInfo.InvariantCulture, $"{anchor.Number},{anchor.Hash},{at.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ},{cause}\n");
        file.Write(Encoding.UTF8.GetBytes(file.Length > 0 ? line : "number,hash,at,cause\n" + line));
        file.Flush(flushToDisk: true);
    }

    private static IEnumerable<AuditAnchor> Read(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        reader.ReadLine();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            yield return Parse(line, number);
        }
    }

    private static AuditAnchor Parse(string line, int number) =>
        line.Split(',') is [var entry, { Length: 64 } hash, _, _] && long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new AuditAnchor(at, hash)
            : throw new InvalidDataException($"the anchor file is damaged at line {number}");

    /// <summary>One writer at a time; another is done in a moment.</summary>
    private FileStream Open()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries && File.Exists(Path))
            {
                Thread.Sleep(20);
            }
        }
    }
}
