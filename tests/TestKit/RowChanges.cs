using System.Globalization;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.TestKit;

/// <summary>Reads the changes a table writes for the first row of a file: <c>column=value &amp; column=value</c>, with names in braces for what cannot be typed.</summary>
/// <remarks>A value for another file's first row carries the file's kind: <c>employers.kind=公司</c>. <c>+列=值</c> adds a column, <c>+field</c> and <c>-field</c> bend the row's shape.</remarks>
public static class RowChanges
{
    private static readonly Dictionary<string, string> Named = Names();

    public static void Apply(BaseFiles files, string kind, int row, string changes)
    {
        foreach (var change in Expand(changes).Split(" & ", StringSplitOptions.RemoveEmptyEntries))
        {
            var file = files[kind];
            var (column, value) = change.Split('=', 2) is [var left, var right] ? (left, right) : (change, "");
            if (column == "-field")
            {
                file.Rows[row].RemoveAt(file.Columns.Count - 1);
            }
            else if (column is "+field" or "+blank-field")
            {
                file.Rows[row].Add(column == "+field" ? "甲" : "");
            }
            else if (column.StartsWith('+'))
            {
                file.AddColumn(column[1..], value);
            }
            else if (column.Split('.') is [var otherKind, var otherColumn])
            {
                files[otherKind][0, otherColumn] = value;
            }
            else
            {
                file[row, column] = value;
            }
        }
    }

    private static string Expand(string changes)
    {
        foreach (var (name, text) in Named)
        {
            changes = changes.Replace("{" + name + "}", text, StringComparison.Ordinal);
        }

        return changes;
    }

    private static Dictionary<string, string> Names()
    {
        const string a17 = "91640202MA76A0001";
        var id = BaseFiles.IdA;
        var idX = Enumerable.Range(100, 900)
            .Select(n => PersonId.Complete("99999919791123" + n.ToString(CultureInfo.InvariantCulture)))
            .First(number => number.EndsWith('X'));
        return new()
        {
            ["a"] = BaseFiles.UnitA,
            ["a-small"] = BaseFiles.UnitA.ToLowerInvariant(),
            ["a-wide"] = FullWidth.Of(BaseFiles.UnitA),
            ["a-wrong"] = a17 + OtherThan(BaseFiles.UnitA[^1]),
            ["a-17"] = a17,
            ["b"] = BaseFiles.UnitB,
            ["b-small"] = BaseFiles.UnitB.ToLowerInvariant(),
            ["c"] = BaseFiles.UnitC,
            ["stranger"] = BaseFiles.Stranger,
            ["id"] = id,
            ["id-wide"] = FullWidth.Of(id),
            ["id-wrong"] = id[..17] + OtherThan(id[^1]),
            ["id-15"] = id[..6] + id[8..17],
            ["id-17"] = id[..17],
            ["id-x"] = idX,
            ["id-x-small"] = idX.ToLowerInvariant(),
            ["id-x-wide"] = FullWidth.Of(idX.ToLowerInvariant()),
            ["id-area-0"] = PersonId.Complete("00000019791123853"),
            ["id-leap-day"] = PersonId.Complete("99999919840229853"),
            ["id-29-february"] = PersonId.Complete("99999919830229853"),
            ["id-30-february"] = PersonId.Complete("99999919840230853"),
            ["id-month-13"] = PersonId.Complete("99999919841301853"),
            ["id-day-0"] = PersonId.Complete("99999919840100853"),
            ["other-id"] = BaseFiles.OtherId,
            ["200"] = new string('长', 200),
            ["201"] = new string('长', 201),
            ["200-rare"] = string.Concat(Enumerable.Repeat("𠮷", 200)),
            ["soldier"] = "certificate_type=残疾军人证 & certificate_no=军残0001号 & grade=5",
            ["no-months"] = Months(""),
            ["zero-months"] = Months("0"),
        };
    }

    private static char OtherThan(char check) => check == '1' ? '2' : '1';

    private static string Months(string value) =>
        string.Join(" & ", Enumerable.Range(1, 12).Select(m => string.Create(CultureInfo.InvariantCulture, $"m{m:D2}={value}")));
}
