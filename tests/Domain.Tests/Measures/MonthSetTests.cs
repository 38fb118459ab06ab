using FsCheck.Xunit;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Tests.Measures;

public class MonthSetTests
{
    private static readonly int[] TheYear = [.. Enumerable.Range(1, 12)];

    [Property]
    public void Sets_of_months_behave_as_sets_do(ushort a, ushort b)
    {
        var (left, right) = (SetOf(a), SetOf(b));
        var (one, two) = (MonthsOf(a), MonthsOf(b));

        Assert.Equal(left.Union(right).Order(), (one | two).Months);
        Assert.Equal(left.Intersect(right).Order(), (one & two).Months);
        Assert.Equal(left.Except(right).Order(), one.Except(two).Months);
        Assert.Equal(left.Count, one.Count);
        Assert.Equal(left.Count == 0, one.IsEmpty);
        Assert.Equal(TheYear.Where(left.Contains), TheYear.Where(one.Contains));
    }

    [Fact]
    public void A_range_holds_its_first_and_last_month()
    {
        foreach (var first in TheYear)
        {
            foreach (var last in TheYear)
            {
                Assert.Equal(TheYear.Where(m => m >= first && m <= last), MonthSet.Range(first, last).Months);
            }
        }
    }

    [Fact]
    public void Other_months_than_twelve_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MonthSet.Range(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonthSet.Range(3, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonthSet.None.With(13));
    }

    [Fact]
    public void All_or_none_follow_a_condition()
    {
        Assert.Equal(TheYear, MonthSet.When(true).Months);
        Assert.Empty(MonthSet.When(false).Months);
    }

    private static HashSet<int> SetOf(ushort bits) => [.. TheYear.Where(m => ((bits >> (m - 1)) & 1) == 1)];

    private static MonthSet MonthsOf(ushort bits) => SetOf(bits).Aggregate(MonthSet.None, (set, month) => set.With(month));
}
