using System.Text;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.People;

/// <summary>What a person asks about themselves: the ID number, and what is to stand where. It comes by a file or stdin, never by the command line, which others can see.</summary>
/// <param name="Corrections">By column of the roster; empty for a request that corrects nothing.</param>
internal sealed record PersonRequest(PersonId Person, IReadOnlyDictionary<Column, string> Corrections)
{
    /// <summary>Lines like <c>身份证号：…</c> or <c>name: …</c>; the ID number may stand alone.</summary>
    /// <exception cref="UsageException">A line is not one of these; the message tells its number and nothing of it.</exception>
    public static PersonRequest Read(TextReader text)
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
                throw new UsageException($"Line {number} of the request is not a column of the roster, such as 姓名: or certificate_no:. 申请第 {number} 行不是花名册的栏目。");
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
                throw new UsageException($"Line {number} of the request is not an ID number of 18 characters with a right check character, or a second one. 申请第 {number} 行身份证号有误。");
            }
        }

        return new PersonRequest(person ?? throw new UsageException("The request holds no ID number. 申请中没有身份证号。"), corrections);
    }
}
