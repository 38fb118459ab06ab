namespace QuotaCompliance.Domain.Measures;

/// <summary>An exact share, such as 1.5% or credited ÷ headcount; compared as a fraction, so 0.995% is not 1%.</summary>
public readonly record struct Ratio(Fraction Value) : IComparable<Ratio>
{
    public static Ratio None => default;

    public static Ratio Whole => new(Fraction.Of(1));

    public static bool operator <(Ratio a, Ratio b) => a.Value < b.Value;

    public static bool operator >(Ratio a, Ratio b) => a.Value > b.Value;

    public static bool operator <=(Ratio a, Ratio b) => a.Value <= b.Value;

    public static bool operator >=(Ratio a, Ratio b) => a.Value >= b.Value;

    /// <summary>This share of an amount, rounded half-up to the fen.</summary>
    public Money Of(Money amount) => Money.Rounded(amount.InYuan * Value);

    public int CompareTo(Ratio other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
