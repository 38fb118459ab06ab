using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>An input file as it came in: hashed, counted and kept.</summary>
public sealed class SourceFile
{
    public long Id { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>0 for a register that names no review year.</summary>
    public required int ReviewYear { get; init; }

    public required string Name { get; init; }

    public required byte[] Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required long RowsRead { get; init; }

    public required long RowsAccepted { get; init; }

    public required string ImportedBy { get; init; }

    public required DateOnly ImportedOn { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Why the file was handed in, when it amends an earlier one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The day its content was taken away because its time was over; its facts and hash stay.</summary>
    public DateOnly? EmptiedOn { get; init; }
}

/// <summary>A stretch of a kept file.</summary>
public sealed class SourceFilePart
{
    public required long FileId { get; init; }

    public required int Number { get; init; }

    /// <summary>The key that <see cref="Content"/> is sealed with.</summary>
    public required int KeyNumber { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>A finding of an import.</summary>
public sealed class FindingRow
{
    public required long FileId { get; init; }

    public required int Number { get; init; }

    public required long Line { get; init; }

    public required string Uscc { get; init; }

    public required string Field { get; init; }

    public required string Code { get; init; }

    public required bool IsWarning { get; init; }

    public required string Detail { get; init; }
}

/// <summary>A unit of the register; every version stays, the latest is current.</summary>
public sealed class EmployerRow
{
    public required int ReviewYear { get; init; }

    public required string Uscc { get; init; }

    public required int Version { get; init; }

    /// <summary>The file whose row took this one's place; nothing for the current row.</summary>
    public long? ReplacedBy { get; init; }

    public required string Name { get; init; }

    public required EmployerKind Kind { get; init; }

    public required int Region { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required bool CommissionMember { get; init; }

    public required bool Concentrated { get; init; }

    public required long FileId { get; init; }

    public required int Line { get; init; }
}

/// <summary>A unit's filing for a year; every version stays, the latest is current.</summary>
public sealed class FilingRow
{
    public required int ReviewYear { get; init; }

    public required string Uscc { get; init; }

    public required int Version { get; init; }

    /// <summary>The file whose row took this one's place; nothing for the current row.</summary>
    public long? ReplacedBy { get; init; }

    /// <summary>Σ m01…m12, when staff is filed by month.</summary>
    public required decimal Monthly { get; init; }

    public decimal? Average { get; init; }

    public required decimal Seasonal { get; init; }

    public required decimal Payroll { get; init; }

    public required DateOnly FiledOn { get; init; }

    public required long FileId { get; init; }

    public required int Line { get; init; }
}

/// <summary>A unit whose filing came in and was refused, and has no accepted one in that file.</summary>
public sealed class RefusedFilingRow
{
    public required int ReviewYear { get; init; }

    public required string Uscc { get; init; }

    public required long FileId { get; init; }

    public required int Line { get; init; }
}

/// <summary>A person on a unit's roster; every version stays, the latest is current.</summary>
public sealed class PlacementRow
{
    public required int ReviewYear { get; init; }

    public required string Uscc { get; init; }

    /// <summary>The blind index of the ID number: the same for all rows of a person in a year.</summary>
    public required byte[] PersonKey { get; init; }

    public required int Version { get; init; }

    /// <summary>The file whose row took this one's place; nothing for the current row.</summary>
    public long? ReplacedBy { get; init; }

    /// <summary>Sealed: ID number and grade, what the rules ask for.</summary>
    public required byte[] Person { get; init; }

    /// <summary>Sealed: name and certificate number; nothing once they were taken away.</summary>
    public byte[]? Identity { get; init; }

    public required CertificateType CertificateType { get; init; }

    public DateOnly? CertificateValidTo { get; init; }

    public required DateOnly ContractFrom { get; init; }

    public DateOnly? ContractTo { get; init; }

    /// <summary>Bit 0 is January.</summary>
    public required int InsuredMonths { get; init; }

    /// <summary>One amount for every month, or twelve.</summary>
    public required decimal[] Wages { get; init; }

    public string? CountedAt { get; init; }

    public required long FileId { get; init; }

    public required int Line { get; init; }
}

/// <summary>The assessment of one unit by one run, every step's figure as it is printed.</summary>
public sealed class AssessmentRow
{
    public required int ReviewYear { get; init; }

    public required int RunId { get; init; }

    public required string Uscc { get; init; }

    public required string Name { get; init; }

    public required EmployerKind Kind { get; init; }

    public required int Region { get; init; }

    public required bool CommissionMember { get; init; }

    public required decimal PersonMonths { get; init; }

    public required int MonthsCounted { get; init; }

    public required int WeightedMonths { get; init; }

    public required decimal Headcount { get; init; }

    public required decimal Required { get; init; }

    public required int Persons { get; init; }

    public required decimal Credited { get; init; }

    public required decimal ArrangedRatio { get; init; }

    public required decimal Shortfall { get; init; }

    public required decimal AverageWage { get; init; }

    public required decimal WageBase { get; init; }

    public required decimal Gross { get; init; }

    public required decimal Relief { get; init; }

    public required decimal Payable { get; init; }

    public required int ExcessPersons { get; init; }

    public required decimal Reward { get; init; }

    public required Outcome Outcome { get; init; }

    public required UnitFlags Flags { get; init; }
}

/// <summary>One published version of a notice: which run it shows, and what was said with it. Its rows are the run's, which never change.</summary>
public sealed class NoticeRow
{
    public int Id { get; init; }

    public required NoticeKind Kind { get; init; }

    public required int ReviewYear { get; init; }

    public required int Region { get; init; }

    public required int Version { get; init; }

    public required int RunId { get; init; }

    public string? Correction { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required DateOnly ObjectionsFrom { get; init; }

    public required DateOnly ObjectionsTo { get; init; }

    public required int ObjectionDays { get; init; }

    public required string OfficeName { get; init; }

    public required string OfficeAddress { get; init; }

    public required string OfficeTelephone { get; init; }

    /// <summary>The parameters the figures rest on, as JSON: what was in force then, whatever the files say later.</summary>
    public required string Parameters { get; init; }

    /// <summary>What it was approved as; nothing in notices older than approvals.</summary>
    public int? ProposalId { get; init; }

    public required string PublishedBy { get; init; }
}
