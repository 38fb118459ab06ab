using System.Globalization;

namespace QuotaCompliance.Domain.Measures;

/// <summary>审核年度 Y: the year whose staff, wages and placements are reviewed; filed, reviewed and paid in Y+1, the fee year.</summary>
public readonly record struct ReviewYear : IComparable<ReviewYear>
{
    public const int First = 2000;
    public const int Last = 2100;

    public ReviewYear(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Last);
        Value = value;
    }

    public int Value { get; }

    public int FeeYear => Value + 1;

    public DateOnly FirstDay => new(Value, 1, 1);

    public DateOnly LastDay => new(Value, 12, 31);

    public DateOnly FirstOf(int month) => new(Value, month, 1);

    public DateOnly LastOf(int month) => new(Value, month, DateTime.DaysInMonth(Value, month));

    public int CompareTo(ReviewYear other) => Value.CompareTo(other.Value);

    public static bool operator <(ReviewYear a, ReviewYear b) => a.Value < b.Value;

    public static bool operator >(ReviewYear a, ReviewYear b) => a.Value > b.Value;

    public static bool operator <=(ReviewYear a, ReviewYear b) => a.Value <= b.Value;

    public static bool operator >=(ReviewYear a, ReviewYear b) => a.Value >= b.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
