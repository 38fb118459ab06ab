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
        [RefusalCode.AccountNameInvalid] = (
            r => $"账户名为 1 至 {r["longest"]} 个字符，不得以 {r["prefix"]} 开头。",
            r => $"An account's name has 1 to {r["longest"]} characters and does not begin with {r["prefix"]}"),
        [RefusalCode.FirstAccountNoAdministrator] = (_ => "第一个账户须有管理员职责。", _ => "The first account must be an administrator, or nobody could add another"),
        [RefusalCode.OwnDuties] = (_ => "不能变更自己的职责，请另一管理员办理。", _ => "Nobody changes their own duties"),
        [RefusalCode.OsUserHasAccount] = (_ => "该操作系统用户已有账户。", r => $"The operating-system user {r["user"]} has an account already"),
        [RefusalCode.AccountExists] = (r => $"账户 {r["account"]} 已存在。", r => $"There is an account {r["account"]} already"),
        [RefusalCode.DutyHeldAlready] = (_ => "该账户已有此职责。", r => $"{r["account"]} has {r["grant"]} already"),
        [RefusalCode.DutyNotHeld] = (_ => "该账户没有此职责。", r => $"{r["account"]} does not have {r["grant"]}"),
        [RefusalCode.AccountDisabledAlready] = (_ => "该账户已是此状态。", r => $"{r["account"]} is disabled already"),
        [RefusalCode.AccountEnabledAlready] = (_ => "该账户已是此状态。", r => $"{r["account"]} is enabled already"),
        [RefusalCode.LastAdministrator] = (_ => "至少须保留一名管理员。", _ => "One administrator must be left, or nobody could change an account again"),
        [RefusalCode.KeyNotLost] = (r => $"第 {r["key"]} 号密钥未丢失。", r => $"Key {r["key"]} is not among the lost ones"),
        [RefusalCode.DatabaseBusy] = (_ => "数据库正忙，未作改动。", r => r["found"].TrimEnd('.')),
    };
}
