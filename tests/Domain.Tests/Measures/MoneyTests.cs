using FsCheck.Xunit;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Measures;

[Covers("R5")]
public class MoneyTests
{
    [Theory]
    [InlineData(5, 1000, 1)]
    [InlineData(4999, 1_000_000, 0)]
    [InlineData(15, 1000, 2)]
    [InlineData(25, 1000, 3)]
    [InlineData(2, 3, 67)]
    [InlineData(1, 3, 33)]
    public void Half_a_fen_goes_up(int numerator, int denominator, int fen) =>
        Assert.Equal(new Money(fen), Money.Rounded(Fraction.Of(numerator, denominator)));

    [Property]
    public void What_is_rounded_is_at_most_half_a_fen_away(uint yuan, byte denominator)
    {
        var exact = Fraction.Of(yuan, denominator + 1);

        var away = Money.Rounded(exact).InYuan - exact;

        Assert.True(Fraction.Max(away, Fraction.Zero - away) <= Fraction.Of(1, 200));
    }

    [Property]
    public void Adding_and_taking_away_work_on_fen(int a, int b)
    {
        Assert.Equal((long)a + b, (new Money(a) + new Money(b)).Fen);
        Assert.Equal((long)a - b, (new Money(a) - new Money(b)).Fen);
        Assert.Equal(a < b, new Money(a) < new Money(b));
        Assert.Equal(a >= b, new Money(a) >= new Money(b));
        Assert.Equal(a.CompareTo(b), new Money(a).CompareTo(new Money(b)));
    }

    [Fact]
    public void An_overflow_stops()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) * 2);
    }

    [Fact]
    public void An_amount_has_at_most_two_places()
    {
        Assert.Equal(new Money(123_456), Money.FromYuan(1234.56m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.FromYuan(0.001m));
    }

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(5, "0.05")]
    [InlineData(-1760_16, "-1760.16")]
    [InlineData(100_000_000_00, "100000000.00")]
    public void It_prints_yuan_with_two_places(long fen, string text) => Assert.Equal(text, new Money(fen).ToString());

    [Theory]
    [InlineData(17_601_62, 10, 1_760_16)]
    [InlineData(5, 10, 1)]
    [InlineData(4, 10, 0)]
    [InlineData(1, 50, 1)]
    [InlineData(45_000_00, 100, 45_000_00)]
    public void A_share_of_an_amount_is_rounded_half_up(long fen, int percent, long share) =>
        Assert.Equal(new Money(share), TestPolicies.Percent(percent).Of(new Money(fen)));
}
