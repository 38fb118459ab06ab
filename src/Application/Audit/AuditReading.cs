using Npgsql;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application.Audit;

/// <summary>What a check of the audit trail found.</summary>
/// <param name="Faults">Every entry that is not as it was written.</param>
/// <param name="MissingAnchorFile">The anchor file's name, when the folder holds only anchors of another trail.</param>
/// <param name="Runs">How many runs ever came into force.</param>
/// <param name="ChangedRuns">Those whose figures are not the ones that came into force.</param>
public sealed record AuditCheck(long Entries, int Anchors, IReadOnlyList<AuditFault> Faults, string? MissingAnchorFile, int Runs, IReadOnlyList<int> ChangedRuns)
{
    /// <summary>Whether the trail is as it was written, and the figures as they were released.</summary>
    public bool IsWell => Faults.Count == 0 && MissingAnchorFile is null && ChangedRuns.Count == 0;
}

/// <summary>Computes the chain again and compares it with the anchors, and the figures in force with those that were released.</summary>
/// <param name="anchorsFolder">Where the anchors are written, outside the database.</param>
[UseCase(Operation.VerifyAudit)]
public sealed class VerifyAudit(Database database, string anchorsFolder)
{
    public Answer<AuditCheck> By(Actor actor)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.VerifyAudit).IsRefused(out var refusal, out _))
        {
            return refusal;
        }

        var file = AuditTrail.Origin(connection) is { } origin ? new AnchorFile(anchorsFolder, origin) : null;
        var anchors = file?.Read() ?? [];
        var count = 0L;
        var faults = AuditChain.Check(AuditTrail.Read(connection).Select(entry => (count++, entry).entry), anchors);
        var missing = anchors.Count == 0 && file is { HasOthers: true } ? Path.GetFileName(file.Path) : null;
        var (runs, changed) = missing is null ? ReleasedFigures.Check(connection) : (0, []);
        return new AuditCheck(count, anchors.Count, faults, missing, runs, changed);
    }
}

/// <summary>Hands the whole trail to an auditor, with its hashes.</summary>
[UseCase(Operation.ReadAudit)]
public sealed class ExportAudit(Database database)
{
    /// <summary>How to check the trail without this program, in both languages.</summary>
    public static ReadOnlySpan<byte> HowToCheck => AuditCsv.HowToCheck;

    /// <param name="open">Asked for the stream once the export is in the trail.</param>
    /// <returns>How many entries were written.</returns>
    public Answer<WrittenEntries> To(Func<Stream> open, Actor actor, string reason)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ReadAudit).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        AuditTrail.Write(connection, new AuditEntry(AuditAct.AuditExported, permit.By, "") { Reason = reason });
        return new WrittenEntries(AuditCsv.Write(open(), AuditTrail.Read(connection)));
    }
}

public sealed record WrittenEntries(long Count);

/// <summary>How far the trail had come.</summary>
public sealed record WrittenAnchor(string File, AuditAnchor Head);

/// <summary>Notes the trail's head in a file outside the database.</summary>
/// <inheritdoc cref="VerifyAudit"/>
[UseCase(Operation.VerifyAudit)]
public sealed class AnchorAudit(Database database, string anchorsFolder, TimeProvider clock)
{
    public Answer<WrittenAnchor> By(Actor actor) => Authority.For(database, actor, Operation.VerifyAudit).IsRefused(out var refusal, out _) ? refusal : After("asked");

    /// <summary>After what must not be cut off again: whoever was let do that needs no duty for this.</summary>
    /// <exception cref="ControlTotalException">The trail is empty: its first entry was written with its table.</exception>
    /// <exception cref="IOException">The folder cannot be written: what was done is done, and the next anchor makes up for it.</exception>
    public WrittenAnchor After(string cause)
    {
        using var connection = database.Connect();
        if (AuditTrail.Head(connection) is not { } head || AuditTrail.Origin(connection) is not { } origin)
        {
            throw new ControlTotalException("the audit trail has lost its first entry");
        }

        var file = new AnchorFile(anchorsFolder, origin);
        file.Add(head, cause, clock.GetUtcNow());
        return new WrittenAnchor(file.Path, head);
    }
}
