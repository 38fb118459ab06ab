using QuotaCompliance.Domain.Filings;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Policy;

[Covers("R3")]
public class PolicyValuesTests
{
    [Theory]
    [InlineData(CertificateType.Disability, 1, 2)]
    [InlineData(CertificateType.Disability, 2, 2)]
    [InlineData(CertificateType.Disability, 3, 1)]
    [InlineData(CertificateType.Disability, 4, 1)]
    [InlineData(CertificateType.Soldier, 1, 2)]
    [InlineData(CertificateType.Soldier, 3, 2)]
    [InlineData(CertificateType.Soldier, 4, 1)]
    [InlineData(CertificateType.Soldier, 10, 1)]
    public void A_severe_grade_weighs_two(CertificateType type, int grade, int weight) =>
        Assert.Equal(weight, TestPolicies.PlainBook.Credit.Severe.WeightOf(type, grade));

    [Theory]
    [InlineData(CertificateType.Disability, 4, true)]
    [InlineData(CertificateType.Soldier, 8, true)]
    [InlineData(CertificateType.Soldier, 9, false)]
    [InlineData(CertificateType.Soldier, 10, false)]
    public void Soldiers_count_up_to_grade_eight(CertificateType type, int grade, bool counts) =>
        Assert.Equal(counts, TestPolicies.PlainBook.Credit.Counted.Counts(type, grade));
}
