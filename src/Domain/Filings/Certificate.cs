namespace QuotaCompliance.Domain.Filings;

/// <summary>证件类型. The numbers are stored: append, never renumber.</summary>
public enum CertificateType : byte
{
    /// <summary>残疾人证: the 18 characters of the ID, a category 1–7, a grade 1–4, optionally B and 1–2 digits for a re-issue.</summary>
    Disability = 1,

    /// <summary>残疾军人证: its number says nothing; the grade 1–10 is filed beside it.</summary>
    Soldier = 2,
}

/// <summary>The number of a 残疾人证 and what it carries (GB/T 26341: category and grade).</summary>
public readonly record struct DisabilityCertificateNumber(int Category, int Grade)
{
    /// <summary>Reads half-width upper-case text. The ID inside is compared with <paramref name="personId"/> unless that is empty.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, ReadOnlySpan<byte> personId, out DisabilityCertificateNumber number)
    {
        number = default;
        if (text.Length < 20 || !PersonId.TryParse(text[..PersonId.Length], out _))
        {
            return false;
        }

        var category = text[18] - '0';
        var grade = text[19] - '0';
        if (category is < 1 or > 7 || grade is < 1 or > 4 || !IsReissue(text[20..]))
        {
            return false;
        }

        number = new DisabilityCertificateNumber(category, grade);
        return personId.IsEmpty || text[..PersonId.Length].SequenceEqual(personId);
    }

    private static bool IsReissue(ReadOnlySpan<byte> tail) =>
        tail.IsEmpty || (tail[0] == 'B' && tail.Length is 2 or 3 && tail[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0);
}
