using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota audit</c>: checks the audit trail, hands it to an auditor, notes how far it has come.</summary>
internal static class AuditCommand
{
    private const int MostTold = 20;

    public static Command Create(Session session) => new("audit", "审计记录 / the audit trail. Example:\n  quota audit verify")
    {
        CreateVerify(session),
        CreateExport(session),
        CreateAnchor(session),
    };

    private static Command CreateVerify(Session session)
    {
        var command = new Command("verify", "重算审计链并与锚点核对 / compute the chain again and compare it with the anchors. Example:\n  quota audit verify");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new VerifyAudit(database, session.AnchorsFolder).By(Session.ActorOf(result)).IsRefused(out var refusal, out var check))
            {
                return session.Refuse(refusal);
            }

            foreach (var line in Lines(check))
            {
                session.WriteLine(line);
            }

            return check.IsWell ? ExitCode.Done : ExitCode.ControlTotalFailed;
        });
        return command;
    }

    private static Command CreateExport(Session session)
    {
        var output = new Option<string>("--out") { Description = "the trail as .csv; how to check it is written beside it", Required = true };
        var reason = new Option<string?>("--reason") { Description = "why, for the record" };
        var command = new Command("export", "导出审计记录及核对方法 / the whole trail with its hashes, and how to check them. Example:\n  quota audit export --out audit.csv") { output, reason };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(output);
            if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException("--out names a .csv file.");
            }

            using var database = session.OpenDatabase();
            AtomicFile? file = null;
            try
            {
                if (new ExportAudit(database).To(() => (file = new AtomicFile(path)).Stream, Session.ActorOf(result), result.GetValue(reason) ?? "").IsRefused(out var refusal, out var written))
                {
                    return session.Refuse(refusal);
                }

                using var method = new AtomicFile(Path.ChangeExtension(path, ".txt"));
                method.Stream.Write(ExportAudit.HowToCheck);
                method.Commit();
                file!.Commit();
                session.Stderr.WriteLine($"{written.Count} entries 条.");
                return ExitCode.Done;
            }
            finally
            {
                file?.Dispose();
            }
        });
        return command;
    }

    private static Command CreateAnchor(Session session)
    {
        var command = new Command("anchor", "把审计链的末端记入锚点文件 / note the trail's head in the anchor file, outside the database. Example:\n  quota audit anchor");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new AnchorAudit(database, session.AnchorsFolder, session.Clock).By(Session.ActorOf(result)).IsRefused(out var refusal, out var written))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine($"{written.Head.Number} {written.Head.Hash} → {written.File}");
            return ExitCode.Done;
        });
        return command;
    }

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
