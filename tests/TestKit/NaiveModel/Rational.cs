using System.Globalization;
using System.Numerics;

namespace QuotaCompliance.TestKit.NaiveModel;

/// <summary>A fraction without bounds, in lowest terms: slow, and impossible to overflow.</summary>
public readonly record struct Rational
{
    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public static Rational Zero => Of(0, 1);

    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Rational(numerator / common, denominator / common);
    }

    public static Rational Of(BigInteger whole) => Of(whole, 1);

    /// <summary>Read from the decimal's digits, so no other arithmetic is trusted.</summary>
    public static Rational FromDecimal(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : text.Length - point - 1;
        var digits = text.Replace(".", "", StringComparison.Ordinal);
        return Of(BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
    }

    public static Rational operator +(Rational a, Rational b) =>
        Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        Of((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.Numerator * b.Denominator < b.Numerator * a.Denominator;

    public static bool operator >(Rational a, Rational b) => b < a;

    public static bool operator <=(Rational a, Rational b) => !(b < a);

    public static bool operator >=(Rational a, Rational b) => !(a < b);

    /// <summary>The greatest whole number not above the value.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Rounded to so many places, a half away from zero.</summary>
    public Rational Rounded(int places)
    {
        var scale = BigInteger.Pow(10, places);
        var doubled = 2 * BigInteger.Abs(Numerator) * scale;
        var whole = (doubled + Denominator) / (2 * Denominator);
        return Of(Numerator.Sign * whole, scale);
    }

    /// <summary>Printed with exactly so many places, a half rounded away from zero.</summary>
    public string Show(int places)
    {
        var rounded = Rounded(places);
        var units = rounded.Numerator * BigInteger.Pow(10, places) / rounded.Denominator;
        var digits = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var sign = units.Sign < 0 ? "-" : "";
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }

    public override string ToString() => $"{Numerator}/{Denominator}";
}
