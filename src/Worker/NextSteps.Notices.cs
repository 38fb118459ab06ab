using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> Notices => new()
    {
        [RefusalCode.RunNotForThePublic] = _ => "",
        [RefusalCode.NoticeOnPlaceholder] = _ => "",
        [RefusalCode.CorrectionMissing] = _ => "say why with --correction, in the draft",
        [RefusalCode.CorrectionNotAsApproved] = _ => "leave --correction out, or draft the notices again with this one",
        [RefusalCode.NoticesNotDrafted] = r => $"quota notices draft --year {r["year"]} --region {r["region"]} --out FOLDER, then another person approves",
        [RefusalCode.NoticesNotAsDrafted] = r => $"quota notices draft --year {r["year"]} --region {r["region"]} --out FOLDER, then another person approves",
        [RefusalCode.NoticesNotApproved] = r => $"another person does that (quota notices approve --year {r["year"]} --region {r["region"]} --reason … --as USER)",
        [RefusalCode.NoticesOfADraft] = r => $"a second person releases it first (quota review release {r["run"]} --as USER)",
        [RefusalCode.FolderShowsOtherNotices] = _ => "",
        [RefusalCode.CurrentEditionNotApproved] = r => $"quota policies propose, then quota policies approve {r["edition"]} --as USER",
        [RefusalCode.EditionNotProposed] = _ => "quota policies propose, then another person approves it",
    };
}
