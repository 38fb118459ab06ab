using System.Globalization;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Assessment;

/// <summary>A sound placement of 2023, changed in one thing, against <c>credit-tests.csv</c>. Filed on 2024-05-20; the minimum wage is 2,000.</summary>
[Covers("R3")]
public class CreditTestTests
{
    private static readonly WrittenTable Cases = WrittenTable.Of(typeof(CreditTestTests).Assembly, "credit-tests.csv");
    private static readonly DateOnly FiledOn = new(2024, 5, 20);

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_months_of_the_table_pass(string name)
    {
        var line = Cases[name];

        var test = CreditTest.Of(Changed(line["change"]), FiledOn, TestPolicies.PlainBook.Credit);

        Assert.Equal(Months(line["months"]).Months, test.Passing.Months);
        Assert.Equal(int.Parse(line["weight"], CultureInfo.InvariantCulture), test.Weight);
    }

    [Fact]
    public void A_wage_at_the_minimum_is_told_month_by_month()
    {
        var wages = new MonthlyWages(default, [.. Enumerable.Range(1, 12).Select(m => Money.FromYuan(m <= 3 ? 2000 : m == 4 ? 1999 : 2001))]);

        var test = CreditTest.Of(Placements.Sound() with { Wages = wages }, FiledOn, TestPolicies.PlainBook.Credit);

        Assert.Equal([1, 2, 3], test.WageAtMinimum.Months);
        Assert.Equal(MonthSet.All.Except(MonthSet.Range(4, 4)), test.WageReached);
    }

    [Fact]
    public void A_rise_of_the_minimum_wage_counts_from_its_month()
    {
        var paid = Placements.Sound() with { Wages = new MonthlyWages(Money.FromYuan(1950)) };

        var test = CreditTest.Of(paid, new DateOnly(2025, 5, 20), TestPolicies.Book(TestPolicies.Shipped, 2024).Credit);

        Assert.Equal([1, 2, 3], test.Passing.Months);
        Assert.Equal([1, 2, 3], test.WageAtMinimum.Months);
    }

    [Fact]
    public void Where_no_minimum_wage_is_known_people_are_paid_enough()
    {
        var rules = CreditRules.For(TestPolicies.Shipped, Domain.Employers.RegionCode.Parse("610102"), new ReviewYear(2023));

        var test = CreditTest.Of(Placements.Sound() with { Wages = new MonthlyWages(Money.Zero) }, FiledOn, rules);

        Assert.Equal(MonthSet.All, test.Passing);
        Assert.True(test.WageAtMinimum.IsEmpty);
    }

    [Property]
    public void A_month_passes_when_every_condition_written_out_for_it_holds(int seed)
    {
        var row = Placements.Any(new Random(seed));
        var filedOn = new DateOnly(2024, 3, 1).AddDays(Math.Abs(seed % 240));

        var test = CreditTest.Of(row, filedOn, TestPolicies.PlainBook.Credit);

        foreach (var month in Enumerable.Range(1, 12))
        {
            var first = new DateOnly(2023, month, 1);
            var last = first.AddMonths(1).AddDays(-1);
            var born = row.Person.BornOn;
            var passes = row.Insured.Contains(month)
                && row.ContractFrom <= last && !(row.ContractTo < first)
                && !(row.ContractTo < row.ContractFrom.AddYears(1).AddDays(-1))
                && row.Wages.Of(month) >= Money.FromYuan(2000)
                && !(row.CertificateValidTo < filedOn)
                && (row.CertificateType == CertificateType.Disability || row.Grade <= 8)
                && first >= born.AddYears(16)
                && first < born.AddYears(row.Person.IsMan ? 60 : 55);
            Assert.Equal(passes, test.Passing.Contains(month));
        }
    }

    private static Placement Changed(string change)
    {
        var sound = Placements.Sound();
        return change.Split(' ') switch
        {
            [""] => sound,
            ["grade", var grade] => sound with { Grade = int.Parse(grade, CultureInfo.InvariantCulture) },
            ["soldier", var grade] => sound with { CertificateType = CertificateType.Soldier, Grade = int.Parse(grade, CultureInfo.InvariantCulture) },
            ["insured", var months] => sound with { Insured = Months(months) },
            ["contract", var from, "to", var to] => sound with { ContractFrom = Day(from), ContractTo = to == "-" ? null : Day(to) },
            ["wage", var yuan] => sound with { Wages = new MonthlyWages(Money.FromYuan(decimal.Parse(yuan, CultureInfo.InvariantCulture))) },
            ["valid", var day] => sound with { CertificateValidTo = Day(day) },
            ["born", var day] => sound with { Person = Placements.Person($"999999{day.Replace("-", "", StringComparison.Ordinal)}001") },
            _ => throw new FormatException($"no such change: {change}"),
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static MonthSet Months(string text) => text.Split('-') is [{ Length: > 0 } first, var last]
        ? MonthSet.Range(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture))
        : MonthSet.None;
}
