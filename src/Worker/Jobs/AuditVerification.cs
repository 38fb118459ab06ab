using QuotaCompliance.Application.Audit;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Computes the audit trail again, compares it with its anchors, and anchors it when it is as it was written.</summary>
internal sealed record AuditVerification : Job
{
    public const string FileName = "audit-verification";

    public override Operation Operation => Operation.VerifyAudit;

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        if (new VerifyAudit(work.Database, work.Session.AnchorsFolder).By(work.Actor).IsRefused(out var refusal, out var check))
        {
            return Task.FromResult(JobOutcome.Of(refusal, null));
        }

        var said = AuditText.Lines(check).ToList();
        if (!check.IsWell)
        {
            return Task.FromResult(new JobOutcome(ExitCode.ControlTotalFailed, [], null, string.Join(' ', said)));
        }

        work.Session.Anchor(work.Database, FileName);
        return Task.FromResult(new JobOutcome(ExitCode.Done, [], null, said[0]));
    }
}
