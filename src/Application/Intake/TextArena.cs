namespace QuotaCompliance.Application.Intake;

/// <summary>Many short UTF-8 texts side by side; a unit's name costs its bytes and two more.</summary>
internal sealed class TextArena
{
    private const int PageBits = 20;
    private readonly List<byte[]> pages = [];
    private int used = 1 << PageBits;

    /// <param name="utf8">At most 65,535 bytes.</param>
    public long Add(ReadOnlySpan<byte> utf8)
    {
        if (used + utf8.Length + 2 > 1 << PageBits)
        {
            pages.Add(new byte[1 << PageBits]);
            used = 0;
        }

        var place = ((long)(pages.Count - 1) << PageBits) | (long)used;
        var page = pages[^1];
        BitConverter.TryWriteBytes(page.AsSpan(used), checked((ushort)utf8.Length));
        utf8.CopyTo(page.AsSpan(used + 2));
        used += utf8.Length + 2;
        return place;
    }

    public ReadOnlySpan<byte> this[long place]
    {
        get
        {
            var page = pages[(int)(place >> PageBits)];
            var start = (int)(place & ((1 << PageBits) - 1));
            return page.AsSpan(start + 2, BitConverter.ToUInt16(page, start));
        }
    }
}
