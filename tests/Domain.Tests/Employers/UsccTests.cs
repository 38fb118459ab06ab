using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Domain.Tests.Employers;

/// <summary>GB 32100-2015 a second time, by its table of weights.</summary>
[Properties(Arbitrary = [typeof(First17)])]
public class UsccTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    [Property]
    public void The_check_character_is_that_of_the_standard(OrganisationCode code) =>
        Assert.Equal(code.Text + CheckOf(code.Text), Uscc.Complete(code.Text).ToString());

    [Property]
    public void Every_other_check_character_is_refused(OrganisationCode code)
    {
        foreach (var wrong in Alphabet.Where(c => c != CheckOf(code.Text)))
        {
            Assert.False(Reads(code.Text + wrong));
        }
    }

    [Property]
    public void One_wrong_character_is_always_noticed(OrganisationCode code, byte place, byte other)
    {
        var text = Uscc.Complete(code.Text).ToString().ToCharArray();
        var was = text[place % 17];
        text[place % 17] = Alphabet[other % 31];

        Assert.Equal(text[place % 17] == was, Reads(new string(text)));
    }

    [Property]
    public void It_reads_what_it_writes(OrganisationCode code)
    {
        var uscc = Uscc.Complete(code.Text);
        var copied = new byte[Uscc.Length];
        uscc.CopyTo(copied);

        Assert.Equal(uscc, Uscc.Parse(uscc.ToString()));
        Assert.Equal(uscc.ToString(), Encoding.ASCII.GetString(copied));
    }

    [Property]
    public void Codes_are_ordered_as_their_texts_are(OrganisationCode a, OrganisationCode b)
    {
        var (one, two) = (Uscc.Complete(a.Text), Uscc.Complete(b.Text));
        var order = Math.Sign(string.CompareOrdinal(one.ToString(), two.ToString()));

        Assert.Equal(order, Math.Sign(one.CompareTo(two)));
        Assert.Equal(order < 0, one < two);
        Assert.Equal(order > 0, one > two);
        Assert.Equal(order <= 0, one <= two);
        Assert.Equal(order >= 0, one >= two);
        Assert.Equal(order == 0, one == two);
        Assert.Equal(order == 0, one.Equals((object)two));
    }

    [Property]
    public void Equal_codes_hash_equally(OrganisationCode code)
    {
        var (one, two) = (Uscc.Complete(code.Text), Uscc.Parse(code.Text + CheckOf(code.Text)));

        Assert.True(one == two && !(one != two));
        Assert.Equal(0, one.CompareTo(two));
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
    }

    [Fact]
    public void Codes_in_a_row_spread_over_the_hashes()
    {
        var hashes = Enumerable.Range(0, 1000)
            .Select(i => Uscc.Complete($"91640202{i:D9}").GetHashCode())
            .ToHashSet();

        Assert.True(hashes.Count > 990);
    }

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91640202MA00000030")]
    [InlineData("YYYYYYYYYYYYYYYYYT")]
    [InlineData("000000000000000000")]
    public void A_right_code_is_read(string text) => Assert.Equal(text, Uscc.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y433")]
    [InlineData("91350100m000100y43")]
    [InlineData("91350100M00010OY43")]
    [InlineData("91350100I000100Y43")]
    [InlineData("91350100M000100Z43")]
    [InlineData("91350100M000100S43")]
    [InlineData("91350100M000100V43")]
    [InlineData("９1350100M000100Y43")]
    [InlineData(" 91350100M000100Y4")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(Reads(text));
        Assert.Throws<FormatException>(() => Uscc.Parse(text));
    }

    [Fact]
    public void Only_seventeen_characters_can_be_completed()
    {
        Assert.Throws<FormatException>(() => Uscc.Complete("9164020"));
        Assert.Throws<FormatException>(() => Uscc.Complete("9164020200000000I"));
    }

    private static bool Reads(string text) => Uscc.TryParse(Encoding.UTF8.GetBytes(text), out _);

    private static char CheckOf(string first17)
    {
        var sum = first17.Select((c, i) => Alphabet.IndexOf(c, StringComparison.Ordinal) * Weights[i]).Sum();
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    public sealed record OrganisationCode(string Text);

    public static class First17
    {
        public static Arbitrary<OrganisationCode> Any() =>
            Gen.Elements(Alphabet.ToCharArray()).ArrayOf(17).Select(chars => new OrganisationCode(new string(chars))).ToArbitrary();
    }
}
