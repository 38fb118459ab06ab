using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Application.Export;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota audit</c>: checks the audit trail, hands it to an auditor, notes how far it has come.</summary>
internal static class AuditCommand
{
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

            foreach (var line in AuditText.Lines(check))
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
            using var file = new OutputFile(path);
            if (new ExportAudit(database).To(file.Open, Session.ActorOf(result), result.GetValue(reason) ?? "").IsRefused(out var refusal, out var written))
            {
                return session.Refuse(refusal);
            }

            using var method = new AtomicFile(Path.ChangeExtension(path, ".txt"));
            method.Stream.Write(ExportAudit.HowToCheck);
            method.Commit();
            file.Commit();
            session.Stderr.WriteLine($"{written.Count} entries 条.");
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
            if (new AnchorAudit(database, session.AnchorsFolder, session.Clock).By(Session.ActorOf(result)).IsRefused(out var refusal, out var written))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine($"{written.Head.Number} {written.Head.Hash} → {written.File}");
            return ExitCode.Done;
        });
        return command;
    }
}
