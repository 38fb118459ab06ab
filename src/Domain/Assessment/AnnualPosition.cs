using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Assessment;

/// <summary>What became of a unit's filing for the year. The numbers are stored: append, never renumber.</summary>
public enum FilingState : byte
{
    NotFiled = 1,

    /// <summary>A row came in and was refused: no accepted filing, but not a non-filer either.</summary>
    Refused = 2,

    /// <summary>Accepted, filed after the window's last day: the unit is treated as having arranged nobody (72号 art. 12).</summary>
    Late = 3,

    Punctual = 4,
}

/// <summary>Where a unit stands at the year's end: all that its assessment depends on beside the law.</summary>
public readonly record struct AnnualPosition
{
    private readonly UnitCredit credit;

    private AnnualPosition(in Employer employer, FilingState state, Headcount headcount, Money payroll, in UnitCredit credit)
    {
        Kind = employer.Kind;
        Concentrated = employer.Concentrated;
        CommissionMember = employer.CommissionMember;
        Filing = state;
        Headcount = headcount;
        Payroll = payroll;
        this.credit = credit;
    }

    public EmployerKind Kind { get; }

    public bool Concentrated { get; }

    public bool CommissionMember { get; }

    public FilingState Filing { get; }

    public Headcount Headcount { get; }

    public Money Payroll { get; }

    public bool HasFiled => Filing is FilingState.Late or FilingState.Punctual;

    /// <summary>People credited in at least one month; nobody for a late filer.</summary>
    public int PersonsArranged => CountsNobody ? 0 : credit.Persons;

    public bool ArrangedInDecember => !CountsNobody && credit.InDecember;

    /// <summary>Some month of a person here is contested; true for a late filer too, whose rows contest like any other.</summary>
    public bool HasContestedPerson => credit.Contested;

    public bool HasPersonAtMinimumWage => !CountsNobody && credit.AtMinimum;

    /// <summary>Σ weights over persons and months ÷ D.</summary>
    [Law("财税〔2015〕72号", "第7条", "R3")]
    public Persons Credited => CountsNobody ? Persons.None : new(Fraction.Of(credit.WeightedMonths, Headcount.Months));

    public AnnualWage AverageWage => Headcount.AverageWage(Payroll);

    public Ratio ArrangedRatio => Headcount.ArrangedRatio(Credited);

    private bool CountsNobody => Filing != FilingState.Punctual;

    /// <summary>The position of a unit with an accepted filing.</summary>
    [Law("财税〔2015〕72号", "第12条", "R3")]
    public static AnnualPosition Filed(in Employer employer, PersonMonths staff, Money payroll, DateOnly filedOn, in UnitCredit credit, PolicyBook policy) => new(
        employer,
        filedOn > policy.FilingWindow.Closes ? FilingState.Late : FilingState.Punctual,
        new Headcount(staff, employer.MonthsIn(policy.Year)),
        payroll,
        credit);

    /// <summary>The position of a unit without an accepted filing.</summary>
    public static AnnualPosition NotFiled(in Employer employer, bool refused, ReviewYear year) => new(
        employer, refused ? FilingState.Refused : FilingState.NotFiled, new Headcount(PersonMonths.None, employer.MonthsIn(year)), Money.Zero, UnitCredit.None);

    /// <summary>The credited number with every month weighing <paramref name="weight"/>, as rewards count it (provisional).</summary>
    [Law("宁残联发〔2017〕22号", "", "R7")]
    public Persons RewardCredited(int weight) =>
        CountsNobody ? Persons.None : new(Fraction.Of((Int128)credit.Months * weight, Headcount.Months));
}
