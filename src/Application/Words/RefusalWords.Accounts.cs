using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Accounts => new()
    {
        [RefusalCode.AccountUnknown] = (r => $"没有账户 {r["account"]}。", r => $"There is no account {r["account"]}"),
        [RefusalCode.AccountUnbound] = (r => $"操作系统用户 {r["user"]} 没有对应的账户。", r => $"No account is bound to the operating-system user {r["user"]}"),
        [RefusalCode.AccountDisabled] = (r => $"账户 {r["account"]} 已停用。", r => $"The account {r["account"]} is disabled"),
        [RefusalCode.AccountOfAnotherUser] = (r => $"账户 {r["account"]} 属于另一操作系统用户。", r => $"The account {r["account"]} belongs to another operating-system user than {r["user"]}"),
        [RefusalCode.DutyMissing] = (
            r => $"{r["account"]} 不能{r["operation-zh"]}：须有{r["duties-zh"]}职责，由管理员授予。",
            r => $"{r["account"]} may not {r["operation"]}{(r["region"].Length > 0 ? $" for {r["region"]}" : "")}: it takes the duty {r["duties"]}"),
    };
}
