using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;

namespace QuotaCompliance.Application.Filings;

/// <summary>What is brought in.</summary>
/// <param name="Kind">Employers, filings or placements.</param>
/// <param name="Year">Nothing for a register that holds for every year; filings and rosters are always of one.</param>
/// <param name="On">The business date.</param>
/// <param name="Reason">Why, when the file amends an earlier one; else empty.</param>
public sealed record ImportRequest(FileKind Kind, ReviewYear? Year, IncomingFile File, DateOnly On, string Reason);

/// <summary>How an import ended.</summary>
/// <param name="Counts">Rows of the file: read = accepted + refused.</param>
/// <param name="Merged">What became of the accepted rows: new, changed (a next version) or unchanged.</param>
/// <param name="KnownAs">The number of the kept file when the same bytes had come in before and nothing would change.</param>
/// <param name="IsRefused">The file as a whole was refused, and nothing of it taken; the findings say why.</param>
public sealed record ImportOutcome(RowCounts Counts, MergeCounts Merged, long? KnownAs, bool IsRefused);

/// <summary>Brings a file of employers, filings or placements into the database, whole or not at all.</summary>
[UseCase(Operation.Import)]
public sealed class ImportFile(Database database, TimeProvider clock)
{
    /// <summary>Takes the file: its rows, what was found in it and its bytes, in one transaction with the audit entry.</summary>
    /// <param name="findings">Gets what is found, in the order of the file; also when nothing is taken.</param>
    /// <param name="stop">Heard between two pieces until the file is about to be taken; then nothing of it is.</param>
    /// <returns>Refused when rows are of units outside the regions of whoever brings it: then nothing is taken.</returns>
    /// <exception cref="ControlTotalException">The database counts other rows than were accepted.</exception>
    /// <exception cref="IOException">The file is not there, or changed while it was read.</exception>
    public Answer<ImportOutcome> By(Actor actor, ImportRequest request, IFindingSink findings, IProgress<WorkDone>? progress = null, CancellationToken stop = default) =>
        Run(actor, request, false, findings, progress, stop);

    /// <summary>Reads and checks the file by the same path and takes nothing of it: the same counts and findings, and what would change.</summary>
    /// <inheritdoc cref="By"/>
    public Answer<ImportOutcome> Preview(Actor actor, ImportRequest request, IFindingSink findings, IProgress<WorkDone>? progress = null, CancellationToken stop = default) =>
        Run(actor, request, true, findings, progress, stop);

    private Answer<ImportOutcome> Run(Actor actor, ImportRequest request, bool isPreview, IFindingSink findings, IProgress<WorkDone>? progress, CancellationToken stop)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.Import).IsRefused(out var refusal, out var permit)
            ? refusal
            : new ImportInProgress(database, clock, permit, request) { IsPreview = isPreview }.Run(connection, findings, progress, stop);
    }
}
