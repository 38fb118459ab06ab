using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Tests.Filings;

public class PlacementTests
{
    [Fact]
    public void One_wage_stands_for_every_month()
    {
        var wages = new MonthlyWages(new Money(5));

        Assert.All(Enumerable.Range(1, 12), month => Assert.Equal(new Money(5), wages.Of(month)));
    }

    [Fact]
    public void Twelve_wages_stand_for_their_months()
    {
        var wages = new MonthlyWages(default, [.. Enumerable.Range(1, 12).Select(month => new Money(month))]);

        Assert.All(Enumerable.Range(1, 12), month => Assert.Equal(new Money(month), wages.Of(month)));
    }

    [Fact]
    public void A_row_prints_no_number_of_the_person()
    {
        Assert.True(PersonId.TryParse("99999919641231001X"u8, out var person));
        var row = new Placement(person, CertificateType.Disability, 4, null, new DateOnly(2020, 1, 1), null, MonthSet.All, new MonthlyWages(new Money(5)));

        Assert.DoesNotContain("19641231", row.ToString(), StringComparison.Ordinal);
    }
}
