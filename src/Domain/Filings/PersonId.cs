using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace QuotaCompliance.Domain.Filings;

/// <summary>公民身份号码: 17 digits and a check character (GB 11643-1999). Never printed: <see cref="ToString"/> says nothing.</summary>
public readonly struct PersonId : IComparable<PersonId>, IEquatable<PersonId>
{
    public const int Length = 18;

    // ISO 7064 MOD 11-2 weights of the 17 digits, and the check character of each remainder.
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> Checks => "10X98765432"u8;

    /// <summary>The first 17 digits as a number; the check character follows from them.</summary>
    private readonly long digits;

    private PersonId(long digits) => this.digits = digits;

    /// <summary>Digits 7–14.</summary>
    public DateOnly BornOn
    {
        get
        {
            var date = (int)(digits / 1000 % 100_000_000);
            return new DateOnly(date / 10_000, date / 100 % 100, date % 100);
        }
    }

    /// <summary>The 17th digit is odd for a man.</summary>
    public bool IsMan => digits % 2 == 1;

    /// <summary>Half-width upper-case text with a right check character and a real birth date; the area part is not checked.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out PersonId id)
    {
        id = default;
        if (text.Length != Length)
        {
            return false;
        }

        var sum = 0;
        var digits = 0L;
        for (var i = 0; i < Length - 1; i++)
        {
            var digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            sum += digit * Weights[i];
            digits = (digits * 10) + digit;
        }

        var date = (int)(digits / 1000 % 100_000_000);
        if (text[Length - 1] != Checks[sum % 11] || !IsDate(date / 10_000, date / 100 % 100, date % 100))
        {
            return false;
        }

        id = new PersonId(digits);
        return true;
    }

    /// <summary>A number that was accepted before.</summary>
    public static PersonId Parse(string text) => TryParse(Encoding.ASCII.GetBytes(text), out var id)
        ? id
        : throw new FormatException("not an ID number with a right check digit");

    /// <summary>The number whose first 17 digits are given, with its check character: how made-up people get one.</summary>
    public static string Complete(string first17)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += (first17[i] - '0') * Weights[i];
        }

        return first17 + (char)Checks[sum % 11];
    }

    /// <summary>The 18 characters, for the few places that may hold them.</summary>
    public void CopyTo(Span<byte> ascii)
    {
        var sum = 0;
        var rest = digits;
        for (var i = Length - 2; i >= 0; i--)
        {
            (rest, var digit) = Math.DivRem(rest, 10);
            ascii[i] = (byte)('0' + digit);
            sum += (int)digit * Weights[i];
        }

        ascii[Length - 1] = Checks[sum % 11];
    }

    /// <summary>The same as text; never for a message.</summary>
    public string Reveal() => Complete(digits.ToString("D17", CultureInfo.InvariantCulture));

    public static bool operator ==(PersonId a, PersonId b) => a.Equals(b);

    public static bool operator !=(PersonId a, PersonId b) => !a.Equals(b);

    public static bool operator <(PersonId a, PersonId b) => a.CompareTo(b) < 0;

    public static bool operator >(PersonId a, PersonId b) => a.CompareTo(b) > 0;

    public static bool operator <=(PersonId a, PersonId b) => a.CompareTo(b) <= 0;

    public static bool operator >=(PersonId a, PersonId b) => a.CompareTo(b) >= 0;

    public int CompareTo(PersonId other) => digits.CompareTo(other.digits);

    public bool Equals(PersonId other) => digits == other.digits;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is PersonId other && Equals(other);

    public override int GetHashCode() => digits.GetHashCode();

    public override string ToString() => "a person";

    private static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
