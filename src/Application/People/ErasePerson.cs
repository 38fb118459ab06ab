using QuotaCompliance.Application.Documents;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>What was erased of a person, and what is not yet.</summary>
/// <param name="Placements">Rows that no longer name the person.</param>
/// <param name="Kept">Years that a duty to keep holds, and until when.</param>
public sealed record PersonErased(long Placements, IReadOnlyList<YearKept> Kept);

/// <summary>Erases what no duty to keep holds any more of a person: 个人信息保护法 art. 47.</summary>
[UseCase(Operation.AnswerRequests)]
public sealed class ErasePerson(Database database, PolicyShelf shelf)
{
    /// <param name="letter">Gets the answer, a page to print (HTML, UTF-8), before anything is erased for good: without a letter nothing is.</param>
    /// <returns>Refused without the duty for the region of every unit that lists the person.</returns>
    /// <exception cref="ParameterMissingException">No retention is in force on the letter's day.</exception>
    public Answer<PersonErased> By(Actor actor, PersonRequest request, PersonLetter terms, Stream letter)
    {
        using var connection = database.Connect();
        if (RowsOfPerson.For(connection, database, actor, request).IsRefused(out var refusal, out var found))
        {
            return refusal;
        }

        using var transaction = connection.BeginTransaction();
        var years = found.Rows.Select(row => row.Year).ToHashSet();
        var kept = Retention.Kept(connection, shelf.Retention, terms.On).Where(year => years.Contains(year.Year)).ToList();
        var due = kept.Where(year => year.RosterIsDue(terms.On)).ToList();
        var held = kept.Except(due).ToList();
        var rows = due.Sum(year => Retention.Pseudonymise(connection, database.Keys, year.Year.Value, request.Person));
        AuditTrail.Write(connection, terms.Entry(found.Permit, held.Count > 0 ? AuditAct.ErasureRefused : AuditAct.PersonErased, $"{rows} placements erased, {held.Count} years kept"));
        PersonLetter.Write(letter, terms.Answering(Asked.ToErase).Erased(due, held, Retention.InForce(shelf.Retention, terms.On)));
        transaction.Commit();
        return new PersonErased(rows, held);
    }
}
