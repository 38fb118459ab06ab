using QuotaCompliance.Application.Documents;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>What a person was shown.</summary>
/// <param name="Placements">Rows of rosters in the letter.</param>
public sealed record PersonSeen(int Placements);

/// <summary>Shows a person everything that is kept of them: 个人信息保护法 art. 45.</summary>
[UseCase(Operation.AnswerRequests)]
public sealed class SeePerson(Database database, PolicyShelf shelf)
{
    /// <param name="letter">Gets the answer, a page to print (HTML, UTF-8), once the entry in the audit trail stands.</param>
    /// <returns>Refused without the duty for the region of every unit that lists the person.</returns>
    /// <exception cref="ParameterMissingException">No retention is in force on the letter's day.</exception>
    public Answer<PersonSeen> By(Actor actor, PersonRequest request, PersonLetter terms, Stream letter)
    {
        var retention = Retention.InForce(shelf.Retention, terms.On);
        using var connection = database.Connect();
        if (RowsOfPerson.For(connection, database, actor, request).IsRefused(out var refusal, out var found))
        {
            return refusal;
        }

        AuditTrail.Write(connection, terms.Entry(found.Permit, AuditAct.PersonShown, $"{found.Rows.Count} placements"));
        PersonLetter.Write(letter, terms.Answering(Asked.ToSee).Seen(found.Rows, retention));
        return new PersonSeen(found.Rows.Count);
    }
}
