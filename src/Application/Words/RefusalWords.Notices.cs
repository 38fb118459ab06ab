using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Notices => new()
    {
        [RefusalCode.RunNotForThePublic] = (
            r => $"第 {r["run"]} 号批次不能公示：须已完成、非试算、有单位，且属于地区 {r["region"]}。",
            r => $"Run {r["run"]} cannot be shown to the public: it must be complete, no dry run, hold units, and be of region {r["region"]}"),
        [RefusalCode.NoticeOnPlaceholder] = (_ => "含占位参数，不能提交审批。", r => $"Not proposed: {r["found"].TrimEnd('.')}"),
        [RefusalCode.CorrectionMissing] = (
            r => $"{r["subject"]}公示的数字与已发布的不同，须有更正说明。",
            r => $"The {r["year"]} notice of {r["kind"]} was published before and its figures changed"),
        [RefusalCode.CorrectionNotAsApproved] = (_ => "更正说明与审批的不一致。", r => $"The correction approved with proposal {r["proposal"]} reads otherwise"),
        [RefusalCode.NoticesNotDrafted] = (_ => "尚未起草公示，须先起草并由另一人审批。", r => $"No notices of {r["region"]} for {r["year"]} are proposed"),
        [RefusalCode.NoticesNotAsDrafted] = (_ => "与最近起草的不一致，须先起草并由另一人审批。", _ => "What was last proposed is not what would be published"),
        [RefusalCode.NoticesNotApproved] = (_ => "公示尚未审批，须由另一人审批后发布。", r => $"Proposal {r["proposal"]} by {r["by"]} is not approved"),
        [RefusalCode.NoticesOfADraft] = (_ => "批次须先由另一人复核发布生效，才能公示。", r => $"Run {r["run"]} is not in force"),
        [RefusalCode.FolderShowsOtherNotices] = (_ => "公示文件夹中已发布的内容会消失或改变，未发布。", r => r["found"].TrimEnd('.')),
        [RefusalCode.CurrentEditionNotApproved] = (
            _ => "现行参数版本尚未审批。",
            r => $"The parameters as they are now (edition {r["edition"]}) are not approved, and the objection window is counted by them"),
        [RefusalCode.EditionNotProposed] = (_ => "该参数版本尚未提交。", r => $"Edition {r["edition"]} is not proposed"),
    };
}
