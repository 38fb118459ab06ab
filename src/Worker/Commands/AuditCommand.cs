using System.CommandLine;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Worker.Synth;

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
            session.Act(result, database, Operation.VerifyAudit);
            using var connection = database.Connect();
            return Verify(session, connection, session.WriteLine) ? ExitCode.Done : ExitCode.ControlTotalFailed;
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
            var actor = session.Act(result, database, Operation.ReadAudit);
            using var connection = database.Connect();
            AuditTrail.Write(connection, new AuditEntry(AuditAct.AuditExported, actor.Name, "") { Reason = result.GetValue(reason) ?? "" });
            using var file = new AtomicFile(path);
            var entries = AuditCsv.Write(file.Stream, AuditTrail.Read(connection));
            using var method = new AtomicFile(Path.ChangeExtension(path, ".txt"));
            method.Stream.Write(AuditCsv.HowToCheck);
            method.Commit();
            file.Commit();
            session.Stderr.WriteLine($"{entries} entries 条.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateAnchor(Session session)
    {
        var command = new Command("anchor", "把审计链的末端记入锚点文件 / note the trail's head in the anchor file, outside the database. Example:\n  quota audit anchor");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            session.Act(result, database, Operation.VerifyAudit);
            using var connection = database.Connect();
            var (file, head) = Anchor(session, connection, "asked");
            session.WriteLine($"{head.Number} {head.Hash} → {file.Path}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Notes how far the trail has come.</summary>
    /// <exception cref="ControlTotalException">The trail is empty: its first entry was written with its table.</exception>
    public static (AnchorFile File, AuditAnchor Head) Anchor(Session session, NpgsqlConnection connection, string cause)
    {
        if (AuditTrail.Head(connection) is not { } head || AuditTrail.Origin(connection) is not { } origin)
        {
            throw new ControlTotalException("the audit trail has lost its first entry");
        }

        var file = new AnchorFile(session.AnchorsFolder, origin);
        file.Add(head, cause, session.Clock.GetUtcNow());
        return (file, head);
    }

    /// <summary>Says what was checked, and every fault with the number of its entry or run.</summary>
    /// <returns>Whether the trail is as it was written, and the figures as they were released.</returns>
    public static bool Verify(Session session, NpgsqlConnection connection, Action<string> say)
    {
        var file = AuditTrail.Origin(connection) is { } origin ? new AnchorFile(session.AnchorsFolder, origin) : null;
        var anchors = file?.Read() ?? [];
        var count = 0L;
        var faults = AuditChain.Check(AuditTrail.Read(connection).Select(entry => (count++, entry).entry), anchors);
        foreach (var fault in faults.Take(MostTold))
        {
            say(Words(fault));
        }

        if (faults.Length > MostTold)
        {
            say($"… {faults.Length - MostTold} more. 另有 {faults.Length - MostTold} 处。");
        }

        if (anchors.Count == 0 && file is { HasOthers: true })
        {
            say($"There is no {Path.GetFileName(file.Path)}, only anchors of another trail: unless this database is new, its trail was written anew. For a new one: quota audit anchor. 锚点属于另一条审计链。");
            return false;
        }

        say(faults.IsEmpty
            ? $"ok: {count} entries, {anchors.Count} anchors. 审计链完整，共 {count} 条，锚点 {anchors.Count} 个。"
            : $"NOT as it was written: {count} entries, {anchors.Count} anchors. Keep the database as it is and call the auditor. 审计链已被改动，请保留现场并通知审计人员。");
        if (anchors.Count == 0 && faults.IsEmpty)
        {
            say("No anchor yet: entries cut off at the end would not be noticed. 尚无锚点。(quota audit anchor)");
        }

        var (runs, changed) = ReleasedFigures.Check(connection);
        foreach (var run in changed)
        {
            say($"run {run}: its figures are NOT those that came into force. Keep the database as it is and call the auditor. 第 {run} 号批次的结果与生效时不符，请保留现场并通知审计人员。");
        }

        if (changed.Count == 0)
        {
            say($"ok: {runs} run(s) came into force, each with the figures it has now. 生效过的 {runs} 个批次，结果与生效时一致。");
        }

        return faults.IsEmpty && changed.Count == 0;
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
