namespace QuotaCompliance.Domain.Measures;

/// <summary>A number of people as an annual average, exact: 0.485 people owed is 0.485, not 0.49 (72号 art. 8).</summary>
public readonly record struct Persons(Fraction Value) : IComparable<Persons>
{
    public static Persons None => default;

    public bool IsNone => Value.IsZero;

    public static Persons Of(int whole) => new(Fraction.Of(whole));

    public static bool operator <(Persons a, Persons b) => a.Value < b.Value;

    public static bool operator >(Persons a, Persons b) => a.Value > b.Value;

    public static bool operator <=(Persons a, Persons b) => a.Value <= b.Value;

    public static bool operator >=(Persons a, Persons b) => a.Value >= b.Value;

    /// <summary>What is missing from this number when <paramref name="arranged"/> are arranged; none when nothing is missing.</summary>
    public Persons Less(Persons arranged) => arranged >= this ? None : new(Value - arranged.Value);

    /// <summary>Persons × a year's wage, in exact yuan.</summary>
    public Fraction Times(AnnualWage wage) => Value * wage.Yuan;

    public int CompareTo(Persons other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
