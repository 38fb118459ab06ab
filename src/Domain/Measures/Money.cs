using System.Globalization;

namespace QuotaCompliance.Domain.Measures;

/// <summary>An amount of renminbi in whole fen.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    public bool IsZero => Fen == 0;

    public static Money FromYuan(decimal yuan) => decimal.Truncate(yuan * 100) == yuan * 100
        ? new((long)(yuan * 100))
        : throw new ArgumentOutOfRangeException(nameof(yuan), "an amount has at most two places");

    /// <summary>The three money lines of the form are rounded half-up to the fen (rules R5); nothing before them is.</summary>
    public static Money Rounded(Fraction yuan) => new((long)yuan.Scaled(2));

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator *(Money a, int times) => new(checked(a.Fen * times));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <summary>Yuan, exactly.</summary>
    public Fraction InYuan => Fraction.Of(Fen, 100);

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    public override string ToString() => (Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
