namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> People => new()
    {
        [RefusalCode.RequestLineUnknown] = (r => $"申请第 {r["line"]} 行不是花名册的栏目。", r => $"Line {r["line"]} of the request is not a column of the roster"),
        [RefusalCode.RequestIdInvalid] = (
            r => $"申请第 {r["line"]} 行身份证号有误。",
            r => $"Line {r["line"]} of the request is not an ID number of 18 characters with a right check character, or a second one"),
        [RefusalCode.RequestWithoutId] = (_ => "申请中没有身份证号。", _ => "The request holds no ID number"),
        [RefusalCode.RequestCorrectsNothing] = (_ => "申请中没有要更正的栏目。", _ => "The request corrects nothing"),
        [RefusalCode.PersonNotOnRoster] = (_ => "该单位该年度花名册中没有此人。", r => $"The roster of {r["unit"]} of {r["year"]} has no such person"),
    };
}
