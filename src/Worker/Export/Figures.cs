using System.Text;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Export;

/// <summary>Exact figures as text with a fixed number of places, rounded half away from zero for display only.</summary>
internal static class Figures
{
    /// <summary>Room for any figure.</summary>
    public const int Longest = 24;

    /// <summary>Writes the figure at the end of the buffer and returns what it wrote.</summary>
    public static ReadOnlySpan<byte> Write(Fraction value, int places, Span<byte> buffer) => Write((long)value.Scaled(places), places, buffer);

    public static ReadOnlySpan<byte> Write(Money value, Span<byte> buffer) => Write(value.Fen, 2, buffer);

    public static string Text(Fraction value, int places)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(Write(value, places, buffer));
    }

    private static ReadOnlySpan<byte> Write(long scaled, int places, Span<byte> buffer)
    {
        var start = buffer.Length;
        var rest = (ulong)Math.Abs(scaled);
        for (var digits = 0; rest != 0 || digits <= places; digits++)
        {
            if (digits == places && places > 0)
            {
                buffer[--start] = (byte)'.';
            }

            (rest, var digit) = Math.DivRem(rest, 10);
            buffer[--start] = (byte)('0' + digit);
        }

        if (scaled < 0)
        {
            buffer[--start] = (byte)'-';
        }

        return buffer[start..];
    }
}
