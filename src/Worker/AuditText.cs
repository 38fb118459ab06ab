using QuotaCompliance.Application.Audit;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Worker;

/// <summary>What a check of the audit trail found, for officers to read.</summary>
internal static class AuditText
{
    private const int MostTold = 20;

    /// <summary>What was checked, and every fault with the number of its entry or run.</summary>
    public static IEnumerable<string> Lines(AuditCheck check)
    {
        foreach (var fault in check.Faults.Take(MostTold))
        {
            yield return Words(fault);
        }

        if (check.Faults.Count > MostTold)
        {
            yield return $"… {check.Faults.Count - MostTold} more. 另有 {check.Faults.Count - MostTold} 处。";
        }

        if (check.MissingAnchorFile is { } missing)
        {
            yield return $"There is no {missing}, only anchors of another trail: unless this database is new, its trail was written anew. For a new one: quota audit anchor. 锚点属于另一条审计链。";
            yield break;
        }

        yield return check.Faults.Count == 0
            ? $"ok: {check.Entries} entries, {check.Anchors} anchors. 审计链完整，共 {check.Entries} 条，锚点 {check.Anchors} 个。"
            : $"NOT as it was written: {check.Entries} entries, {check.Anchors} anchors. Keep the database as it is and call the auditor. 审计链已被改动，请保留现场并通知审计人员。";
        if (check.Anchors == 0 && check.Faults.Count == 0)
        {
            yield return "No anchor yet: entries cut off at the end would not be noticed. 尚无锚点。(quota audit anchor)";
        }

        foreach (var run in check.ChangedRuns)
        {
            yield return $"run {run}: its figures are NOT those that came into force. Keep the database as it is and call the auditor. 第 {run} 号批次的结果与生效时不符，请保留现场并通知审计人员。";
        }

        if (check.ChangedRuns.Count == 0)
        {
            yield return $"ok: {check.Runs} run(s) came into force, each with the figures it has now. 生效过的 {check.Runs} 个批次，结果与生效时一致。";
        }
    }

    private static string Words(AuditFault fault) => fault switch
    {
        AuditFault.Missing(var first, var last) when first == last => $"entry {first} is missing. 第 {first} 条缺失。",
        AuditFault.Missing(var first, var last) => $"entries {first} to {last} are missing. 第 {first} 至 {last} 条缺失。",
        AuditFault.Moved(var number, var writtenAs) => $"entry {number} was written as entry {writtenAs}: the order was changed. 第 {number} 条原为第 {writtenAs} 条，次序被改动。",
        AuditFault.Inserted(var number) => $"entry {number} was put in afterwards. 第 {number} 条为事后插入。",
        AuditFault.NotAsAnchored(var number) => $"entry {number} is not the one that was anchored: it, or entries before it, were written anew. 第 {number} 条与锚点不符。",
        _ => $"entry {fault.Number} was changed. 第 {fault.Number} 条被改动。",
    };
}
