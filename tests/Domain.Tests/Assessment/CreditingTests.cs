using System.Globalization;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Assessment;

/// <summary>Claims on one person against <c>crediting.csv</c>: units are letters, <c>w2</c> weighs two.</summary>
[Covers("R3")]
public class CreditingTests
{
    private static readonly WrittenTable Cases = WrittenTable.Of(typeof(CreditingTests).Assembly, "crediting.csv");
    private static readonly PersonId Person = Placements.Person("99999919850615001");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Claims_are_settled_as_the_table_says(string name)
    {
        var line = Cases[name];

        var credits = Settled([.. Parts(line["claims"]).Select(ClaimOf)]);

        Assert.Equal(line["credited"], string.Join("; ", credits.Select(c => $"{Letter(c.Unit)} {Text(c.Credited)}")));
        Assert.Equal(line["contested"], string.Join("; ", credits.Where(c => !c.Contested.IsEmpty).Select(c => $"{Letter(c.Unit)} {Text(c.Contested)}")));
        Assert.Equal(line["weighted"], string.Join("; ", credits.Select(c => $"{Letter(c.Unit)} {c.WeightedMonths}")));
    }

    [Property]
    public void The_order_of_the_rows_of_a_unit_changes_nothing(int seed)
    {
        var claims = AnyClaims(seed);
        var mixed = claims.OrderBy(_ => 0).ToArray();
        new Random(seed).Shuffle(mixed);

        Assert.Equal(Settled(claims), Settled([.. mixed.OrderBy(c => c.Unit)]));
    }

    [Property]
    public void How_units_are_numbered_changes_nothing(int seed)
    {
        var claims = AnyClaims(seed);

        var turned = Settled([.. claims.Select(c => c with { Unit = 100 - c.Unit }).OrderBy(c => c.Unit)]);

        Assert.Equal(Settled(claims), turned.Select(c => c with { Unit = 100 - c.Unit }).OrderBy(c => c.Unit));
    }

    [Property]
    public void A_month_is_credited_at_one_unit_or_contested_at_several_or_claimed_by_none(int seed)
    {
        var claims = AnyClaims(seed);
        var credits = Settled(claims);

        Assert.True(credits.Sum(c => c.Credited.Count) <= 12);
        foreach (var month in Enumerable.Range(1, 12))
        {
            var claimants = claims.Where(c => c.Months.Contains(month)).Select(c => c.Unit).Distinct().Order().ToList();
            var credited = credits.Where(c => c.Credited.Contains(month)).Select(c => c.Unit).ToList();
            var contested = credits.Where(c => c.Contested.Contains(month)).Select(c => c.Unit).ToList();

            Assert.Equal(claimants.Count == 1 ? claimants : [], credited);
            Assert.Equal(claimants.Count > 1 ? claimants : [], contested);
        }
    }

    [Property]
    public void The_weight_of_a_unit_lies_between_once_and_twice_its_months(int seed)
    {
        foreach (var credit in Settled(AnyClaims(seed)))
        {
            Assert.InRange(credit.WeightedMonths, credit.Credited.Count, 2 * credit.Credited.Count);
        }
    }

    [Property]
    public void One_more_claim_elsewhere_never_helps_a_unit(int seed)
    {
        var claims = AnyClaims(seed);
        var rival = new Claim(Person, 50, new MonthSet((ushort)(seed & 0xFFF)), MonthSet.None, 1);

        var before = Settled(claims);
        var after = Settled([.. claims, rival]);

        Assert.All(before, credit => Assert.Empty(after.Single(c => c.Unit == credit.Unit).Credited.Except(credit.Credited).Months));
        Assert.All(before, credit => Assert.True(after.Single(c => c.Unit == credit.Unit).WeightedMonths <= credit.WeightedMonths));
    }

    [Theory]
    [InlineData(0b1111_1111_1111, 0b1111_1111_1111, 0, true)]
    [InlineData(0b0000_0000_1111, 0b0000_0000_1111, 0, true)]
    [InlineData(0b0000_0000_1111, 0b0000_0000_0111, 0, false)]
    [InlineData(0b0000_0000_1111, 0b0000_0000_0111, 0b0000_0000_1000, true)]
    [InlineData(0b0000_0000_1111, 0b0000_0000_1111, 0b0000_0000_1111, false)]
    [InlineData(0, 0b1111_1111_1111, 0, false)]
    public void Pay_at_the_minimum_is_noticed_when_every_credited_month_is(int passing, int atMinimum, int elsewhere, bool noticed)
    {
        var here = new Claim(Person, 1, new MonthSet((ushort)passing), new MonthSet((ushort)atMinimum), 1);
        var there = new Claim(Person, 2, new MonthSet((ushort)elsewhere), MonthSet.None, 1);

        Assert.Equal(noticed, Settled([here, there])[0].AtMinimumThroughout);
    }

    [Fact]
    public void A_units_people_add_up()
    {
        var full = new PersonCredit(1, MonthSet.All, MonthSet.None, 24, AtMinimumThroughout: false);
        var some = new PersonCredit(1, MonthSet.Range(1, 3), MonthSet.Range(4, 5), 3, AtMinimumThroughout: true);
        var none = new PersonCredit(1, MonthSet.None, MonthSet.All, 0, AtMinimumThroughout: false);

        Assert.Equal(new UnitCredit(27, 15, 2, InDecember: true, Contested: true, AtMinimum: true), UnitCredit.None.Plus(full).Plus(some).Plus(none));
        Assert.Equal(new UnitCredit(3, 3, 1, InDecember: false, Contested: true, AtMinimum: true), UnitCredit.None.Plus(some));
        Assert.Equal(new UnitCredit(0, 0, 0, InDecember: false, Contested: true, AtMinimum: false), UnitCredit.None.Plus(none));
    }

    private static PersonCredit[] Settled(Claim[] claims)
    {
        var credits = new PersonCredit[claims.Length];
        return credits[..Crediting.Settle(claims, credits)];
    }

    private static Claim[] AnyClaims(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 7))
                .Select(_ => new Claim(Person, random.Next(1, 5), new MonthSet((ushort)random.Next(1 << 12)), new MonthSet((ushort)random.Next(1 << 12)), (byte)random.Next(1, 3)))
                .OrderBy(c => c.Unit),
        ];
    }

    private static string[] Parts(string text) => text.Split("; ");

    private static Claim ClaimOf(string text) => text.Split(' ') is [[var unit], var months, ['w', var weight]]
        ? new Claim(Person, unit - 'A', Months(months), MonthSet.None, (byte)(weight - '0'))
        : throw new FormatException($"no such claim: {text}");

    private static MonthSet Months(string text) => text == "-" ? MonthSet.None
        : text.Split('-') is [var first, var last] ? MonthSet.Range(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture))
        : throw new FormatException($"no such months: {text}");

    private static char Letter(int unit) => (char)('A' + unit);

    /// <summary><c>1-5</c> for a range, <c>4 8</c> for single months, <c>-</c> for none.</summary>
    private static string Text(MonthSet set)
    {
        var months = set.Months.ToList();
        return months.Count == 0 ? "-"
            : months.Count > 1 && months[^1] - months[0] == months.Count - 1 ? $"{months[0]}-{months[^1]}"
            : string.Join(' ', months);
    }
}
