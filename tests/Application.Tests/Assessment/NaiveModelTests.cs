using System.Globalization;
using System.Numerics;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>The model is checked by hand-computed figures before it may judge anything.</summary>
public class NaiveModelTests
{
    public static TheoryData<string> EdgeNames => [.. WrittenCase.All("edges.csv").Select(c => c["name"])];

    public static TheoryData<string> PublishedThroughFiles => [.. WrittenCase.All("published-cases.csv").Where(c => c["level"] == "assess").Select(c => c["id"])];

    public static TheoryData<string> PublishedFormulas => [.. WrittenCase.All("published-cases.csv").Where(c => c["level"] == "formula").Select(c => c["id"])];

    [Theory]
    [MemberData(nameof(EdgeNames))]
    public void The_model_meets_every_edge(string name) => Meets(WrittenCase.Find("edges.csv", "name", name));

    [Theory]
    [MemberData(nameof(PublishedThroughFiles))]
    public void The_model_meets_the_published_cases(string id) => Meets(WrittenCase.Find("published-cases.csv", "id", id));

    [Theory]
    [MemberData(nameof(PublishedFormulas))]
    public void The_money_lines_meet_the_published_formulas(string id)
    {
        var formula = WrittenCase.Find("published-cases.csv", "id", id);

        var (gross, relief, payable) = NaiveAssessment.MoneyLines(
            Fraction(formula["exact_shortfall"]),
            Rational.FromDecimal(decimal.Parse(formula["wage_base"], CultureInfo.InvariantCulture)),
            Fraction(formula["relief_share"]));

        Assert.Equal(formula["gross_levy"], gross.Show(2));
        Assert.Equal(formula["relief"], relief.Show(2));
        Assert.Equal(formula["payable"], payable.Show(2));
    }

    [Fact]
    public void Three_hundred_and_eighty_eight_person_months_need_exactly_0_485_persons() =>
        Assert.Equal(Rational.Of(97, 200), Rational.Of(388, 12) * Rational.Of(3, 200));

    [Theory]
    [InlineData(1, 200, 2, "0.01")]
    [InlineData(-1, 200, 2, "-0.01")]
    [InlineData(1, 201, 2, "0.00")]
    [InlineData(-1, 3, 4, "-0.3333")]
    [InlineData(199, 2, 0, "100")]
    [InlineData(363, 800, 4, "0.4538")]
    public void A_half_is_shown_away_from_zero(int numerator, int denominator, int places, string shown) =>
        Assert.Equal(shown, Rational.Of(numerator, denominator).Show(places));

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(4, 2, 2)]
    public void The_floor_is_the_whole_number_below(int numerator, int denominator, int floor) =>
        Assert.Equal(floor, Rational.Of(numerator, denominator).Floor());

    [Fact]
    public void A_decimal_is_read_exactly_and_in_lowest_terms() => Assert.Equal(Rational.Of(3, 200), Rational.FromDecimal(0.0150m));

    [Fact]
    public void A_province_covers_its_districts_and_a_district_only_itself()
    {
        var people = new MadeUpPeople();
        var random = new Random(1);
        EmployerRow[] units =
        [
            .. new[] { "640202", "640205", "640100", "110105" }.Select(region =>
                new EmployerRow(people.NewUscc(random, region), "某单位", "企业", region, new DateOnly(2010, 1, 1))),
        ];

        Assert.Equal(3, NaiveAssessment.Of(units, [], [], 2023, "640000").Count);
        Assert.Equal(2, NaiveAssessment.Of(units, [], [], 2023, "640200").Count);
        Assert.Single(NaiveAssessment.Of(units, [], [], 2023, "640202"));
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_disarmed()
    {
        var code = new MadeUpPeople().NewUscc(new Random(1), "640202");

        var row = NaiveAssessment.Of([new EmployerRow(code, "=1+1", "企业", "640202", new DateOnly(2010, 1, 1))], [], [], 2023, "640202").Single();

        Assert.Equal("'=1+1", row["name"]);
    }

    private static void Meets(WrittenCase written)
    {
        var rows = written.Population().Assessed().ToDictionary(r => r["uscc"]);

        written.IsMetBy(column => rows[written.Unit][column]);
    }

    private static Rational Fraction(string text) =>
        text.Split('/') is [var numerator, var denominator]
            ? Rational.Of(BigInteger.Parse(numerator, CultureInfo.InvariantCulture), BigInteger.Parse(denominator, CultureInfo.InvariantCulture))
            : throw new FormatException("a fraction is written 97/200");
}
