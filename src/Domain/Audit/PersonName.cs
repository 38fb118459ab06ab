using System.Globalization;

namespace QuotaCompliance.Domain.Audit;

/// <summary>A person's name as it stands in records: what is typed, without what nobody sees.</summary>
public static class PersonName
{
    /// <returns>The name without control and format characters, its blanks plain and none around it; empty when nothing is left.</returns>
    public static string Read(string text) => string.Concat(text
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
        .Select(c => char.IsWhiteSpace(c) ? ' ' : c)).Trim();
}
