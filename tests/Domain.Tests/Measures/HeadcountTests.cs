using FsCheck;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Measures;

[Covers("R1 R2 R4")]
public class HeadcountTests
{
    private static readonly Ratio OneAndAHalf = TestPolicies.Percent(1.5m);

    [Fact]
    public void Thirty_two_and_a_third_stay_exact()
    {
        var headcount = Of(388, 12);

        Assert.Equal(Fraction.Of(97, 3), headcount.Value);
        Assert.Equal(Fraction.Of(97, 200), headcount.PersonsOwed(OneAndAHalf).Value);
    }

    [Fact]
    public void A_unit_of_the_year_is_averaged_over_its_own_months() => Assert.Equal(Fraction.Of(40), Of(120, 3).Value);

    [Fact]
    public void Thirty_is_at_most_thirty_and_a_ten_thousandth_more_is_not()
    {
        Assert.True(Of(360, 12).AtMost(30));
        Assert.False(new Headcount(new PersonMonths((360 * PersonMonths.PerPersonMonth) + 1), 12).AtMost(30));
    }

    [Fact]
    public void Without_staff_nothing_is_divided()
    {
        var nobody = Of(0, 12);

        Assert.True(nobody.IsNone);
        Assert.Equal(AnnualWage.None, nobody.AverageWage(new Money(100)));
        Assert.Equal(Ratio.None, nobody.ArrangedRatio(Persons.Of(1)));
        Assert.True(nobody.PersonsOwed(OneAndAHalf).IsNone);
    }

    [Property]
    public void Average_wage_times_headcount_is_the_payroll_again(PositiveInt months, PositiveInt fen, byte divisor)
    {
        var headcount = Of(months.Get, (divisor % 12) + 1);

        var wage = headcount.AverageWage(new Money(fen.Get));

        Assert.Equal(new Money(fen.Get).InYuan, wage.Yuan * headcount.Value);
    }

    [Property]
    public void The_arranged_ratio_times_headcount_is_the_credited_number_again(PositiveInt months, NonNegativeInt credited)
    {
        var headcount = Of(months.Get, 12);
        var persons = new Persons(Fraction.Of(credited.Get, 12));

        Assert.Equal(persons.Value, headcount.ArrangedRatio(persons).Value * headcount.Value);
    }

    [Theory]
    [InlineData(2, 201, false)]
    [InlineData(2, 200, true)]
    [InlineData(199, 20_000, false)]
    public void Just_under_one_percent_is_not_one_percent(int credited, int staff, bool reaches) =>
        Assert.Equal(reaches, Of(staff * 12, 12).ArrangedRatio(Persons.Of(credited)) >= TestPolicies.Percent(1));

    [Fact]
    public void What_is_missing_is_never_negative()
    {
        Assert.Equal(Persons.None, Persons.Of(1).Less(Persons.Of(2)));
        Assert.Equal(Persons.None, Persons.Of(2).Less(Persons.Of(2)));
        Assert.Equal(new Persons(Fraction.Of(1, 2)), new Persons(Fraction.Of(3, 2)).Less(Persons.Of(1)));
    }

    [Fact]
    public void The_lower_of_two_wages_is_the_base()
    {
        Assert.Equal(TestPolicies.Wage(3), AnnualWage.Lower(TestPolicies.Wage(3), TestPolicies.Wage(4)));
        Assert.Equal(TestPolicies.Wage(3), AnnualWage.Lower(TestPolicies.Wage(4), TestPolicies.Wage(3)));
    }

    private static Headcount Of(int personMonths, int months) => new(new PersonMonths((long)personMonths * PersonMonths.PerPersonMonth), months);
}
