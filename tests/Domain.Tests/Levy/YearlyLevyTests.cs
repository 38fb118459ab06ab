using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Levy;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Levy;

/// <summary>The formulas against <c>formulas.csv</c>: published cases and edges, each under the parameters it was made for.</summary>
[Covers("R2 R4 R5 R6")]
public class YearlyLevyTests
{
    private static readonly WrittenTable Formulas = WrittenTable.Of(typeof(YearlyLevyTests).Assembly, "formulas.csv");

    public static TheoryData<string> Names => [.. Formulas.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_levy_comes_out_line_by_line_as_the_table_says(string id)
    {
        var line = Formulas[id];
        var unit = UnitOf(line);

        var levy = LevyOf(unit.Position, unit.Book);

        Assert.Equal(line["required"], levy.Owed.Value.Reduced().ToString());
        Assert.Equal(line["shortfall"], levy.Shortfall.Value.Reduced().ToString());
        Assert.Equal(line["wage_base"], new Money((long)levy.WageBase.Yuan.Scaled(2)).ToString());
        Assert.Equal(line["gross"], levy.Gross.ToString());
        Assert.Equal(line["relief_amount"], levy.Relief.ToString());
        Assert.Equal(line["payable"], levy.Payable.ToString());
    }

    [Fact]
    public void Every_line_names_its_article_and_only_one_contradicts_its_source()
    {
        Assert.All(Formulas.Lines, line => Assert.NotEmpty(line["article"]));
        Assert.Equal(
            ["WE-15"],
            Formulas.Lines.Where(line => line["published_payable"] != "" && line["published_payable"] != line["payable"]).Select(line => line.Name));
    }

    [Fact]
    public void A_headcount_cut_to_four_places_would_be_two_fen_short()
    {
        var cut = Money.Rounded(Fraction.FromDecimal(32.3333m) * TestPolicies.Percent(1.5m).Value * Fraction.Of(36_292));

        Assert.Equal("17601.60", cut.ToString());
        Assert.Equal("17601.62", LevyOf(UnitOf(Formulas["WE-01"]).Position, UnitOf(Formulas["WE-01"]).Book).Gross.ToString());
    }

    [Property]
    public void One_more_credited_month_never_raises_the_levy(PositiveInt months, NonNegativeInt credited, PositiveInt payroll)
    {
        var unit = new UnitUnderTest { Months = months.Get, CreditedMonths = credited.Get, Payroll = payroll.Get };

        Assert.True((unit with { CreditedMonths = credited.Get + 1 }).Assessed.Payable <= unit.Assessed.Payable);
    }

    [Property]
    public void Higher_wages_never_lower_the_levy_and_the_cap_bounds_it(PositiveInt months, NonNegativeInt credited, PositiveInt payroll, PositiveInt more)
    {
        var unit = new UnitUnderTest { Months = months.Get * 12, CreditedMonths = credited.Get, Payroll = payroll.Get * 1000m };
        var levy = LevyOf(unit.Position, unit.Book);
        var dearer = LevyOf((unit with { Payroll = unit.Payroll + (more.Get * 1000m) }).Position, unit.Book);

        Assert.True(dearer.Gross >= levy.Gross);
        Assert.True(dearer.WageBase <= unit.Book.WageCap);
        Assert.True(dearer.Gross <= Money.Rounded(dearer.Shortfall.Times(unit.Book.WageCap)));
    }

    [Property]
    public void Relief_and_payable_are_the_gross_levy_and_neither_is_negative(PositiveInt months, NonNegativeInt credited, PositiveInt payroll, byte kind)
    {
        var unit = new UnitUnderTest { Kind = (EmployerKind)((kind % 6) + 1), Months = months.Get, CreditedMonths = credited.Get, Payroll = payroll.Get };
        var levy = LevyOf(unit.Position, unit.Book);

        Assert.Equal(levy.Gross, levy.Relief + levy.Payable);
        Assert.True(levy.Relief >= Money.Zero);
        Assert.True(levy.Payable >= Money.Zero);
        Assert.Equal(levy.Bracket is null, levy.Shortfall.IsNone);
    }

    private static UnitUnderTest UnitOf(WrittenLine line)
    {
        decimal Number(string column) => decimal.Parse(line[column].TrimEnd('%'), CultureInfo.InvariantCulture);
        Assert.True(EmployerKinds.TryParse(line["kind"], out var kind));
        var shelf = TestPolicies.Plain with
        {
            QuotaRatio = TestPolicies.Always("quota-ratio", TestPolicies.Percent(Number("ratio"))),
            SocialAverageWage = TestPolicies.Always("social-average-wage", TestPolicies.Wage(Number("social_average"))),
            WageCapMultiple = TestPolicies.Always("wage-cap-multiple", Fraction.FromDecimal(Number("multiple"))),
            ReliefShares = TestPolicies.Always("relief-shares", line["relief"] switch
            {
                "announced" => TestPolicies.AnnouncedRelief,
                "none" => TestPolicies.NoRelief,
                var other => throw new FormatException($"no such relief: {other}"),
            }),
        };
        return new UnitUnderTest
        {
            Book = TestPolicies.Book(shelf, 2023),
            Kind = kind,
            Months = Number("person_months"),
            CreditedMonths = (int)Number("credited_months"),
            Payroll = Number("payroll"),
        };
    }

    private static LevyLines LevyOf(in AnnualPosition position, PolicyBook book) =>
        YearlyLevy.Of(position.Kind, position.Headcount, position.Credited, position.AverageWage, book);
}
