using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Filings;

[Covers("R1")]
public class FilingTests
{
    private static readonly Filing Monthly = new(new PersonMonths(388 * PersonMonths.PerPersonMonth), null, PersonMonths.None, Money.Zero, default);

    [Fact]
    public void Months_filed_are_added_up() => Assert.Equal(388 * PersonMonths.PerPersonMonth, Monthly.StaffOver(12).TenThousandths);

    [Fact]
    public void An_average_stands_for_every_month_the_unit_existed()
    {
        var average = Monthly with { Monthly = PersonMonths.None, Average = 323_333 };

        Assert.Equal(323_333 * 12, average.StaffOver(12).TenThousandths);
        Assert.Equal(323_333 * 3, average.StaffOver(3).TenThousandths);
    }

    [Fact]
    public void Seasonal_work_is_added_by_its_months()
    {
        var seasonal = new PersonMonths(96 * PersonMonths.PerPersonMonth);

        Assert.Equal(484 * PersonMonths.PerPersonMonth, (Monthly with { Seasonal = seasonal }).StaffOver(12).TenThousandths);
    }

    [Fact]
    public void An_overflow_stops() =>
        Assert.Throws<OverflowException>(() => (Monthly with { Average = long.MaxValue }).StaffOver(2));
}
