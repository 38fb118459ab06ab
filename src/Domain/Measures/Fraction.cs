namespace QuotaCompliance.Domain.Measures;

/// <summary>An exact rational number: the arithmetic under every head, ratio and yuan until a rule rounds it.</summary>
/// <remarks>
/// Not kept in lowest terms: the inputs are bounded (counts below 10^7 with four places, money below 10^13 with two),
/// and the longest product of the rules stays under 10^37. An overflow would stop the run, never wrap.
/// </remarks>
public readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly Int128 denominatorLessOne;

    private Fraction(Int128 numerator, Int128 denominator)
    {
        Numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    public Int128 Numerator { get; }

    /// <summary>Always positive; a default fraction is 0/1.</summary>
    public Int128 Denominator => unchecked(denominatorLessOne + 1);

    public static Fraction Zero => default;

    public bool IsZero => Numerator == 0;

    public static Fraction Of(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(denominator);
        return denominator > 0 ? new Fraction(numerator, denominator) : new Fraction(-numerator, -denominator);
    }

    public static Fraction Of(Int128 whole) => new(whole, 1);

    /// <summary>The exact value of a decimal, in lowest terms: 1.5% given as 0.015 is 3/200.</summary>
    public static Fraction FromDecimal(decimal value)
    {
        var denominator = (Int128)1;
        while (value != decimal.Truncate(value))
        {
            value *= 10;
            denominator *= 10;
        }

        return new Fraction((Int128)value, denominator).Reduced();
    }

    public Fraction Reduced()
    {
        var divisor = GreatestCommonDivisor(Int128.Abs(Numerator), Denominator);
        return new Fraction(Numerator / divisor, Denominator / divisor);
    }

    public static Fraction operator +(Fraction a, Fraction b)
    {
        if (a.Denominator == b.Denominator)
        {
            return new(checked(a.Numerator + b.Numerator), a.Denominator);
        }

        // A number of heads over months and over ten-thousandths of them: one denominator often divides the other.
        if (FitIn64(a.Denominator, b.Denominator) && (long)a.Denominator % (long)b.Denominator == 0)
        {
            return new(checked(a.Numerator + Product(b.Numerator, (long)a.Denominator / (long)b.Denominator)), a.Denominator);
        }

        return new(checked(Product(a.Numerator, b.Denominator) + Product(b.Numerator, a.Denominator)), Product(a.Denominator, b.Denominator));
    }

    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Numerator, b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) =>
        new(Product(a.Numerator, b.Numerator), Product(a.Denominator, b.Denominator));

    public static Fraction operator /(Fraction a, Fraction b) =>
        Of(Product(a.Numerator, b.Denominator), Product(a.Denominator, b.Numerator));

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static Fraction Min(Fraction a, Fraction b) => a <= b ? a : b;

    public static Fraction Max(Fraction a, Fraction b) => a >= b ? a : b;

    /// <summary>The value times 10^<paramref name="places"/>, rounded half away from zero: how figures are shown, and how the three money lines are made.</summary>
    public Int128 Scaled(int places)
    {
        var numerator = Product(Numerator, PowerOfTen(places));
        var magnitude = Int128.Abs(numerator);

        // Most values of a review fit in 64 bits, where division is an instruction and not a loop.
        Int128 rounded;
        if (magnitude <= long.MaxValue && Denominator <= long.MaxValue)
        {
            var (quotient, remainder) = Math.DivRem((ulong)magnitude, (ulong)Denominator);
            rounded = remainder >= (ulong)Denominator - remainder ? quotient + 1 : quotient;
        }
        else
        {
            var quotient = magnitude / Denominator;
            var remainder = magnitude - (quotient * Denominator);
            rounded = remainder >= Denominator - remainder ? quotient + 1 : quotient;
        }

        return numerator < 0 ? -rounded : rounded;
    }

    /// <summary>The whole part, rounded towards minus infinity.</summary>
    public Int128 Floor()
    {
        var quotient = Numerator / Denominator;
        return Numerator < 0 && quotient * Denominator != Numerator ? quotient - 1 : quotient;
    }

    /// <summary>The smallest whole number not below the value.</summary>
    public Int128 Ceiling() => -new Fraction(-Numerator, Denominator).Floor();

    public int CompareTo(Fraction other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : Product(Numerator, other.Denominator).CompareTo(Product(other.Numerator, Denominator));

    public bool Equals(Fraction other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode()
    {
        var reduced = Reduced();
        return HashCode.Combine(reduced.Numerator, reduced.Denominator);
    }

    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    /// <summary>Most factors of a review fit in 64 bits, and their product then always in 128.</summary>
    private static Int128 Product(Int128 a, Int128 b)
    {
        if (FitIn64(a, b))
        {
            unchecked
            {
                var high = Math.BigMul((long)a, (long)b, out var low);
                return new Int128((ulong)high, (ulong)low);
            }
        }

        return checked(a * b);
    }

    private static bool FitIn64(Int128 a, Int128 b) => unchecked(a == (long)a && b == (long)b);

    private static Int128 PowerOfTen(int places) => places switch
    {
        0 => 1,
        2 => 100,
        4 => 10_000,
        6 => 1_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(places), places, "figures are shown with 0, 2, 4 or 6 places"),
    };

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a == 0 ? 1 : a;
    }
}
