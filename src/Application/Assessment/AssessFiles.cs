using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Application.Assessment;

/// <summary>What an assessment of three files came to.</summary>
/// <param name="Counts">Of each file as far as it was read: read = accepted + refused rows.</param>
/// <param name="IsRefused">A file was refused as a whole, and no row was written.</param>
/// <param name="Uncertain">The provisional values and placeholders that the figures rest on.</param>
public sealed record AssessedFiles(IReadOnlyDictionary<FileKind, RowCounts> Counts, bool IsRefused, IReadOnlyList<ValueInForce> Uncertain);

/// <summary>Assesses a region's units from three files, in memory: no database, nothing kept.</summary>
[UseCase]
public sealed class AssessFiles(PolicyShelf shelf)
{
    /// <summary>Reads, assesses, and writes a row for each unit of the region in the order of their codes.</summary>
    /// <param name="headers">In which language the columns are named; codes stay the same.</param>
    /// <param name="result">Asked for once, when the parameters are known to be there and before the files are read. What is written is right only when this returns.</param>
    /// <param name="findings">Gets what is found, file by file, in the order of each.</param>
    /// <exception cref="ParameterMissingException">A value is in force nowhere around the region, or not for one of its units.</exception>
    /// <exception cref="ControlTotalException">Not as many rows were written as there are units.</exception>
    /// <exception cref="IOException">A file is not there, or changed while it was read.</exception>
    public AssessedFiles Of(
        ReviewYear year, RegionCode region, ReviewFiles files, Language headers, Func<Stream> result, IFindingSink findings, IProgress<WorkDone>? progress = null, CancellationToken stop = default)
    {
        var watched = (progress ?? Progress.Unwatched).Until(stop);
        PolicyBook.CheckAround(shelf, region, year);
        var review = new FileReview(shelf, year);
        var stream = result();
        var isRead = review.Read(files, region, findings, watched);
        if (isRead)
        {
            CheckTotals(review, region, Write(review, headers, stream, watched));
        }

        return new AssessedFiles(review.Counts, !isRead, review.Uncertain);
    }

    /// <returns>How many rows were written.</returns>
    private static int Write(FileReview review, Language headers, Stream stream, IProgress<WorkDone> progress)
    {
        var header = new AssessmentCsv();
        header.AddHeader(headers);
        header.WriteTo(stream);
        var written = 0;
        new OrderedRows(stream, review.InRegion.Length, review.AddRows, rows =>
        {
            written = rows;
            progress.ReportStep("assessments", rows, review.InRegion.Length);
        }).Write();
        return written;
    }

    /// <summary>The rows written are the accepted units of the region, counted here by another way than they were sorted.</summary>
    private static void CheckTotals(FileReview review, RegionCode region, long written)
    {
        var registered = 0L;
        var inRegion = 0L;
        for (var i = 0; i < review.Units.Count; i++)
        {
            registered += review.Units[i].IsRegistered ? 1 : 0;
            inRegion += review.Units[i].IsRegistered && region.Covers(review.Units[i].Employer.Region) ? 1 : 0;
        }

        if (written != inRegion || registered != review.Counts[FileKind.Employers].Accepted)
        {
            throw new ControlTotalException($"{written} rows written for {inRegion} units of the region; {registered} units registered from {review.Counts[FileKind.Employers].Accepted} accepted rows");
        }
    }
}
