using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> Filings => new()
    {
        [RefusalCode.RowsOutsideRegions] = _ => "leave them out, or have it imported with the duty for those regions",
    };
}
