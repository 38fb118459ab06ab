using System.Globalization;
using System.Text;

namespace QuotaCompliance.Application.Export;

/// <summary>Whole numbers of a last printed place as text: 4850 with 4 places is 0.4850.</summary>
internal static class Figures
{
    /// <summary>Room for any figure.</summary>
    private const int Longest = 48;

    public static string Text(Int128 scaled, int places)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return Encoding.ASCII.GetString(buffer[..Write(scaled, places, buffer)]);
    }

    /// <summary>Writes the figure at the start of the target and returns its length.</summary>
    public static int Write(Int128 scaled, int places, Span<byte> target)
    {
        var length = 0;
        if (scaled < 0)
        {
            target[length++] = (byte)'-';
            scaled = -scaled;
        }

        // A year's wages over a ten-thousandth of a person do not fit in 64 bits; all else does, and is divided faster.
        var scale = Scale(places);
        ulong fraction;
        int written;
        if (scaled <= ulong.MaxValue)
        {
            (var whole, fraction) = Math.DivRem((ulong)scaled, scale);
            whole.TryFormat(target[length..], out written, default, CultureInfo.InvariantCulture);
        }
        else
        {
            var (whole, rest) = Int128.DivRem(scaled, scale);
            whole.TryFormat(target[length..], out written, default, CultureInfo.InvariantCulture);
            fraction = (ulong)rest;
        }

        length += written;
        if (places == 0)
        {
            return length;
        }

        target[length] = (byte)'.';
        for (var place = places; place > 0; place--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            target[length + place] = (byte)('0' + digit);
        }

        return length + 1 + places;
    }

    private static ulong Scale(int places) => places switch
    {
        0 => 1,
        2 => 100,
        4 => 10_000,
        6 => 1_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(places), places, "figures are shown with 0, 2, 4 or 6 places"),
    };
}
