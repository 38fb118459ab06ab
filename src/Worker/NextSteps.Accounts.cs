using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> Accounts => new()
    {
        [RefusalCode.AccountUnknown] = r => $"{Askable(r)} can add it (quota user add {r["account"]})",
        [RefusalCode.AccountUnbound] = r => $"name yours with --as, or have it bound (quota user add NAME --os-user {r["user"]})",
        [RefusalCode.AccountDisabled] = r => $"{Askable(r)} can enable it (quota user enable {r["account"]})",
        [RefusalCode.AccountOfAnotherUser] = _ => "act as yourself",
        [RefusalCode.DutyMissing] = r => $"{Askable(r)} can grant it: quota user grant {r["account"]} --duty {r["duty"]} --region {(r["region"].Length > 0 ? r["region"] : "REGION")}",
        [RefusalCode.AccountNameInvalid] = _ => "",
        [RefusalCode.FirstAccountNoAdministrator] = r => $"quota user add {r["account"]} --duty administrator --region REGION",
        [RefusalCode.OwnDuties] = _ => "another administrator does",
        [RefusalCode.OsUserHasAccount] = _ => "",
        [RefusalCode.AccountExists] = _ => "",
        [RefusalCode.DutyHeldAlready] = _ => "",
        [RefusalCode.DutyNotHeld] = _ => "see quota user list",
        [RefusalCode.AccountDisabledAlready] = _ => "",
        [RefusalCode.AccountEnabledAlready] = _ => "",
        [RefusalCode.LastAdministrator] = _ => "",
        [RefusalCode.KeyNotLost] = _ => "see quota keys list",
        [RefusalCode.DatabaseBusy] = _ => "",
    };

    private static string Askable(Refusal refusal) => refusal["askable"] is { Length: > 0 } names ? $"an administrator ({names})" : "an administrator of a wider region";
}
