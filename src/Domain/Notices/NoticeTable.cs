using System.Collections.Immutable;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Notices;

/// <summary>A unit with its assessment, before anything is taken from it for the public.</summary>
/// <param name="PromisedBy">By when a member unit promised to employ someone.</param>
public sealed record AssessedUnit(string Name, EmployerKind Kind, bool CommissionMember, PrintedFigures Figures, DateOnly? PromisedBy = null);

/// <summary>The table of one notice: rows of one kind, in the order the units were given.</summary>
public abstract record NoticeTable
{
    private NoticeTable()
    {
    }

    public abstract NoticeKind Kind { get; }

    public abstract int Count { get; }

    public static NoticeTable Of(NoticeKind kind, IEnumerable<AssessedUnit> units) => kind switch
    {
        NoticeKind.Proportional => new Proportional([.. units.Select((unit, i) => RowOf(i + 1, unit))]),
        NoticeKind.Reward => new Reward([.. units.Where(u => u.Figures.ExcessPersons >= 1).Select(RewardOf)]),
        NoticeKind.MemberUnits => new MemberUnits([.. units.Where(u => u.CommissionMember).Select(MemberOf)]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of notice"),
    };

    [Law("宁残工委办发〔2017〕2号", "notice of proportional employment", "R11 R20")]
    private static ProportionalRow RowOf(int number, AssessedUnit unit)
    {
        var figures = unit.Figures;
        var standing = IsUnsettled(figures) ? Standing.UnderReview
            : figures.Outcome == Outcome.NoFiling ? Standing.NotFiled
            : figures.Outcome is Outcome.Met or Outcome.Exceeds ? Standing.Met
            : Standing.NotMet;
        return standing switch
        {
            Standing.Met => new ProportionalRow(number, unit.Name, unit.Kind, AsShown(figures.Required), new PublishedCredit(AsShown(figures.Required), IsAtLeast: true), standing),
            Standing.NotMet => new ProportionalRow(number, unit.Name, unit.Kind, AsShown(figures.Required), new PublishedCredit(AsShown(figures.Credited), IsAtLeast: false), standing),
            _ => new ProportionalRow(number, unit.Name, unit.Kind, null, null, standing),
        };
    }

    /// <remarks>The standard is taken from the amount: what is printed as persons × standard then is the amount, whatever the region.</remarks>
    [Law("宁残联发〔2017〕22号", "reward notice", "R7 R11")]
    private static RewardRow RewardOf(AssessedUnit unit)
    {
        var (standard, rest) = Math.DivRem((long)unit.Figures.Reward, unit.Figures.ExcessPersons);
        return rest == 0
            ? new RewardRow(unit.Name, unit.Figures.ExcessPersons, new Money(standard), new Money((long)unit.Figures.Reward))
            : throw new InvalidOperationException("a reward is not a multiple of its excess persons");
    }

    [Law("大武口区残疾人保障和发展“十四五”规划", "四（三）1", "R11")]
    private static MemberUnitRow MemberOf(AssessedUnit unit)
    {
        var arranged = IsUnsettled(unit.Figures) ? MemberArrangement.UnderReview
            : unit.Figures.Flags.HasFlag(UnitFlags.CommissionMemberNone) ? MemberArrangement.No
            : MemberArrangement.Yes;
        return new MemberUnitRow(unit.Name, arranged, arranged == MemberArrangement.Yes ? null : unit.PromisedBy);
    }

    private static Persons AsShown(Int128 scaled) => new(Fraction.Of(scaled, 10_000));

    private static bool IsUnsettled(in PrintedFigures figures) => figures.Flags.HasFlag(UnitFlags.FilingRefused);

    public sealed record Proportional(ImmutableArray<ProportionalRow> Rows) : NoticeTable
    {
        public override NoticeKind Kind => NoticeKind.Proportional;

        public override int Count => Rows.Length;
    }

    public sealed record Reward(ImmutableArray<RewardRow> Rows) : NoticeTable
    {
        public override NoticeKind Kind => NoticeKind.Reward;

        public override int Count => Rows.Length;
    }

    public sealed record MemberUnits(ImmutableArray<MemberUnitRow> Rows) : NoticeTable
    {
        public override NoticeKind Kind => NoticeKind.MemberUnits;

        public override int Count => Rows.Length;
    }
}
