using System.Text;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Domain.Tests.Employers;

public class RegionCodeTests
{
    [Theory]
    [InlineData("640202", "640202 640200 640000 000000")]
    [InlineData("640200", "640200 640000 000000")]
    [InlineData("640000", "640000 000000")]
    [InlineData("000000", "000000")]
    [InlineData("640002", "640002 640000 000000")]
    public void The_nearest_region_comes_first(string region, string nearestFirst) =>
        Assert.Equal(nearestFirst, string.Join(' ', RegionCode.Parse(region).SelfAndParents.Distinct()));

    [Theory]
    [InlineData("640202", "640202", true)]
    [InlineData("640200", "640202", true)]
    [InlineData("640000", "640202", true)]
    [InlineData("000000", "640202", true)]
    [InlineData("640202", "640200", false)]
    [InlineData("640202", "640205", false)]
    [InlineData("640100", "640202", false)]
    [InlineData("610000", "640202", false)]
    [InlineData("640200", "640000", false)]
    [InlineData("640000", "000000", false)]
    public void A_region_covers_what_lies_under_it(string region, string other, bool covers) =>
        Assert.Equal(covers, RegionCode.Parse(region).Covers(RegionCode.Parse(other)));

    [Fact]
    public void A_region_is_covered_by_itself_and_its_parents_alone()
    {
        RegionCode[] regions = [.. new[] { "000000", "110000", "610000", "610100", "610102", "640000", "640100", "640102", "640200", "640202", "640205" }.Select(RegionCode.Parse)];

        foreach (var inner in regions)
        {
            Assert.Equal(
                inner.SelfAndParents.Distinct().Order(),
                regions.Where(outer => outer.Covers(inner)));
        }
    }

    [Theory]
    [InlineData("64020")]
    [InlineData("6402022")]
    [InlineData("64020A")]
    [InlineData("６４0202")]
    [InlineData("990000")]
    [InlineData("000000")]
    [InlineData("-40202")]
    public void No_unit_lies_in_such_a_region(string text) =>
        Assert.False(RegionCode.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_policy_may_speak_of_the_whole_country()
    {
        Assert.Equal(RegionCode.Nation, RegionCode.Parse("000000"));
        Assert.Throws<FormatException>(() => RegionCode.Parse("990000"));
    }

    [Fact]
    public void A_region_prints_six_digits_and_is_ordered_by_them()
    {
        Assert.Equal("640202", RegionCode.Parse("640202").ToString());
        Assert.Equal("000000", RegionCode.Nation.ToString());
        Assert.True(RegionCode.Parse("640100") < RegionCode.Parse("640202"));
    }
}
