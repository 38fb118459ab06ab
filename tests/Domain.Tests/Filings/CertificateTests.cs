using System.Text;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Domain.Tests.Filings;

public class CertificateTests
{
    private const string Id = "99999919641231001X";
    private const string OtherId = "999999196501010019";

    [Theory]
    [InlineData("11", 1, 1)]
    [InlineData("43", 4, 3)]
    [InlineData("74", 7, 4)]
    [InlineData("43B1", 4, 3)]
    [InlineData("43B12", 4, 3)]
    public void Category_and_grade_follow_the_id(string tail, int category, int grade)
    {
        Assert.True(Read(Id + tail, Id, out var number));
        Assert.Equal(new DisabilityCertificateNumber(category, grade), number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("03")]
    [InlineData("83")]
    [InlineData("40")]
    [InlineData("45")]
    [InlineData("43B")]
    [InlineData("43B123")]
    [InlineData("43b1")]
    [InlineData("43C1")]
    [InlineData("43BX")]
    [InlineData("431")]
    public void Another_tail_is_refused(string tail) => Assert.False(Read(Id + tail, Id, out _));

    [Fact]
    public void The_id_inside_is_that_of_the_person()
    {
        Assert.False(Read(Id + "43", OtherId, out _));
        Assert.True(Read(Id + "43", "", out _));
    }

    [Fact]
    public void The_id_inside_has_a_right_check_character() => Assert.False(Read("99999919641231001043", "", out _));

    private static bool Read(string text, string id, out DisabilityCertificateNumber number) =>
        DisabilityCertificateNumber.TryParse(Encoding.ASCII.GetBytes(text), Encoding.ASCII.GetBytes(id), out number);
}
