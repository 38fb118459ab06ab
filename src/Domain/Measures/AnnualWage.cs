namespace QuotaCompliance.Domain.Measures;

/// <summary>A wage for a year, in exact yuan: 12,000,000 over 97 staff is not rounded before the levy is.</summary>
public readonly record struct AnnualWage(Fraction Yuan) : IComparable<AnnualWage>
{
    public static AnnualWage None => default;

    public static bool operator <(AnnualWage a, AnnualWage b) => a.Yuan < b.Yuan;

    public static bool operator >(AnnualWage a, AnnualWage b) => a.Yuan > b.Yuan;

    public static bool operator <=(AnnualWage a, AnnualWage b) => a.Yuan <= b.Yuan;

    public static bool operator >=(AnnualWage a, AnnualWage b) => a.Yuan >= b.Yuan;

    public static AnnualWage Lower(AnnualWage a, AnnualWage b) => a <= b ? a : b;

    public AnnualWage Times(Fraction multiple) => new(Yuan * multiple);

    public int CompareTo(AnnualWage other) => Yuan.CompareTo(other.Yuan);

    public override string ToString() => Yuan.ToString();
}
