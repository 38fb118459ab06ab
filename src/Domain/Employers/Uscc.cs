using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace QuotaCompliance.Domain.Employers;

/// <summary>统一社会信用代码: 18 characters with a check character (GB 32100-2015). Ordered as its text is, character by character.</summary>
/// <remarks>Held as the number its characters write in base 31, in two halves of nine; the alphabet rises with its character codes, so order is kept.</remarks>
public readonly struct Uscc : IComparable<Uscc>, IEquatable<Uscc>
{
    public const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const byte NotInAlphabet = 255;

    // GB 32100: the powers of 3 modulo 31.
    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static readonly byte[] ValueOf = ValuesByCharacter();

    private readonly long high;
    private readonly long low;

    private Uscc(long high, long low)
    {
        this.high = high;
        this.low = low;
    }

    /// <summary>Reads half-width upper-case text; refuses a wrong length, character or check character.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Uscc uscc)
    {
        uscc = default;
        if (text.Length != Length)
        {
            return false;
        }

        unchecked
        {
            var sum = 0;
            var value = 0L;
            var high = 0L;
            for (var i = 0; i < Length - 1; i++)
            {
                var digit = ValueOf[text[i]];
                if (digit == NotInAlphabet)
                {
                    return false;
                }

                sum += digit * Weights[i];
                value = (value * 31) + digit;
                if (i == 8)
                {
                    high = value;
                    value = 0;
                }
            }

            var check = ValueOf[text[Length - 1]];
            if (check != (31 - (sum % 31)) % 31)
            {
                return false;
            }

            uscc = new Uscc(high, (value * 31) + check);
            return true;
        }
    }

    public static Uscc Parse(string text) => TryParse(Encoding.ASCII.GetBytes(text), out var uscc)
        ? uscc
        : throw new FormatException("not a unified social credit code with a right check character");

    /// <summary>The code whose first 17 characters are given, with its check character: how made-up units get one.</summary>
    public static Uscc Complete(string first17) => Complete(Encoding.ASCII.GetBytes(first17));

    /// <inheritdoc cref="Complete(string)"/>
    public static Uscc Complete(ReadOnlySpan<byte> first17)
    {
        Span<byte> text = stackalloc byte[Length];
        if (first17.Length == Length - 1)
        {
            first17.CopyTo(text);
            foreach (var check in Alphabet)
            {
                text[Length - 1] = (byte)check;
                if (TryParse(text, out var uscc))
                {
                    return uscc;
                }
            }
        }

        throw new FormatException("a unified social credit code needs 17 characters of its alphabet before the check character");
    }

    public static bool operator ==(Uscc a, Uscc b) => a.Equals(b);

    public static bool operator !=(Uscc a, Uscc b) => !a.Equals(b);

    public static bool operator <(Uscc a, Uscc b) => a.CompareTo(b) < 0;

    public static bool operator >(Uscc a, Uscc b) => a.CompareTo(b) > 0;

    public static bool operator <=(Uscc a, Uscc b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Uscc a, Uscc b) => a.CompareTo(b) >= 0;

    public int CompareTo(Uscc other) => high != other.high ? high.CompareTo(other.high) : low.CompareTo(other.low);

    public bool Equals(Uscc other) => high == other.high && low == other.low;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Uscc other && Equals(other);

    public override int GetHashCode()
    {
        unchecked
        {
            var mixed = ((ulong)high * 0x9E3779B97F4A7C15UL) ^ (((ulong)low + 0x632BE59BD9B4E019UL) * 0xD6E8FEB86659FD93UL);
            mixed ^= mixed >> 32;
            mixed *= 0xD6E8FEB86659FD93UL;
            return (int)(mixed >> 32);
        }
    }

    /// <summary>Writes the 18 characters.</summary>
    public void CopyTo(Span<byte> utf8)
    {
        Write(high, utf8[..9]);
        Write(low, utf8[9..18]);
    }

    public override string ToString()
    {
        Span<byte> text = stackalloc byte[Length];
        CopyTo(text);
        return Encoding.ASCII.GetString(text);
    }

    private static void Write(long half, Span<byte> utf8)
    {
        for (var i = 8; i >= 0; i--)
        {
            (half, var digit) = Math.DivRem(half, 31);
            utf8[i] = (byte)Alphabet[(int)digit];
        }
    }

    private static byte[] ValuesByCharacter()
    {
        var values = new byte[256];
        Array.Fill(values, NotInAlphabet);
        for (byte i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = i;
        }

        return values;
    }
}
