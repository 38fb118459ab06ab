using QuotaCompliance.Application.Intake;

namespace QuotaCompliance.TestKit.NaiveModel;

/// <summary>A line of the register (单位名录), already found valid.</summary>
public sealed record EmployerRow(
    string Uscc,
    string Name,
    string Kind,
    string Region,
    DateOnly RegisteredOn,
    bool CommissionMember = false,
    bool Concentrated = false);

/// <summary>A filing (年审申报), already found valid: either twelve months, some blank, or the annual average.</summary>
public sealed record FilingRow(
    string Uscc,
    IReadOnlyList<decimal?>? Months,
    decimal? Headcount,
    decimal? SeasonalPersonMonths,
    decimal PayrollTotal,
    DateOnly FiledOn);

/// <summary>A line of the roster (残疾职工花名册), already found valid.</summary>
/// <param name="InsuredMonths">Rising, from 1 to 12.</param>
/// <param name="MonthlyWages">One amount for every month, or twelve.</param>
/// <param name="ContractTo">Absent: open-ended.</param>
public sealed record PlacementRow(
    string Uscc,
    string Name,
    string PersonId,
    string CertificateType,
    string CertificateNo,
    string Grade,
    DateOnly? CertificateValidTo,
    DateOnly ContractFrom,
    DateOnly? ContractTo,
    IReadOnlyList<int> InsuredMonths,
    IReadOnlyList<decimal> MonthlyWages,
    string Engagement = "直接",
    string? CountedAt = null)
{
    // A record prints its members; an ID has no place in a test's output.
    public override string ToString() => $"a placement at {Uscc}";
}

/// <summary>One line of the assessments, every cell as it is printed.</summary>
public sealed class AssessedRow(IReadOnlyDictionary<string, string> cells)
{
    /// <summary>The columns in their order; the edition, which a model cannot know, is left out.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "uscc", "name", "kind", "region", "year", "headcount", "required", "persons", "credited", "arranged_ratio", "shortfall",
        "average_wage", "wage_base", "gross_levy", "relief", "payable", "excess_persons", "reward", "outcome", "flags",
    ];

    public string this[string column] => cells[column];
}
