using System.Collections.Frozen;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Words;
using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Worker;

/// <summary>What to do next on a command line when something was lawfully refused: a flag, another command, another person.</summary>
public static partial class NextSteps
{
    private static readonly FrozenDictionary<RefusalCode, Func<Refusal, string>> Steps = new[] { Accounts, Filings, Runs, Explanation, Notices, People }.SelectMany(room => room).ToFrozenDictionary();

    /// <summary>The codes that have a next step; a test holds that these are all.</summary>
    public static IEnumerable<RefusalCode> Known => Steps.Keys;

    /// <summary>What is the case and what to do, in English; then what is the case, in Chinese.</summary>
    public static string Sentence(Refusal refusal)
    {
        var (english, step) = (RefusalWords.Of(refusal, Language.English), Steps[refusal.Code](refusal));
        return $"{FlagOf(refusal.Code)}{english}{(step.Length > 0 ? $": {step}" : "")}. {RefusalWords.Of(refusal, Language.Chinese)}";
    }

    /// <summary>The flag that gave what the sentence begins with.</summary>
    private static string FlagOf(RefusalCode code) => code switch
    {
        RefusalCode.AcceptedParameterUnknown => "--accept ",
        _ => "",
    };

    /// <summary>What a command ends with that was refused so.</summary>
    public static int ExitCodeOf(RefusalCode code) => code switch
    {
        _ => ExitCode.WrongUsage,
    };
}
