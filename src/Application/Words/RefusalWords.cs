using System.Collections.Frozen;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Application.Words;

/// <summary>What each refusal says, in both languages: what is the case, never what to do next, which is the door's to say.</summary>
/// <remarks>English sentences have no full stop at their end: a door puts one, or a colon and its next step.</remarks>
public static partial class RefusalWords
{
    private static readonly FrozenDictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Sentences =
        new[] { Accounts, Filings, Runs, Explanation, Notices, People }.SelectMany(room => room).ToFrozenDictionary();

    /// <summary>The codes that have words; a test holds that these are all.</summary>
    public static IEnumerable<RefusalCode> Worded => Sentences.Keys;

    public static string Of(Refusal refusal, Language language)
    {
        var (chinese, english) = Sentences[refusal.Code];
        return (language == Language.Chinese ? chinese : english)(refusal);
    }

    /// <summary>The code as other systems are told it.</summary>
    public static string Text(this RefusalCode code) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());
}
