using QuotaCompliance.TestKit;
using System.Text.Json;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using static QuotaCompliance.TestKit.Notices.SampleNotices;

namespace QuotaCompliance.Domain.Tests.Notices;

/// <summary>What of an assessment reaches the public, and which notices may go out.</summary>
[Covers("R11 R20")]
public class PublicRows
{
    [Theory]
    [InlineData(NoticeKind.Proportional, typeof(ProportionalRow), "序号,单位名称,单位性质,应安排人数,折算安排人数,是否达标")]
    [InlineData(NoticeKind.Reward, typeof(RewardRow), "单位名称,超比例人数,奖励标准,奖励金额")]
    [InlineData(NoticeKind.MemberUnits, typeof(MemberUnitRow), "单位名称,是否至少安排1人,承诺完成时间")]
    public void A_row_holds_its_public_columns_and_nothing_else(NoticeKind kind, Type row, string titles)
    {
        Assert.Equal(titles, string.Join(',', kind.Columns().Select(c => c.Title)));
        Assert.Equal(kind.Columns().Select(c => c.Key), row.GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)));
        Assert.Empty(row.GetFields());
    }

    [Fact]
    public void Standing_follows_the_shortfall_and_a_refused_filing_is_no_missing_one()
    {
        var rows = Proportional(
            Unit(Filed(staff: 200, credited: 3)),
            Unit(Filed(staff: 200, credited: 2)),
            Unit(NotFiled(refused: true)),
            Unit(NotFiled(refused: false)));

        Assert.Equal([Standing.Met, Standing.NotMet, Standing.UnderReview, Standing.NotFiled], rows.Select(r => r.Standing));
        Assert.Equal([1, 2, 3, 4], rows.Select(r => r.Number));
        Assert.Equal((Persons.Of(3), Persons.Of(2)), (rows[1].Required!.Value, rows[1].Credited!.Value.Persons));
        Assert.All(rows[2..], r => Assert.True(r.Required is null && r.Credited is null));
    }

    // Both units owe three and have met it, one by five credited: who reads both sees the same.
    [Fact]
    public void A_unit_that_met_its_number_tells_no_more_than_that()
    {
        var rows = Proportional(Unit(Filed(staff: 200, credited: 3)), Unit(Filed(staff: 200, credited: 5)), Unit(Filed(staff: 200, credited: 2)));

        Assert.Equal(new PublishedCredit(Persons.Of(3), IsAtLeast: true), rows[0].Credited);
        Assert.Equal(rows[0].Credited, rows[1].Credited);
        Assert.Equal(new PublishedCredit(Persons.Of(2), IsAtLeast: false), rows[2].Credited);
    }

    // A shortfall too small to print still owes: the outcome tells, not the printed 0.0000.
    [Fact]
    public void A_hair_below_the_number_owed_is_not_met()
    {
        var figures = Filed(staff: 200, credited: 3);

        var row = Assert.Single(Proportional(Unit(figures with { Shortfall = 0, Outcome = Outcome.Owes })));

        Assert.Equal(Standing.NotMet, row.Standing);
    }

    [Fact]
    public void Only_units_with_an_excess_person_are_rewarded()
    {
        var table = (NoticeTable.Reward)NoticeTable.Of(NoticeKind.Reward, [Unit(Filed(200, 3)), Unit(Filed(200, 0, excess: 2)), Unit(NotFiled(refused: false))]);

        var row = Assert.Single(table.Rows);
        Assert.Equal((2, Money.FromYuan(9_750), Money.FromYuan(19_500)), (row.ExcessPersons, row.Standard, row.Amount));
    }

    [Fact]
    public void A_reward_that_is_no_multiple_of_its_persons_is_our_mistake() =>
        Assert.Throws<InvalidOperationException>(() => NoticeTable.Of(NoticeKind.Reward, [Unit(Filed(200, 0, excess: 2) with { Reward = 3 })]));

    [Fact]
    public void Only_member_units_are_asked_for_their_one_person()
    {
        var promise = new DateOnly(2025, 6, 30);
        var table = (NoticeTable.MemberUnits)NoticeTable.Of(NoticeKind.MemberUnits,
        [
            Unit(Filed(200, 0)),
            Unit(Filed(200, 1)) with { CommissionMember = true, PromisedBy = promise },
            Unit(Filed(200, 0)) with { CommissionMember = true, PromisedBy = promise },
            Unit(Filed(200, 1) with { Flags = UnitFlags.CommissionMemberLapsed }) with { CommissionMember = true },
            Unit(NotFiled(refused: false)) with { CommissionMember = true },
            Unit(NotFiled(refused: true)) with { CommissionMember = true },
        ]);

        Assert.Equal(
            [MemberArrangement.Yes, MemberArrangement.No, MemberArrangement.Yes, MemberArrangement.No, MemberArrangement.UnderReview],
            table.Rows.Select(r => r.AtLeastOne));
        Assert.Equal([null, promise, null, null, null], table.Rows.Select(r => r.PromisedBy));
    }

    [Fact]
    public void Provisional_values_are_named_and_placeholders_forbid_publication()
    {
        var good = Of(NoticeKind.Proportional);
        var held = Of(NoticeKind.Proportional, Units(3), new ReviewYear(2024));

        Assert.True(good.MayBePublished);
        Assert.Contains(good.Provisional, p => p.Parameter == "social-average-wage");
        Assert.Contains(good.Provisional, p => p.Parameter == "objection-window");
        Assert.False(held.MayBePublished);
        Assert.Equal(["social-average-wage"], held.Blocking.Select(p => p.Parameter));
        Assert.Contains("social-average-wage", Assert.Throws<NoticeRefusedException>(() => NoticeSet.Of([good, held])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_follow_one_another_and_the_last_is_in_force()
    {
        var first = Of(NoticeKind.Reward);
        var second = first.Correcting(first, "更正");
        var third = first.Correcting(second, "再更正");

        var set = NoticeSet.Of([third, first, second]);

        Assert.Equal([third, second, first], set.Notices);
        Assert.Equal([null, 3, 3], set.Notices.Select(set.CorrectedBy));
        Assert.Throws<NoticeRefusedException>(() => NoticeSet.Of([first, third]));
        Assert.Throws<NoticeRefusedException>(() => NoticeSet.Of([first, first]));
        Assert.Throws<NoticeRefusedException>(() => NoticeSet.Of([second]));
        Assert.Throws<NoticeRefusedException>(() => NoticeSet.Of([first, second with { PublishedOn = first.PublishedOn.AddDays(-1) }]));
        Assert.Throws<ArgumentException>(() => first.Correcting(Of(NoticeKind.Proportional), "另一种"));
        Assert.Throws<ArgumentException>(() => first.Correcting(first, " "));
    }

    private static AssessedUnit Unit(PrintedFigures figures) => new("★星辰单位", EmployerKind.Enterprise, CommissionMember: false, figures);

    private static ProportionalRow[] Proportional(params AssessedUnit[] units) => [.. ((NoticeTable.Proportional)NoticeTable.Of(NoticeKind.Proportional, units)).Rows];
}
