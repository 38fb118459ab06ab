using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Filings;

/// <summary>GB 11643-1999: the numbers of <c>people.csv</c> and the check digit computed a second time. No area has the code 999999.</summary>
public class PersonIdTests
{
    private static readonly WrittenTable People = WrittenTable.Of(typeof(PersonIdTests).Assembly, "people.csv");

    public static TheoryData<string> Numbers => [.. People.Names];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_read_as_the_table_says(string number)
    {
        var line = People[number];

        var valid = PersonId.TryParse(Encoding.UTF8.GetBytes(number), out var id);

        Assert.Equal(line["valid"] == "yes", valid);
        if (valid)
        {
            Assert.Equal(line["born"], id.BornOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(line["sex"] == "man", id.IsMan);
            Assert.Equal(number, id.Reveal());
        }
    }

    [Property]
    public void The_check_character_makes_the_weighted_sum_one_modulo_eleven(uint serial, ushort day)
    {
        var first17 = First17(serial, day);

        var number = PersonId.Complete(first17);

        // ISO 7064 MOD 11-2, from its definition: the weight of place i is 2^i modulo 11, X counts 10.
        var sum = number.Reverse().Select((c, i) => (c == 'X' ? 10 : c - '0') * (int)Math.Pow(2, i)).Aggregate(0L, (a, b) => (a + b) % 11);
        Assert.Equal(first17, number[..17]);
        Assert.Equal(1, sum);
    }

    [Property]
    public void Every_other_check_character_is_refused(uint serial, ushort day)
    {
        var number = PersonId.Complete(First17(serial, day));

        var accepted = "0123456789X".Where(check => PersonId.TryParse(Encoding.ASCII.GetBytes(number[..17] + check), out _));

        Assert.Equal([number[17]], accepted);
    }

    [Property]
    public void Numbers_are_equal_and_ordered_by_their_first_seventeen_digits(uint a, uint b, ushort day)
    {
        var (one, two) = (Read(PersonId.Complete(First17(a, day))), Read(PersonId.Complete(First17(b, day))));
        var order = Math.Sign(string.CompareOrdinal(First17(a, day), First17(b, day)));

        Assert.Equal(order, Math.Sign(one.CompareTo(two)));
        Assert.Equal(order == 0, one == two);
        Assert.Equal(order == 0, one.Equals((object)two));
        Assert.Equal(order < 0, one < two);
        Assert.True(order != 0 || one.GetHashCode() == two.GetHashCode());
    }

    [Fact]
    public void A_number_never_prints_itself()
    {
        var id = Read("99999919641231001X");

        Assert.Equal("a person", id.ToString());
        Assert.Equal("a person", $"{id}");
    }

    private static string First17(uint serial, ushort day) =>
        "999999" + new DateOnly(1920, 1, 1).AddDays(day % 36_000).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + (serial % 1000).ToString("D3", CultureInfo.InvariantCulture);

    private static PersonId Read(string number) => PersonId.TryParse(Encoding.ASCII.GetBytes(number), out var id)
        ? id
        : throw new FormatException("not a number of the tests");
}
