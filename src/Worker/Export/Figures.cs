using System.Text;

namespace QuotaCompliance.Worker.Export;

/// <summary>Whole numbers of a last printed place as text: 4850 with 4 places is 0.4850.</summary>
internal static class Figures
{
    /// <summary>Room for any figure.</summary>
    public const int Longest = 44;

    public static string Text(Int128 scaled, int places)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(Write(scaled, places, buffer));
    }

    /// <summary>Writes the figure at the end of the buffer and returns what it wrote.</summary>
    public static ReadOnlySpan<byte> Write(Int128 scaled, int places, Span<byte> buffer)
    {
        var start = buffer.Length;
        var rest = Int128.Abs(scaled);
        var digits = 0;

        // A year's wages over a ten-thousandth of a person do not fit in 64 bits; all else does, and is divided faster.
        for (; rest > ulong.MaxValue; digits++)
        {
            start = Put(buffer, start, (byte)(rest % 10), digits == places && places > 0);
            rest /= 10;
        }

        for (var low = (ulong)rest; low != 0 || digits <= places; digits++)
        {
            (low, var digit) = Math.DivRem(low, 10);
            start = Put(buffer, start, (byte)digit, digits == places && places > 0);
        }

        if (scaled < 0)
        {
            buffer[--start] = (byte)'-';
        }

        return buffer[start..];
    }

    private static int Put(Span<byte> buffer, int start, byte digit, bool afterPoint)
    {
        if (afterPoint)
        {
            buffer[--start] = (byte)'.';
        }

        buffer[--start] = (byte)('0' + digit);
        return start;
    }
}
