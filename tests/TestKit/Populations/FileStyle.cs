namespace QuotaCompliance.TestKit.Populations;

public enum FileKind
{
    Csv,
    Xlsx,
}

public enum FileEncoding
{
    Utf8,
    Utf8WithMark,
    Gb18030,
}

/// <summary>One lawful way of writing the same rows down. Two styles of one population must be assessed alike.</summary>
/// <param name="SpellingSeed">Absent: every value in its plainest spelling.</param>
/// <param name="OrderSeed">Absent: columns as documented, rows as made.</param>
public sealed record FileStyle(
    FileKind Kind = FileKind.Csv,
    FileEncoding Encoding = FileEncoding.Utf8,
    bool ChineseHeaders = false,
    bool WindowsLines = false,
    int? SpellingSeed = null,
    int? OrderSeed = null)
{
    public static FileStyle Plain { get; } = new();

    /// <summary>A style drawn from all; the same for the same seed.</summary>
    public static FileStyle Drawn(int seed)
    {
        var random = new Random(seed);
        return new FileStyle(
            random.Next(4) == 0 ? FileKind.Xlsx : FileKind.Csv,
            (FileEncoding)random.Next(3),
            random.Next(2) == 0,
            random.Next(2) == 0,
            random.Next(),
            random.Next());
    }
}
