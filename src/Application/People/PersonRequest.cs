using System.Text;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.People;

/// <summary>What a person asks about themselves: the ID number, and what is to stand where. It comes by a file or stdin, never by the command line, which others can see.</summary>
/// <param name="Corrections">By column of the roster; empty for a request that corrects nothing.</param>
public sealed record PersonRequest(PersonId Person, IReadOnlyDictionary<Column, string> Corrections)
{
    /// <summary>Lines like <c>身份证号：…</c> or <c>name: …</c>; the ID number may stand alone.</summary>
    /// <returns>Refused when a line is not one of these, by its number and nothing of it; or without an ID number.</returns>
    public static Answer<PersonRequest> Read(TextReader text)
    {
        PersonId? person = null;
        var corrections = new Dictionary<Column, string>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var colon = line.IndexOfAny([':', '：']);
            var name = colon < 0 ? Columns.Placements.PersonId.Chinese : line[..colon].Trim();
            var value = line[(colon + 1)..].Trim();
            var column = Columns.Placements.All.FirstOrDefault(c => c.Chinese == name || c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column is null || column == Columns.Uscc)
            {
                return Refusal.Of(RefusalCode.RequestLineUnknown, ("line", number));
            }

            if (column != Columns.Placements.PersonId)
            {
                corrections[column] = value;
            }
            else if (person is null && PersonId.TryParse(Fields.Code(Encoding.UTF8.GetBytes(value)), out var id))
            {
                person = id;
            }
            else
            {
                return Refusal.Of(RefusalCode.RequestIdInvalid, ("line", number));
            }
        }

        return person is { } asking ? new PersonRequest(asking, corrections) : Refusal.Of(RefusalCode.RequestWithoutId);
    }
}
