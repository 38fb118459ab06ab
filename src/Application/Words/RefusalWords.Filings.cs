namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Filings => new()
    {
        [RefusalCode.RowsOutsideRegions] = (
            r => $"有 {r["rows"]} 行属于其他地区的单位，整份未导入。",
            r => $"{r["rows"]} of the rows are of units outside the regions of {r["account"]} ({r["regions"]}), and nothing was taken"),
    };
}
