using System.Globalization;

namespace QuotaCompliance.TestKit;

/// <summary>One line of the findings file.</summary>
public sealed record FoundLine(string File, string Line, string Uscc, string Field, string Code, string Severity, string Message)
{
    public static readonly string[] Header = ["file", "line", "uscc", "field", "code", "severity", "message"];

    public override string ToString() => $"{File}:{Line} {Code}@{Field} ({Severity})";

    /// <summary>Reads a findings file, which must have its header.</summary>
    public static IReadOnlyList<FoundLine> ReadAll(string path)
    {
        var rows = Csv.Read(System.IO.File.ReadAllText(path));
        if (rows.Count == 0 || !rows[0].SequenceEqual(Header) || rows.Exists(row => row.Count != Header.Length))
        {
            throw new FormatException("this is not a findings file");
        }

        return [.. rows.Skip(1).Select(row => new FoundLine(row[0], row[1], row[2], row[3], row[4], row[5], row[6]))];
    }
}

/// <summary>A folder with the three input files, as on an officer's desk.</summary>
public sealed class Desk : IDisposable
{
    private readonly Dictionary<string, string> inputs = [];

    public Desk(BaseFiles files)
    {
        foreach (var kind in BaseFiles.Kinds)
        {
            Put(kind, files[kind].ToBytes());
        }
    }

    public TempFolder Folder { get; } = new();

    public string Out => Folder["assessments.csv"];

    public string Findings => Folder["findings.csv"];

    /// <summary>The arguments that name the three inputs.</summary>
    public string[] Arguments =>
    [
        "assess", "--year", BaseFiles.Year.ToString(CultureInfo.InvariantCulture), "--region", BaseFiles.Region,
        .. BaseFiles.Kinds.SelectMany(kind => new[] { "--" + kind, inputs[kind] }),
    ];

    public string PathOf(string kind) => inputs[kind];

    public void Put(string kind, byte[] content, string extension = ".csv")
    {
        if (inputs.TryGetValue(kind, out var old))
        {
            File.Delete(old);
        }

        inputs[kind] = Folder[kind + extension];
        File.WriteAllBytes(inputs[kind], content);
    }

    /// <summary>Names an input that some other hand has put there.</summary>
    public void Name(string kind, string path) => inputs[kind] = path;

    /// <summary>Assesses with both results named.</summary>
    public CommandResult Assess(params string[] more) =>
        QuotaCommand.Run([.. Arguments, "--out", Out, "--findings", Findings, .. more]);

    /// <summary>Assesses with neither named: rows to stdout, findings to stderr.</summary>
    public CommandResult AssessToStreams(params string[] more) => QuotaCommand.Run([.. Arguments, .. more]);

    public IReadOnlyList<FoundLine> ReadFindings() => FoundLine.ReadAll(Findings);

    public void Dispose() => Folder.Dispose();
}
