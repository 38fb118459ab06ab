using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests;

/// <summary>One unit at its year's end, built without files: a test says only what its case is about.</summary>
internal sealed record UnitUnderTest
{
    private const int Here = 1;
    private const int ElsewhereUnit = 2;
    private const int AtTheRival = 3;

    public static readonly Uscc Code = Uscc.Complete("91640202MA76A0001");

    public PolicyBook Book { get; init; } = TestPolicies.PlainBook;

    public EmployerKind Kind { get; init; } = EmployerKind.Enterprise;

    public DateOnly RegisteredOn { get; init; } = new(2015, 6, 1);

    public bool Member { get; init; }

    public bool Concentrated { get; init; }

    /// <summary>Σ of the year's months.</summary>
    public decimal Months { get; init; } = 1200;

    public decimal Payroll { get; init; } = 12_000_000;

    /// <summary>Within the window unless told otherwise.</summary>
    public DateOnly? FiledOn { get; init; }

    /// <summary>Credited person-months beyond the roster, weighing one each: for cases that speak of numbers and not of people.</summary>
    public int CreditedMonths { get; init; }

    public IReadOnlyList<RosterRow> Roster { get; init; } = [];

    public Employer Employer => new(Code, Kind, TestPolicies.District, RegisteredOn, Member, Concentrated);

    public PersonMonths Staff => new((long)(Months * PersonMonths.PerPersonMonth));

    private DateOnly Day => FiledOn ?? Book.FilingWindow.Opens;

    public AnnualPosition Position
    {
        get
        {
            var credit = Credits().Aggregate(UnitCredit.None, (sum, person) => sum.Plus(person));
            credit = credit with { WeightedMonths = credit.WeightedMonths + CreditedMonths, Months = credit.Months + CreditedMonths };
            return AnnualPosition.Filed(Employer, Staff, Money.FromYuan(Payroll), Day, credit, Book);
        }
    }

    public Assessed Assessed => AnnualReview.Of(Position, Book);

    public IReadOnlyList<PersonFacts> Facts =>
    [
        .. Roster.Select((row, i) =>
        {
            var test = CreditTest.Of(row.Placement, Day, Book.Credit);
            return new PersonFacts(i + 1, test, row.CountsHere, row.ListedHere, test.Passing & row.AlsoElsewhere, MonthSet.None);
        }),
    ];

    public string Statement(Language language) => Domain.Explanation.Statement.Of(
        Employer,
        "大武口甲机械有限公司",
        Position,
        new Filing(Staff, null, PersonMonths.None, Money.FromYuan(Payroll), Day),
        Facts,
        Book,
        language);

    private IEnumerable<PersonCredit> Credits()
    {
        foreach (var row in Roster)
        {
            var claim = Claim.Of(row.Placement.Person, row.CountsHere ? Here : ElsewhereUnit, CreditTest.Of(row.Placement, Day, Book.Credit));
            var rival = claim with { Unit = AtTheRival, Months = row.AlsoElsewhere };
            var credits = new PersonCredit[2];
            var written = Crediting.Settle([claim, rival], credits);
            foreach (var credit in credits[..written].Where(c => c.Unit == Here))
            {
                yield return credit;
            }
        }
    }
}

/// <summary>A row of the roster and what stands against it from outside.</summary>
/// <param name="AlsoElsewhere">Months in which another unit has the person too.</param>
internal sealed record RosterRow(Placement Placement, MonthSet AlsoElsewhere = default, bool CountsHere = true, bool ListedHere = true);

/// <summary>Placements of made-up people.</summary>
internal static class Placements
{
    /// <summary>A man of grade 4, born 1985-06-15, on an open contract since 2015, insured and paid 5,000 all year: every month counts.</summary>
    public static Placement Sound(int grade = 4, string id = "99999919850615001") => new(
        Person(id),
        CertificateType.Disability,
        grade,
        null,
        new DateOnly(2015, 1, 1),
        null,
        MonthSet.All,
        new MonthlyWages(Money.FromYuan(5000)));

    public static PersonId Person(string first17) => PersonId.TryParse(System.Text.Encoding.ASCII.GetBytes(PersonId.Complete(first17)), out var id)
        ? id
        : throw new FormatException("not a number with a real birth date");

    /// <summary>A placement that breaks any of the conditions now and then.</summary>
    public static Placement Any(Random random)
    {
        var born = new DateOnly(random.Next(1962, 2009), random.Next(1, 13), random.Next(1, 29));
        var from = new DateOnly(random.Next(2019, 2025), random.Next(1, 13), random.Next(1, 29));
        var soldier = random.Next(4) == 0;
        return new Placement(
            Person($"999999{born:yyyyMMdd}{random.Next(1, 1000):D3}"),
            soldier ? CertificateType.Soldier : CertificateType.Disability,
            soldier ? random.Next(1, 11) : random.Next(1, 5),
            random.Next(3) == 0 ? new DateOnly(2024, random.Next(1, 13), 1) : null,
            from,
            random.Next(2) == 0 ? from.AddDays(random.Next(200, 1500)) : null,
            new MonthSet((ushort)(random.Next(4) == 0 ? random.Next(1 << 12) : 0b1111_1111_1111)),
            random.Next(2) == 0
                ? new MonthlyWages(Money.FromYuan(random.Next(1999, 2003)))
                : new MonthlyWages(default, [.. Enumerable.Range(1, 12).Select(_ => Money.FromYuan(random.Next(1998, 2002)))]));
    }
}
