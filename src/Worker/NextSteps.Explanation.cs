using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> Explanation => new()
    {
        [RefusalCode.UnitNotInRegister] = r => $"import it (quota import employers FILE --year {r["year"]})",
        [RefusalCode.UnitNotInRun] = r => $"run the review again (quota review run --year {r["year"]} --region REGION)",
        [RefusalCode.UnitNotInFile] = _ => "see what was found in its row",
    };
}
