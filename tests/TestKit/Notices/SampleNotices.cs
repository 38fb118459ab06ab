using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.TestKit.Notices;

/// <summary>A made-up office with made-up units: every name carries a star, so that none can be taken for a real one.</summary>
public static class SampleNotices
{
    public static readonly RegionCode Region = RegionCode.Parse("640202");

    public static readonly ReviewYear Year = new(2023);

    public static readonly DateOnly PublishedOn = new(2025, 1, 15);

    public static readonly NoticeOffice Office = new("星河区残疾人联合会（演示）", "星河区星光路★号（演示地址）", "0000-★★★★★★★（演示号码）");

    public static PolicyShelf Shelf { get; } = new Session(Stream.Null, TextWriter.Null, QuotaCommand.Clock, Environment.GetEnvironmentVariable).LoadPolicies();

    private static readonly string[] Trades = ["商贸有限公司", "机械制造有限责任公司", "物业服务有限公司", "第三中学", "社区卫生服务中心", "民政局", "养老服务中心", "羽毛球协会"];

    private static readonly EmployerKind[] Kinds =
    [
        EmployerKind.Enterprise, EmployerKind.Enterprise, EmployerKind.Enterprise, EmployerKind.PublicInstitution,
        EmployerKind.PublicInstitution, EmployerKind.StateOrgan, EmployerKind.PrivateNonEnterprise, EmployerKind.SocialOrganisation,
    ];

    /// <summary>Units of every standing, by turns.</summary>
    public static IReadOnlyList<AssessedUnit> Units(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new AssessedUnit(
            $"★{(i % 11 == 0 ? "星河区东部新城综合保障服务与产业融合发展（集团）" : "星辰")}{i}号{Trades[i % Trades.Length]}",
            Kinds[i % Kinds.Length],
            CommissionMember: Kinds[i % Kinds.Length] is EmployerKind.StateOrgan or EmployerKind.PublicInstitution,
            i % 17 == 0 ? NotFiled(refused: false) : i % 23 == 0 ? NotFiled(refused: true) : Filed(40 + (i * 37 % 900), i % 9, i % 5 == 0 ? 3 : 0),
            i % 16 == 3 ? new DateOnly(2025, 6, 30) : null)),
    ];

    /// <summary>A unit with an accepted filing.</summary>
    public static PrintedFigures Filed(int staff, int credited, int excess = 0)
    {
        var headcount = new Headcount(new PersonMonths(staff * 12L * PersonMonths.PerPersonMonth), 12);
        var owed = headcount.PersonsOwed(new Ratio(Fraction.Of(15, 1000)));
        var arranged = excess > 0 ? new Persons(owed.Value + Fraction.Of(excess)) : Persons.Of(credited);
        return PrintedFigures.Of(default(Assessed) with
        {
            Headcount = headcount,
            Owed = owed,
            PersonsArranged = credited,
            Credited = arranged,
            Shortfall = owed.Less(arranged),
            AverageWage = new AnnualWage(Fraction.Of(98_765)),
            ExcessPersons = excess,
            Reward = new Money(975_000) * excess,
            Outcome = excess > 0 ? Outcome.Exceeds : owed.Less(arranged).IsNone ? Outcome.Met : Outcome.Owes,
            Flags = credited == 0 && excess == 0 ? UnitFlags.CommissionMemberNone | UnitFlags.ContestedPerson : UnitFlags.WageAtMinimum,
        });
    }

    public static PrintedFigures NotFiled(bool refused) => default(PrintedFigures) with
    {
        Outcome = Outcome.NoFiling,
        Flags = UnitFlags.NoFiling | UnitFlags.CommissionMemberNone | (refused ? UnitFlags.FilingRefused : UnitFlags.None),
    };

    /// <summary>A notice of the sample year, as its run would draft it.</summary>
    public static Notice Of(NoticeKind kind, int units = 48) => Of(kind, Units(units));

    public static Notice Of(NoticeKind kind, IEnumerable<AssessedUnit> units) => Of(kind, units, Year);

    public static Notice Of(NoticeKind kind, IEnumerable<AssessedUnit> units, ReviewYear year) => Notice.Of(
        NoticeTable.Of(kind, units), year, Region, PublishedOn, Office, Shelf, PolicyBook.For(Shelf, Region, year).Values);

    /// <summary>One notice of each kind; that of proportional employment corrected once.</summary>
    public static IReadOnlyList<Notice> Set(int units = 48)
    {
        var first = Of(NoticeKind.Proportional, units);
        var corrected = Of(NoticeKind.Proportional, Units(units).Select((u, i) => i == 4 ? u with { Figures = Filed(205, 4) } : u)).Correcting(first, "★星辰5号单位补充材料后重新核定。");
        return [first, corrected, Of(NoticeKind.Reward, units), Of(NoticeKind.MemberUnits, units)];
    }
}
