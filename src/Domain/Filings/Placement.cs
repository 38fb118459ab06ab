using System.Collections.Immutable;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Filings;

/// <summary>Wages by month: one amount for all, or twelve.</summary>
public readonly record struct MonthlyWages(Money Every, ImmutableArray<Money> Each = default)
{
    public Money Of(int month) => Each.IsDefault ? Every : Each[month - 1];
}

/// <summary>One row of 残疾职工花名册: a person at a unit, without the numbers that name the person in print.</summary>
/// <param name="CertificateValidTo">Last day of validity; not limited when absent.</param>
/// <param name="ContractTo">Last day of the contract; open-ended or on the establishment when absent.</param>
public readonly record struct Placement(
    PersonId Person,
    CertificateType CertificateType,
    int Grade,
    DateOnly? CertificateValidTo,
    DateOnly ContractFrom,
    DateOnly? ContractTo,
    MonthSet Insured,
    MonthlyWages Wages);
