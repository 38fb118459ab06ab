using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Policy;

public class ParameterTests
{
    private static readonly RegionCode Nation = RegionCode.Nation;
    private static readonly RegionCode Province = RegionCode.Parse("640000");
    private static readonly RegionCode City = RegionCode.Parse("640200");
    private static readonly RegionCode District = RegionCode.Parse("640202");
    private static readonly RegionCode Elsewhere = RegionCode.Parse("610102");
    private static readonly DateOnly Day = new(2023, 12, 31);

    [Fact]
    public void The_nearest_region_wins()
    {
        var all = Of(Value(Nation, 1), Value(Province, 2), Value(City, 3), Value(District, 4));

        Assert.Equal(4, all.InForce(District, Day).Value);
        Assert.Equal(3, all.InForce(City, Day).Value);
        Assert.Equal(2, all.InForce(Province, Day).Value);
        Assert.Equal(1, all.InForce(Elsewhere, Day).Value);
    }

    [Fact]
    public void Without_a_nearer_value_the_one_above_applies()
    {
        Assert.Equal(2, Of(Value(Nation, 1), Value(Province, 2)).InForce(District, Day).Value);
        Assert.Equal(1, Of(Value(Nation, 1), Value(Elsewhere, 9)).InForce(District, Day).Value);
    }

    [Fact]
    public void A_nearer_value_that_has_ended_gives_way()
    {
        var ended = Value(District, 4) with { To = new DateOnly(2023, 12, 30) };

        Assert.Equal(2, Of(ended, Value(Province, 2)).InForce(District, Day).Value);
    }

    [Theory]
    [InlineData("2022-12-31", 0)]
    [InlineData("2023-01-01", 1)]
    [InlineData("2023-03-31", 1)]
    [InlineData("2023-04-01", 2)]
    [InlineData("2099-01-01", 2)]
    public void A_value_is_in_force_from_its_first_through_its_last_day(string day, int expected)
    {
        var parameter = Of(
            Value(Nation, 1) with { From = new DateOnly(2023, 1, 1), To = new DateOnly(2023, 3, 31) },
            Value(Nation, 2) with { From = new DateOnly(2023, 4, 1) });

        var found = parameter.Find(District, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, found?.Value ?? 0);
    }

    /// <summary>Decrees name the day they begin, seldom the day they end.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_later_value_takes_the_place_of_one_without_an_end(bool latestFirst)
    {
        var values = new[] { Value(Nation, 1) with { From = new DateOnly(2017, 10, 1) }, Value(Nation, 2) with { From = new DateOnly(2021, 9, 1) } };
        var parameter = Of(latestFirst ? [.. values.Reverse()] : values);

        Assert.Equal(1, parameter.InForce(District, new DateOnly(2021, 8, 31)).Value);
        Assert.Equal(2, parameter.InForce(District, new DateOnly(2021, 9, 1)).Value);
    }

    [Fact]
    public void An_expected_value_is_never_applied()
    {
        var expected = Value(District, 9) with { Status = PolicyStatus.Expected };

        Assert.Equal(1, Of(expected, Value(Nation, 1)).InForce(District, Day).Value);
        Assert.Null(Of(expected).Find(District, Day));
        Assert.Contains("it has no value at all", Of(expected).Missing(District, Day).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PolicyStatus.Enacted)]
    [InlineData(PolicyStatus.Provisional)]
    [InlineData(PolicyStatus.Placeholder)]
    public void Every_other_status_is_applied(PolicyStatus status) =>
        Assert.Equal(9, Of(Value(District, 9) with { Status = status }).InForce(District, Day).Value);

    [Fact]
    public void A_missing_value_names_the_parameter_the_last_value_and_what_to_do()
    {
        var parameter = new Parameter<int>("relief-shares", "残保金减免比例", ParameterPeriod.FeeYear,
        [
            Value(Nation, 1) with { From = new DateOnly(2020, 1, 1), To = new DateOnly(2022, 12, 31), Source = "公告甲" },
            Value(Nation, 2) with { From = new DateOnly(2023, 1, 1), To = new DateOnly(2027, 12, 31), Source = "公告乙" },
        ]);

        var missing = Assert.Throws<ParameterMissingException>(() => parameter.InForce(District, new DateOnly(2028, 1, 1)));

        Assert.Equal(
            "relief-shares (残保金减免比例) has no value for fee year 2028 in region 640202: the last one (2, region 000000, 公告乙) ends 2027-12-31."
            + " Enter the value with its document in policies/relief-shares.json.",
            missing.Message);
    }

    [Fact]
    public void A_value_that_begins_later_is_said_to()
    {
        var parameter = Of(Value(Nation, 1) with { From = new DateOnly(2024, 4, 1) });

        var missing = Assert.Throws<ParameterMissingException>(() => parameter.InForce(District, Day));

        Assert.Contains("has no value for 2023-12-31", missing.Message, StringComparison.Ordinal);
        Assert.Contains("from 2024-04-01", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_region_is_said_to_be_one()
    {
        var missing = Assert.Throws<ParameterMissingException>(() => Of(Value(Elsewhere, 1)).InForce(District, Day));

        Assert.Contains("for region 610102", missing.Message, StringComparison.Ordinal);
        Assert.Contains("in region 640202", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_province_knows_a_parameter_that_only_its_districts_have()
    {
        var parameter = Of(Value(District, 4));

        Assert.True(parameter.IsKnownAround(Province, Day));
        Assert.True(parameter.IsKnownAround(Nation, Day));
        Assert.False(parameter.IsKnownAround(Elsewhere, Day));
        Assert.False(parameter.IsKnownAround(Province, new DateOnly(1999, 1, 1)));
    }

    private static Parameter<int> Of(params ParameterValue<int>[] values) => new("some-figure", "某参数", ParameterPeriod.Date, values);

    private static ParameterValue<int> Value(RegionCode region, int value) => TestPolicies.Value(region, new DateOnly(2010, 1, 1), null, value);
}
