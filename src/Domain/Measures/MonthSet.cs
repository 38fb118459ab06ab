using System.Numerics;

namespace QuotaCompliance.Domain.Measures;

/// <summary>A set of months of the review year, January = 1 … December = 12.</summary>
public readonly record struct MonthSet(ushort Bits)
{
    public static MonthSet None => default;

    public static MonthSet All => new(0b1111_1111_1111);

    public int Count => BitOperations.PopCount(Bits);

    public bool IsEmpty => Bits == 0;

    public static MonthSet Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, 12);
        return first > last ? None : new((ushort)((1 << last) - (1 << (first - 1))));
    }

    public static MonthSet When(bool condition) => condition ? All : None;

    public static MonthSet operator |(MonthSet a, MonthSet b) => new((ushort)(a.Bits | b.Bits));

    public static MonthSet operator &(MonthSet a, MonthSet b) => new((ushort)(a.Bits & b.Bits));

    public MonthSet Except(MonthSet other) => new((ushort)(Bits & ~other.Bits & All.Bits));

    public bool Contains(int month) => (Bits & (1 << (month - 1))) != 0;

    public MonthSet With(int month) => this | Range(month, month);

    /// <summary>The months, rising.</summary>
    public IEnumerable<int> Months
    {
        get
        {
            for (var month = 1; month <= 12; month++)
            {
                if (Contains(month))
                {
                    yield return month;
                }
            }
        }
    }
}
