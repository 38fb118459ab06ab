using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Assessment;

[Covers("R3 R8")]
public class AnnualReviewTests
{
    private static readonly RosterRow Somebody = new(Placements.Sound());
    private static readonly RosterRow UntilNovember = new(Placements.Sound() with { Insured = MonthSet.Range(1, 11) });

    [Fact]
    public void A_shortfall_with_something_to_pay_owes() =>
        Assert.Equal(Outcome.Owes, new UnitUnderTest().Assessed.Outcome);

    [Fact]
    public void A_shortfall_with_nothing_to_pay_is_exempt() =>
        Assert.Equal(Outcome.Exempt, new UnitUnderTest { Months = 360 }.Assessed.Outcome);

    [Fact]
    public void A_shortfall_of_less_than_half_a_fen_is_exempt() =>
        Assert.Equal(Outcome.Exempt, new UnitUnderTest { Payroll = 0.01m }.Assessed.Outcome);

    [Fact]
    public void No_shortfall_is_met() => Assert.Equal(Outcome.Met, new UnitUnderTest { CreditedMonths = 18 }.Assessed.Outcome);

    [Fact]
    public void A_whole_person_more_exceeds()
    {
        Assert.Equal(Outcome.Met, new UnitUnderTest { CreditedMonths = 29 }.Assessed.Outcome);
        Assert.Equal(Outcome.Exceeds, new UnitUnderTest { CreditedMonths = 30 }.Assessed.Outcome);
    }

    [Fact]
    public void The_windows_last_day_is_in_time_and_the_next_is_late()
    {
        var unit = new UnitUnderTest { Roster = [Somebody], FiledOn = new DateOnly(2024, 10, 31) };
        var late = unit with { FiledOn = new DateOnly(2024, 11, 1) };

        Assert.Equal(UnitFlags.None, unit.Assessed.Flags);
        Assert.Equal(1, unit.Assessed.PersonsArranged);
        Assert.Equal(UnitFlags.LateFiling, late.Assessed.Flags);
        Assert.Equal(0, late.Assessed.PersonsArranged);
        Assert.Equal(Persons.None, late.Assessed.Credited);
        Assert.Equal(Ratio.None, late.Assessed.ArrangedRatio);
        Assert.Equal(new UnitUnderTest().Assessed.Payable, late.Assessed.Payable);
    }

    [Theory]
    [InlineData(false, UnitFlags.NoFiling)]
    [InlineData(true, UnitFlags.NoFiling | UnitFlags.FilingRefused)]
    public void Without_an_accepted_filing_nothing_is_assessed(bool refused, UnitFlags flags)
    {
        var unit = new UnitUnderTest();
        var position = AnnualPosition.NotFiled(unit.Employer, refused, unit.Book.Year);

        var assessed = AnnualReview.Of(position, unit.Book);

        Assert.Equal(default(Assessed) with { Headcount = position.Headcount, Outcome = Outcome.NoFiling, Flags = flags }, assessed);
        Assert.True(assessed.Headcount.IsNone);
    }

    [Fact]
    public void A_member_unit_with_nobody_is_flagged_also_when_it_filed_late_or_not_at_all()
    {
        var member = new UnitUnderTest { Member = true, Roster = [Somebody] };

        Assert.Equal(UnitFlags.None, member.Assessed.Flags);
        Assert.Equal(UnitFlags.CommissionMemberNone, (member with { Roster = [] }).Assessed.Flags);
        Assert.Equal(UnitFlags.CommissionMemberNone | UnitFlags.LateFiling, (member with { FiledOn = new DateOnly(2024, 12, 1) }).Assessed.Flags);
        Assert.Equal(
            UnitFlags.CommissionMemberNone | UnitFlags.NoFiling,
            AnnualReview.Of(AnnualPosition.NotFiled(member.Employer, refused: false, member.Book.Year), member.Book).Flags);
    }

    [Fact]
    public void A_member_unit_whose_people_left_before_December_has_lapsed()
    {
        Assert.Equal(UnitFlags.CommissionMemberLapsed, new UnitUnderTest { Member = true, Roster = [UntilNovember] }.Assessed.Flags);
        Assert.Equal(UnitFlags.None, new UnitUnderTest { Roster = [UntilNovember] }.Assessed.Flags);
    }

    [Fact]
    public void A_person_contested_in_one_month_is_flagged_for_a_late_filer_too()
    {
        var unit = new UnitUnderTest { Roster = [Somebody with { AlsoElsewhere = MonthSet.Range(6, 6) }] };

        Assert.Equal(UnitFlags.ContestedPerson, unit.Assessed.Flags);
        Assert.Equal(new Persons(Fraction.Of(11, 12)), unit.Assessed.Credited);
        Assert.Equal(UnitFlags.ContestedPerson | UnitFlags.LateFiling, (unit with { FiledOn = new DateOnly(2024, 12, 1) }).Assessed.Flags);
    }

    [Fact]
    public void Pay_at_the_minimum_all_year_is_flagged_but_not_for_a_late_filer()
    {
        var unit = new UnitUnderTest { Roster = [new(Placements.Sound() with { Wages = new(Money.FromYuan(2000)) })] };

        Assert.Equal(UnitFlags.WageAtMinimum, unit.Assessed.Flags);
        Assert.Equal(UnitFlags.LateFiling, (unit with { FiledOn = new DateOnly(2024, 12, 1) }).Assessed.Flags);
    }

    [Fact]
    public void A_unit_of_the_year_divides_staff_and_people_by_its_own_months()
    {
        var unit = new UnitUnderTest { RegisteredOn = new DateOnly(2023, 10, 9), Months = 120, Roster = [new(Placements.Sound() with { Insured = MonthSet.Range(10, 12) })] };

        Assert.Equal(Fraction.Of(40), unit.Assessed.Headcount.Value);
        Assert.Equal(Persons.Of(1), unit.Assessed.Credited);
    }

    [Fact]
    public void Three_severe_months_and_twelve_ordinary_ones_are_one_and_a_half()
    {
        var unit = new UnitUnderTest
        {
            Roster = [new(Placements.Sound(grade: 1, "99999919850615003") with { Insured = MonthSet.Range(10, 12) }), Somebody],
        };

        Assert.Equal(new Persons(Fraction.Of(3, 2)), unit.Assessed.Credited);
        Assert.Equal(2, unit.Assessed.PersonsArranged);
    }

    [Theory]
    [InlineData(UnitFlags.None, "")]
    [InlineData(UnitFlags.NoFiling, "no-filing")]
    [InlineData(UnitFlags.WageAtMinimum | UnitFlags.CommissionMemberLapsed | UnitFlags.LateFiling, "commission-member-lapsed;late-filing;wage-at-minimum")]
    public void Flags_are_written_in_the_order_of_the_alphabet(UnitFlags flags, string codes) => Assert.Equal(codes, flags.Codes());
}
