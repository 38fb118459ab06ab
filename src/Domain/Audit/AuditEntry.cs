using System.Text;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Audit;

/// <summary>Who did what to what, and why; never anything of a person. From where and when is added where it is written.</summary>
/// <param name="By">The name somebody acts under.</param>
/// <param name="Subject">A run, a file, a unit, an account, by its number or code.</param>
public sealed record AuditEntry(AuditAct Act, string By, string Subject)
{
    /// <summary>As many digits on end as an identity or certificate number begins with.</summary>
    private const int LongNumber = 15;

    private readonly string reason = "";

    /// <summary>Why, in the officer's words. A long number is taken out of it: an identity or certificate number would stay in the trail for ever.</summary>
    public string Reason
    {
        get => reason;
        init => reason = WithoutLongNumbers(value);
    }

    public RegionCode? Region { get; init; }

    public ReviewYear? Year { get; init; }

    private static string WithoutLongNumbers(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsDigit(text[end]))
            {
                end++;
            }

            if (end - i >= LongNumber)
            {
                kept.Append("***");
                i = end < text.Length && text[end] is 'x' or 'X' or 'ｘ' or 'Ｘ' ? end + 1 : end;
            }
            else
            {
                end = Math.Max(end, i + 1);
                kept.Append(text, i, end - i);
                i = end;
            }
        }

        return kept.ToString();
    }
}
