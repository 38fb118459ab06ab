using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Measures;

/// <summary>Every operation against the same one on numbers without a limit.</summary>
[Covers("R5")]
[Properties(Arbitrary = [typeof(Fractions)])]
public class FractionTests
{
    [Property]
    public void A_sum_is_exact(Fraction a, Fraction b) =>
        Equal((N(a) * D(b)) + (N(b) * D(a)), D(a) * D(b), a + b);

    [Property]
    public void A_difference_is_exact(Fraction a, Fraction b) =>
        Equal((N(a) * D(b)) - (N(b) * D(a)), D(a) * D(b), a - b);

    [Property]
    public void Fractions_with_one_denominator_add_and_subtract_exactly(Fraction a, int n)
    {
        var b = Fraction.Of(n, a.Denominator);

        Equal(N(a) + n, D(a), a + b);
        Equal(N(a) - n, D(a), a - b);
    }

    [Property]
    public void A_product_is_exact(Fraction a, Fraction b) => Equal(N(a) * N(b), D(a) * D(b), a * b);

    [Property]
    public void A_quotient_is_exact(Fraction a, Fraction b)
    {
        if (!b.IsZero)
        {
            Equal(N(a) * D(b), D(a) * N(b), a / b);
        }
    }

    [Property]
    public void Comparing_agrees_with_cross_multiplication(Fraction a, Fraction b)
    {
        var order = (N(a) * D(b)).CompareTo(N(b) * D(a));

        Assert.Equal(order, Math.Sign(a.CompareTo(b)));
        Assert.Equal(order < 0, a < b);
        Assert.Equal(order <= 0, a <= b);
        Assert.Equal(order > 0, a > b);
        Assert.Equal(order >= 0, a >= b);
        Assert.Equal(order == 0, a == b);
        Assert.Equal(order != 0, a != b);
        Assert.Equal(order <= 0 ? a : b, Fraction.Min(a, b));
        Assert.Equal(order <= 0 ? b : a, Fraction.Max(a, b));
    }

    [Property]
    public void The_same_value_written_otherwise_is_equal_and_hashes_equally(Fraction a, PositiveInt times)
    {
        var b = Fraction.Of(a.Numerator * times.Get, a.Denominator * times.Get);

        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.True(a.Equals((object)b));
    }

    [Property]
    public void The_lowest_terms_have_no_common_divisor(Fraction a)
    {
        var lowest = a.Reduced();

        Assert.Equal(a, lowest);
        Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(N(lowest), D(lowest)));
        Assert.True(lowest.Denominator > 0);
    }

    [Property]
    public void Scaling_rounds_half_away_from_zero(Fraction a)
    {
        foreach (var places in new[] { 0, 2, 4, 6 })
        {
            var scaled = BigInteger.Abs(N(a)) * BigInteger.Pow(10, places);

            // Half-up of the magnitude: add one half, then cut.
            var rounded = ((2 * scaled) + D(a)) / (2 * D(a));

            Assert.Equal(N(a).Sign * rounded, (BigInteger)a.Scaled(places));
        }
    }

    [Property]
    public void The_floor_and_the_ceiling_enclose_the_value(Fraction a)
    {
        Assert.True(Fraction.Of(a.Floor()) <= a);
        Assert.True(Fraction.Of(a.Floor() + 1) > a);
        Assert.True(Fraction.Of(a.Ceiling()) >= a);
        Assert.True(Fraction.Of(a.Ceiling() - 1) < a);
    }

    [Property]
    public void A_decimal_keeps_its_value(decimal value)
    {
        var fraction = Fraction.FromDecimal(Math.Round(value % 1_000_000_000m, 9));

        Assert.Equal(Math.Round(value % 1_000_000_000m, 9) * (decimal)fraction.Denominator, (decimal)fraction.Numerator);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(3, 2, 2)]
    [InlineData(-3, 2, -2)]
    [InlineData(49, 100, 0)]
    [InlineData(-49, 100, 0)]
    [InlineData(0, 7, 0)]
    public void A_half_goes_away_from_zero(int numerator, int denominator, int rounded) =>
        Assert.Equal(rounded, Fraction.Of(numerator, denominator).Scaled(0));

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, 2, 3, 3)]
    [InlineData(-6, 2, -3, -3)]
    [InlineData(0, 2, 0, 0)]
    public void Whole_parts_of_negative_values_go_down_and_up(int numerator, int denominator, int floor, int ceiling)
    {
        Assert.Equal(floor, Fraction.Of(numerator, denominator).Floor());
        Assert.Equal(ceiling, Fraction.Of(numerator, denominator).Ceiling());
    }

    [Fact]
    public void A_negative_denominator_moves_its_sign_up()
    {
        Assert.Equal(Fraction.Of(-3, 4), Fraction.Of(3, -4));
        Assert.Equal(4, Fraction.Of(3, -4).Denominator);
    }

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(1) / Fraction.Zero);
    }

    [Fact]
    public void An_unset_fraction_is_zero()
    {
        Assert.Equal(Fraction.Of(0), default);
        Assert.Equal(1, default(Fraction).Denominator);
        Assert.True(default(Fraction).IsZero);
    }

    [Fact]
    public void An_overflow_stops_and_never_wraps()
    {
        var most = Fraction.Of(Int128.MaxValue);
        var least = Fraction.Of(1, Int128.MaxValue);

        Assert.Throws<OverflowException>(() => most + Fraction.Of(1));
        Assert.Throws<OverflowException>(() => Fraction.Of(-2) - most);
        Assert.Throws<OverflowException>(() => most * Fraction.Of(2));
        Assert.Throws<OverflowException>(() => most / Fraction.Of(1, 2));
        Assert.Throws<OverflowException>(() => least / Fraction.Of(2));
        Assert.Throws<OverflowException>(() => most.Scaled(2));
        Assert.Throws<OverflowException>(() => most.CompareTo(Fraction.Of(1, 2)));
        Assert.Throws<OverflowException>(() => Fraction.Of(1, Int128.MinValue));
        Assert.Throws<OverflowException>(() => Fraction.Of(Int128.MinValue, -1));
        Assert.Throws<OverflowException>(() => Money.Rounded(Fraction.Of(long.MaxValue)));
    }

    [Fact]
    public void Values_beyond_64_bits_round_as_well()
    {
        var third = Fraction.Of((Int128)long.MaxValue * 10, 3);

        Assert.Equal(BigInteger.Parse("3074457345618258602333", System.Globalization.CultureInfo.InvariantCulture), (BigInteger)third.Scaled(2));
    }

    [Fact]
    public void Only_places_that_are_shown_can_be_asked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(1).Scaled(3));

    private static BigInteger N(Fraction a) => a.Numerator;

    private static BigInteger D(Fraction a) => a.Denominator;

    private static void Equal(BigInteger numerator, BigInteger denominator, Fraction actual) =>
        Assert.Equal(numerator * D(actual), N(actual) * denominator);
}

/// <summary>Fractions of both signs, small and as large as an operation on two of them can bear.</summary>
public static class Fractions
{
    public static Arbitrary<Fraction> Any()
    {
        var numerators = Gen.OneOf(
            Gen.Choose(-20, 20).Select(n => (long)n),
            ArbMap.Default.GeneratorFor<DoNotSize<long>>().Select(n => n.Item / 2));
        var denominators = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, int.MaxValue));
        var signs = Gen.Elements(-1, 1);
        return (from n in numerators from d in denominators from s in signs select Fraction.Of(n, (Int128)d * s)).ToArbitrary();
    }
}
