using System.Numerics;

namespace QuotaCompliance.Bench;

/// <summary>A fraction of unbounded whole numbers: slow, and never wrong.</summary>
internal readonly record struct Exact(BigInteger Numerator, BigInteger Denominator) : IComparable<Exact>
{
    public static Exact Of(decimal value)
    {
        var parts = decimal.GetBits(value);
        var digits = new BigInteger(new decimal(parts[0], parts[1], parts[2], value < 0, 0));
        return new Exact(digits, BigInteger.Pow(10, value.Scale));
    }

    public static Exact Zero => new(0, 1);

    public static Exact operator -(Exact a, Exact b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Exact operator *(Exact a, Exact b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Exact operator /(Exact a, Exact b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Exact Min(Exact a, Exact b) => a.CompareTo(b) <= 0 ? a : b;

    public static Exact Max(Exact a, Exact b) => a.CompareTo(b) >= 0 ? a : b;

    public int CompareTo(Exact other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Rounded half up, for a value not below zero.</summary>
    public decimal Rounded(int places)
    {
        var scale = BigInteger.Pow(10, places);
        return (decimal)(((2 * Numerator * scale) + Denominator) / (2 * Denominator)) / (decimal)scale;
    }
}
