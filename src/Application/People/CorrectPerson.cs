using QuotaCompliance.Application.Documents;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>Puts right what a unit's roster says of a person: 个人信息保护法 art. 46.</summary>
/// <remarks>The row is imported as a roster of its own, checked and kept like any other: the row before stays as an earlier version.</remarks>
[UseCase(Operation.AnswerRequests)]
public sealed class CorrectPerson(Database database, TimeProvider clock)
{
    /// <summary>What the roster of one row is called where files are listed.</summary>
    public const string RosterName = "correction.csv";

    /// <param name="findings">Gets what is wrong with the corrected row.</param>
    /// <param name="letter">Gets the answer, a page to print (HTML, UTF-8), once the correction stands; nothing when the row is refused.</param>
    /// <returns>
    /// How the import of the row ended; with its row refused nothing was corrected.
    /// Refused when the request corrects nothing, without the duty for the unit's region, or when the unit's roster has no such person.
    /// </returns>
    public Answer<ImportOutcome> By(
        Actor actor, ReviewYear year, Uscc unit, PersonRequest request, PersonLetter terms, IFindingSink findings, Stream letter, IProgress<WorkDone>? progress = null)
    {
        if (request.Corrections.Count == 0)
        {
            return Refusal.Of(RefusalCode.RequestCorrectsNothing);
        }

        using var connection = database.Connect();
        if (RowsOfPerson.For(connection, database, actor, request, row => row.Year == year && row.Unit == unit).IsRefused(out var refusal, out var found))
        {
            return refusal;
        }

        if (found.Rows.SingleOrDefault() is not { } row)
        {
            return Refusal.Of(RefusalCode.PersonNotOnRoster, ("unit", unit), ("year", year));
        }

        var columns = Columns.Placements.All.Where(request.Corrections.ContainsKey).Select(c => c.Chinese).ToList();
        var import = new ImportRequest(FileKind.Placements, year, PersonCorrection.Roster(row, request), terms.On, terms.Reason);
        var answer = new ImportInProgress(database, clock, found.Permit, import)
        {
            Beside = merged => terms.Entry(found.Permit, AuditAct.PersonCorrected, $"unit {unit} {merged.Changed} changed: {string.Join(' ', columns)}") with { Year = year },
        }.Run(connection, findings, progress, CancellationToken.None);
        if (!answer.IsRefused(out _, out var outcome) && outcome is { IsRefused: false, Counts.Refused: 0 })
        {
            PersonLetter.Write(letter, terms.Answering(Asked.ToCorrect).Corrected(row, columns));
        }

        return answer;
    }
}
