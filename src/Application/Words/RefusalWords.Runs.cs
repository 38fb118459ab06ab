using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Words;

public static partial class RefusalWords
{
    private static Dictionary<RefusalCode, (Func<Refusal, string> Chinese, Func<Refusal, string> English)> Runs => new()
    {
        [RefusalCode.ApprovedAlready] = (r => $"该事项已由 {r["by"]} 审批。", r => $"Proposal {r["proposal"]} was approved by {r["by"]} already"),
        [RefusalCode.ProposerApproves] = (_ => "提交人不能自行审批，请由另一人办理。", r => $"Proposal {r["proposal"]} was made by {r["by"]}"),
        [RefusalCode.RunUnknown] = (r => $"没有第 {r["run"]} 号批次。", r => $"There is no run {r["run"]}"),
        [RefusalCode.NoCompleteRun] = (_ => "尚无已完成的批次。", _ => "There is no complete run for this"),
        [RefusalCode.NoRunYet] = (_ => "尚无批次。", _ => "There is no run yet"),
        [RefusalCode.RunOfAnotherYear] = (r => $"第 {r["run"]} 号批次属于 {r["year"]} 年度。", r => $"Run {r["run"]} is of review year {r["year"]}"),
        [RefusalCode.RunOfAnotherRegion] = (r => $"第 {r["run"]} 号批次属于地区 {r["region"]}。", r => $"Run {r["run"]} is of region {r["region"]}"),
        [RefusalCode.RunWithoutFigures] = (r => $"第 {r["run"]} 号批次尚未完成，或为不保留结果的重算。", r => $"Run {r["run"]} is not complete, or a replay that keeps no figures"),
        [RefusalCode.RequestOfAnotherRun] = (
            r => $"该请求名已用于第 {r["run"]} 号批次，且内容不同。",
            r => $"The request {r["request"]} is run {r["run"]}, which is another one: {Differences(r)}"),
        [RefusalCode.RegisterEmpty] = (r => $"{r["year"]} 年度名录中没有 {r["region"]} 的单位。", r => $"The register holds no unit of {r["region"]} for {r["year"]}"),
        [RefusalCode.UnitsNotInRegister] = (
            r => $"名单中有 {r["missing"]} 个单位不在名录中。",
            r => $"{r["missing"]} of the {r["units"]} named units are not in the register of {r["region"]} for {r["year"]}"),
        [RefusalCode.RunNeedsOtherRules] = (
            r => $"该批次须由规则第 {r["rules"]} 版的程序完成，本程序为第 {r["ours"]} 版。",
            r => $"Run {r["run"]} needs a program with version {r["rules"]} of the rules (it was planned by {r["program"]}); this one has version {r["ours"]}"),
        [RefusalCode.RunWasCancelled] = (r => $"第 {r["run"]} 号批次已取消。", r => $"Run {r["run"]} was cancelled: {r["note"]}"),
        [RefusalCode.RunNotReleasable] = (
            r => $"第 {r["run"]} 号批次不能发布生效。",
            r => $"Run {r["run"]} cannot be released: only a complete draft of the whole population can, no dry run, sample or replay"),
        [RefusalCode.AcceptedParameterUnknown] = (
            _ => "该批次没有此暂定参数。",
            r => $"{r["named"]}: run {r["run"]} rests on no such provisional parameter; {(r["parameters"].Length > 0 ? $"those it rests on are {r["parameters"]}" : "it rests on none")}"),
        [RefusalCode.ProvisionalNotAccepted] = (_ => "请逐一确认暂定参数。", r => $"Run {r["run"]} rests on provisional parameters; who releases it accepts each by name"),
        [RefusalCode.SecondPersonReleases] = (_ => "发起人不能自行复核，请由另一人办理。", r => $"Run {r["run"]} was started by {r["by"]}"),
        [RefusalCode.EditionNotApproved] = (
            _ => "该批次所用参数版本尚未经另一人审批。",
            r => $"Run {r["run"]} rests on edition {r["edition"]} of the parameters, a change that no second person has approved"),
        [RefusalCode.RegionsOverlap] = (
            _ => "该年度上级或下级地区已有批次生效，同一单位不能有两个结果，请先撤回。",
            r => $"Run {r["run"]} of {r["region"]}: {r["found"]}, and units would be under two results"),
        [RefusalCode.RunStateForbids] = (_ => "该批次的状态不允许此操作。", r => $"Run {r["run"]}: {r["found"]}"),
        [RefusalCode.RunNotInForce] = (r => $"第 {r["run"]} 号批次未生效，无需撤回。", r => $"Run {r["run"]} is not in force: there is nothing to take back"),
        [RefusalCode.ReasonMissing] = (_ => "请写明原因。", _ => "This needs a reason"),
        [RefusalCode.RunHasEnded] = (r => $"第 {r["run"]} 号批次为{r["state-zh"]}，只有运行中的批次可以取消。", r => $"Run {r["run"]} is {r["state"]}: only a running one can be cancelled"),
        [RefusalCode.RunNotReplayable] = (r => $"第 {r["run"]} 号批次为{r["state-zh"]}，只有已完成的批次可以重算。", r => $"Run {r["run"]} is {r["state"]}: only a complete run can be replayed"),
        [RefusalCode.RunNotComparable] = (r => $"第 {r["run"]} 号批次尚未完成，或为不保留结果的重算，不能比较。", r => $"Run {r["run"]} is not complete, or a replay that keeps no figures: it cannot be compared"),
        [RefusalCode.RunsOfDifferentYears] = (
            r => $"第 {r["run"]} 号批次属于 {r["year"]} 年度，第 {r["other"]} 号属于 {r["other-year"]} 年度，只能比较同一年度的批次。",
            r => $"Run {r["run"]} is of review year {r["year"]}, run {r["other"]} of {r["other-year"]}: only runs of one year are compared"),
        [RefusalCode.SheetTooSmall] = (r => $"一张工作表最多 {r["rows"]} 行。", r => $"A sheet holds {r["rows"]} rows"),
    };

    private static string Differences(Refusal refusal) => string.Join(", ", new[]
    {
        refusal["dry"] switch { "yes" => "it is a dry run", "no" => "it is no dry run", _ => "" },
        refusal["date"].Length == 0 ? "" : $"its business date is {refusal["date"]}",
        refusal["units"] switch { "" => "", "every" => "it covers every unit", var scope => $"it covers other units ({scope})" },
    }.Where(words => words.Length > 0));
}
