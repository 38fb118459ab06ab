using QuotaCompliance.Application;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Synth;

/// <summary>What a unit is there to show; most show nothing.</summary>
internal enum UnitCase : byte
{
    Ordinary,
    NoStaff,
    Thirty,
    QuarterOverThirty,
    ThirtyOne,
    OnePercent,
    BelowOnePercent,
    Exceeding,
    Concentrated,
    MemberArranged,
    MemberWithout,
    MemberLapsed,
}

/// <summary>One made-up unit, made from the seed and its number alone.</summary>
/// <param name="Staff">Heads in every month.</param>
/// <param name="MonthsWithOneMore">The last months of the year that have one head more.</param>
/// <param name="People">Rows of the unit in the placements.</param>
internal readonly record struct MadeUpUnit(
    Employer Employer,
    UnitCase Case,
    int Staff,
    int MonthsWithOneMore,
    int People,
    bool Filed,
    bool Monthly,
    DateOnly FiledOn)
{
    /// <summary>The number of characters of the GB 32100 alphabet to the ninth: as many organisation parts as there can be.</summary>
    private const long OrganisationParts = 26_439_622_160_671;

    private static readonly RegionCode Region = RegionCode.Parse("640202");

    /// <summary>How many units in 10,000 show each case.</summary>
    private static readonly (UnitCase Case, int Share)[] Shares =
    [
        (UnitCase.NoStaff, 50), (UnitCase.Thirty, 40), (UnitCase.QuarterOverThirty, 30), (UnitCase.ThirtyOne, 30),
        (UnitCase.OnePercent, 20), (UnitCase.BelowOnePercent, 20), (UnitCase.Exceeding, 40), (UnitCase.Concentrated, 10),
        (UnitCase.MemberArranged, 25), (UnitCase.MemberWithout, 15), (UnitCase.MemberLapsed, 10),
    ];

    private static readonly (EmployerKind Kind, int Share)[] Kinds =
    [
        (EmployerKind.StateOrgan, 100), (EmployerKind.PublicInstitution, 250), (EmployerKind.SocialOrganisation, 200),
        (EmployerKind.PrivateNonEnterprise, 300), (EmployerKind.Other, 150),
    ];

    /// <summary>People, contract and wage are beyond doubt, so that the case rests on the staff alone.</summary>
    public bool PlainPeople => Case is UnitCase.OnePercent or UnitCase.BelowOnePercent;

    public bool Member => Employer.CommissionMember;

    public static MadeUpUnit Of(int seed, int number, ReviewYear year)
    {
        var dice = new Dice(seed, number, DiceUse.Unit);
        var shown = Draw(Shares, UnitCase.Ordinary, ref dice);
        var member = shown is UnitCase.MemberArranged or UnitCase.MemberWithout or UnitCase.MemberLapsed;
        var kind = member ? (dice.Permille(500) ? EmployerKind.StateOrgan : EmployerKind.PublicInstitution)
            : Draw(Kinds, EmployerKind.Enterprise, ref dice);
        var (staff, oneMore, people) = Size(shown, ref dice);
        var registered = shown == UnitCase.Ordinary && dice.Permille(40)
            ? dice.Between(year.FirstDay, year.LastDay)
            : dice.Between(new DateOnly(year.Value - 25, 1, 1), year.FirstDay.AddDays(-1));
        return new MadeUpUnit(
            new Employer(CodeOf(seed, number, kind), kind, Region, registered, member, shown == UnitCase.Concentrated),
            shown,
            staff,
            oneMore,
            people,
            Filed: dice.Permille(970),
            Monthly: dice.Permille(500),
            FilingDay(year, ref dice));
    }

    private static (int Staff, int OneMore, int People) Size(UnitCase shown, ref Dice dice)
    {
        var hundreds = dice.Between(1, 3);
        return shown switch
        {
            UnitCase.NoStaff => (0, 0, dice.Permille(100) ? 1 : 0),
            UnitCase.Thirty => (30, 0, dice.Below(2)),
            UnitCase.QuarterOverThirty => (30, 3, dice.Below(2)),
            UnitCase.ThirtyOne => (31, 0, dice.Below(2)),
            UnitCase.OnePercent => (100 * hundreds, 0, hundreds),
            UnitCase.BelowOnePercent => (100 * hundreds, 1, hundreds),
            UnitCase.Exceeding => (dice.Between(5, 60), 0, dice.Between(2, 4)),
            UnitCase.Concentrated => (dice.Between(12, 40), 0, dice.Between(4, 12)),
            UnitCase.MemberArranged or UnitCase.MemberLapsed => (dice.Between(20, 150), 0, dice.Between(1, 3)),
            UnitCase.MemberWithout => (dice.Between(20, 150), 0, 0),
            _ => OrdinarySize(ref dice),
        };
    }

    private static (int Staff, int OneMore, int People) OrdinarySize(ref Dice dice)
    {
        var staff = dice.Below(1000) switch
        {
            < 520 => dice.Between(1, 9),
            < 800 => dice.Between(10, 30),
            < 930 => dice.Between(31, 100),
            < 985 => dice.Between(101, 200),
            < 999 => dice.Between(201, 1000),
            _ => dice.Between(1001, 5000),
        };
        var oneMore = dice.Permille(350) ? dice.Between(1, 11) : 0;
        var people = staff <= 30 ? (dice.Permille(15) ? 1 : 0)
            : dice.Permille(205) ? dice.Between(1, 1 + (staff / 50))
            : 0;
        return (staff, oneMore, people);
    }

    /// <summary>Within the window of 1 March to 31 October of the fee year, but for a few.</summary>
    private static DateOnly FilingDay(ReviewYear year, ref Dice dice)
    {
        var lastDay = new DateOnly(year.FeeYear, 10, 31);
        return dice.Below(1000) switch
        {
            < 5 => lastDay.AddDays(1),
            < 10 => dice.Between(lastDay.AddDays(2), lastDay.AddDays(40)),
            < 25 => lastDay,
            _ => dice.Between(new DateOnly(year.FeeYear, 3, 1), lastDay.AddDays(-1)),
        };
    }

    /// <summary>A code no other number gets, because the multiplier and the number of parts have no common divisor; far from rising with the number.</summary>
    private static Uscc CodeOf(int seed, int number, EmployerKind kind)
    {
        Span<byte> text = stackalloc byte[17];
        Authority(kind).CopyTo(text);
        "640202"u8.CopyTo(text[2..]);
        var part = (long)((((Int128)number * 16_340_585_000_003) + (Dice.Mix(unchecked((ulong)seed)) >> 8)) % OrganisationParts);
        for (var i = 16; i >= 8; i--)
        {
            (part, var digit) = Math.DivRem(part, 31);
            text[i] = "0123456789ABCDEFGHJKLMNPQRTUWXY"u8[(int)digit];
        }

        return Uscc.Complete(text);
    }

    /// <summary>The first two characters: the registering authority and the sort of unit.</summary>
    private static ReadOnlySpan<byte> Authority(EmployerKind kind) => kind switch
    {
        EmployerKind.StateOrgan => "11"u8,
        EmployerKind.PublicInstitution => "12"u8,
        EmployerKind.SocialOrganisation => "51"u8,
        EmployerKind.PrivateNonEnterprise => "52"u8,
        EmployerKind.Enterprise => "91"u8,
        _ => "93"u8,
    };

    private static T Draw<T>((T Value, int Share)[] shares, T otherwise, ref Dice dice)
    {
        var thrown = dice.Below(10_000);
        foreach (var (value, share) in shares)
        {
            if (thrown < share)
            {
                return value;
            }

            thrown -= share;
        }

        return otherwise;
    }
}
