using System.Text;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Export;

/// <summary>Exact figures as text with a fixed number of places, rounded half away from zero for display only.</summary>
internal static class Figures
{
    /// <summary>Room for any figure.</summary>
    public const int Longest = 44;

    /// <summary>Writes the figure at the end of the buffer and returns what it wrote.</summary>
    public static ReadOnlySpan<byte> Write(Fraction value, int places, Span<byte> buffer) => Write(value.Scaled(places), places, buffer);

    public static ReadOnlySpan<byte> Write(Money value, Span<byte> buffer) => Write(value.Fen, 2, buffer);

    public static string Text(Fraction value, int places)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(Write(value, places, buffer));
    }

    private static ReadOnlySpan<byte> Write(Int128 scaled, int places, Span<byte> buffer)
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
