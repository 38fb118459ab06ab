using System.Text;
using Npgsql;
using QuotaCompliance.Application.Documents;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>Who asks about a person's data.</summary>
public enum Asker
{
    /// <summary>The person.</summary>
    Self,

    /// <summary>监护人.</summary>
    Guardian,

    /// <summary>代理人.</summary>
    Agent,
}

/// <summary>How a request is answered: each with a letter.</summary>
/// <param name="Reason">申请理由: for the letter and the record; no name and no number.</param>
/// <param name="Office">落款单位: whose letter it is.</param>
/// <param name="On">The business date, and the letter's.</param>
public sealed record PersonLetter(Asker Asker, string Reason, string Office, DateOnly On)
{
    internal AnswerLetter Answering(Asked asked) => new(
        asked, Asker switch { Asker.Self => "您本人", Asker.Guardian => "您的监护人", _ => "您的代理人" }, Reason, Office, On);

    internal AuditEntry Entry(Permit permit, AuditAct act, string subject) =>
        new(act, permit.By, subject) { Reason = $"{Asker.ToString().ToLowerInvariant()}: {Reason}" };

    internal static void Write(Stream stream, string letter)
    {
        stream.Write(Encoding.UTF8.GetBytes(letter));
        stream.Flush();
    }
}

/// <summary>The current rows that name a person, and who may answer for them.</summary>
internal sealed record RowsOfPerson(Permit Permit, IReadOnlyList<PersonRow> Rows)
{
    /// <param name="connection">Outside any transaction: a refusal stays in the audit trail.</param>
    /// <param name="only">Which of the rows the request is about; nothing for all.</param>
    /// <returns>Refused without the duty for the region of every one of their units.</returns>
    public static Answer<RowsOfPerson> For(NpgsqlConnection connection, Database database, Actor actor, PersonRequest request, Func<PersonRow, bool>? only = null)
    {
        // Nobody's rows are looked for on the word of somebody who may answer nowhere.
        if (Authority.For(connection, actor, Operation.AnswerRequests).IsRefused(out var refusal, out _))
        {
            return refusal;
        }

        var rows = PersonRows.Of(connection, database.Keys, request.Person).Where(row => only is null || only(row)).ToList();
        return Authority.For(connection, actor, Operation.AnswerRequests, [.. rows.Select(row => row.Region).Distinct()]).IsRefused(out refusal, out var permit)
            ? refusal
            : new RowsOfPerson(permit, rows);
    }
}
