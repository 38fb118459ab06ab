using System.Globalization;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Levy;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Policy;

/// <summary>The shipped relief shares against <c>relief.csv</c>, whose share is in percent.</summary>
[Covers("R6")]
public class ReliefScheduleTests
{
    private static readonly WrittenTable Shares = WrittenTable.Of(typeof(ReliefScheduleTests).Assembly, "relief.csv");

    public static TheoryData<string> Names => [.. Shares.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_unit_is_relieved_by_the_share_of_the_table(string name)
    {
        var line = Shares[name];
        Assert.True(EmployerKinds.TryParse(line["kind"], out var kind));
        var staff = new Headcount(new PersonMonths(Number(line["person_months"]) * PersonMonths.PerPersonMonth), 12);
        var arranged = staff.ArrangedRatio(new Persons(Fraction.Of(Number(line["credited_months"]), 12)));

        foreach (var year in new[] { 2022, 2023, 2026 })
        {
            var schedule = TestPolicies.Shipped.ReliefShares.InForce(TestPolicies.District, new DateOnly(year + 1, 1, 1)).Value;
            Assert.Equal(TestPolicies.Percent(Number(line["share"])), schedule.For(kind, staff, arranged).Share);
        }
    }

    [Fact]
    public void The_first_bracket_that_fits_decides()
    {
        var schedule = new ReliefSchedule(
        [
            new ReliefBracket([EmployerKind.Enterprise], null, null, TestPolicies.Percent(70)),
            new ReliefBracket([EmployerKind.Enterprise], 10, null, Ratio.Whole),
            new ReliefBracket([], null, null, Ratio.None),
        ]);

        Assert.Equal(TestPolicies.Percent(70), schedule.For(EmployerKind.Enterprise, default(Headcount) with { Months = 12 }, Ratio.None).Share);
        Assert.Equal(Ratio.None, schedule.For(EmployerKind.StateOrgan, default(Headcount) with { Months = 12 }, Ratio.None).Share);
    }

    [Fact]
    public void A_schedule_that_leaves_a_unit_out_stops_the_run()
    {
        var schedule = new ReliefSchedule([new ReliefBracket([EmployerKind.Enterprise], null, null, Ratio.Whole)]);

        Assert.Throws<InvalidOperationException>(() => schedule.For(EmployerKind.Other, default(Headcount) with { Months = 12 }, Ratio.None));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
