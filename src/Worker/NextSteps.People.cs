using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> People => new()
    {
        [RefusalCode.RequestLineUnknown] = _ => "write 姓名: or certificate_no: before what is to stand there",
        [RefusalCode.RequestIdInvalid] = _ => "write it once, as on the card",
        [RefusalCode.RequestWithoutId] = _ => "add a line 身份证号：…",
        [RefusalCode.RequestCorrectsNothing] = _ => "add lines like 姓名：…",
        [RefusalCode.PersonNotOnRoster] = _ => "see where the person is with quota person see",
    };
}
