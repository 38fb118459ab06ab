using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Application.Explanation;

/// <summary>How a unit's figures arise from three files.</summary>
/// <param name="Counts">Of each file as far as it was read: read = accepted + refused rows.</param>
/// <param name="Statement">The steps with their articles, or that the unit is not among the accepted employers; nothing when a file was refused as a whole.</param>
public sealed record UnitOfFiles(IReadOnlyDictionary<FileKind, RowCounts> Counts, Answer<string>? Statement);

/// <summary>Explains one unit from three files, in memory: no database, nothing kept.</summary>
[UseCase]
public sealed class ExplainUnitFromFiles(PolicyShelf shelf)
{
    /// <param name="findings">Gets what is found, file by file, in the order of each.</param>
    /// <exception cref="ParameterMissingException">A law has no value for the unit's region and year.</exception>
    /// <exception cref="IOException">A file is not there, or changed while it was read.</exception>
    public UnitOfFiles Of(Uscc unit, ReviewYear year, ReviewFiles files, Language language, IFindingSink findings, IProgress<WorkDone>? progress = null, CancellationToken stop = default)
    {
        PolicyBook.CheckAround(shelf, RegionCode.Nation, year);
        var review = new FileReview(shelf, year) { Traced = unit };
        if (!review.Read(files, region: null, findings, (progress ?? Progress.Unwatched).Until(stop)))
        {
            return new UnitOfFiles(review.Counts, null);
        }

        return new UnitOfFiles(review.Counts, review.Units.TryFind(unit, out var number)
            ? review.Explain(number, language)
            : Refusal.Of(RefusalCode.UnitNotInFile, ("unit", unit), ("file", files.Employers.Name)));
    }
}
