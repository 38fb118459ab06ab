using System.Globalization;
using System.Text;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Employers;

[Covers("R1")]
public class EmployerTests
{
    [Theory]
    [InlineData("2010-05-06", 12)]
    [InlineData("2022-12-31", 12)]
    [InlineData("2023-01-01", 12)]
    [InlineData("2023-02-28", 11)]
    [InlineData("2023-10-31", 3)]
    [InlineData("2023-12-31", 1)]
    public void A_unit_of_the_year_counts_from_its_month_of_registration(string registered, int months)
    {
        var day = DateOnly.Parse(registered, CultureInfo.InvariantCulture);
        var unit = new Employer(default, EmployerKind.Enterprise, TestPolicies.District, day, CommissionMember: false, Concentrated: false);

        Assert.Equal(months, unit.MonthsIn(new ReviewYear(2023)));
    }

    [Fact]
    public void Every_kind_is_read_back_from_its_name()
    {
        foreach (var kind in Enum.GetValues<EmployerKind>())
        {
            Assert.True(EmployerKinds.TryParse(kind.Name(), out var read));
            Assert.Equal(kind, read);
            Assert.Equal(kind.Name(), Encoding.UTF8.GetString(kind.Utf8Name()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("公司")]
    [InlineData("企业 ")]
    [InlineData("民办非企业")]
    public void Other_words_are_no_kind(string name) => Assert.False(EmployerKinds.TryParse(name, out _));

    [Fact]
    public void A_number_that_is_no_kind_has_no_name() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((EmployerKind)0).Name());
}
