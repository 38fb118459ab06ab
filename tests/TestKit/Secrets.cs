using System.Text;

namespace QuotaCompliance.TestKit;

/// <summary>What must never leave the files: names, ID numbers and certificate numbers of the people in them.</summary>
public static class Secrets
{
    /// <summary>The people of the base files. An ID also counts as told when all but its area part is.</summary>
    public static readonly IReadOnlyList<string> OfBaseFiles = [.. Of(new BaseFiles().Placements)];

    /// <summary>The people of a roster, as written there.</summary>
    public static IEnumerable<string> Of(InputFile placements) => placements.Rows
        .SelectMany((_, row) => new[] { placements[row, "name"], placements[row, "person_id"], placements[row, "certificate_no"] })
        .Select(Plain)
        .SelectMany(value => value.Length == 18 ? new[] { value, value[6..] } : [value])
        .Where(value => value.Length >= 2)
        .Distinct();

    /// <summary>Those of the secrets that one of the command's results tells, in whatever width or letter case.</summary>
    public static IReadOnlyList<string> ToldBy(IEnumerable<string> secrets, CommandResult result, params string[] files)
    {
        var told = new StringBuilder(result.Stderr).Append('\n').Append(result.Stdout);
        foreach (var file in files.Where(File.Exists))
        {
            told.Append('\n').Append(File.ReadAllText(file));
        }

        var text = Plain(told.ToString());
        return [.. secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal))];
    }

    private static string Plain(string text) => FullWidth.Narrowed(text).ToUpperInvariant().Trim();
}
