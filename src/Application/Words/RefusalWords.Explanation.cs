namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Explanation => new()
    {
        [RefusalCode.UnitNotInRegister] = (
            r => $"{r["year"]} 年度单位名录中没有 {r["unit"]}。",
            r => $"{r["unit"]} is not in the register of {r["year"]}"),
        [RefusalCode.UnitNotInRun] = (
            r => $"第 {r["run"]} 号批次所用的 {r["year"]} 年度单位名录中没有 {r["unit"]}。",
            r => $"{r["unit"]} is not in the register of {r["year"]} as run {r["run"]} read it"),
        [RefusalCode.UnitNotInFile] = (
            r => $"{r["file"]} 采用的单位中没有 {r["unit"]}。",
            r => $"{r["unit"]} is not among the accepted employers of {r["file"]}"),
    };
}
