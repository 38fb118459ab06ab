using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Notices;

/// <summary>What is drafted, and what became of it.</summary>
/// <param name="Proposal">What waits for the second person, or has their yes; nothing when it could not be proposed.</param>
/// <param name="NotProposed">Why not.</param>
public sealed record DraftedNotices(RunRow Run, Proposal? Proposal, Refusal? NotProposed);

/// <summary>Drafts the notices of a run and proposes them for publication; the same ones again are the same proposal.</summary>
/// <param name="policies">The parameters as they are now: the objection window is counted by them.</param>
[UseCase(Operation.ProposeNotices)]
public sealed class DraftNotices(Database database, Func<PolicyShelf> policies, TimeProvider clock)
{
    /// <param name="run">The run; nothing for the one that stands.</param>
    /// <param name="correction">What a new version corrects and why, for the public.</param>
    /// <param name="on">The day they would be published.</param>
    /// <param name="look">Gets the notices, those too that may not be published, before they are proposed: what nobody could look at is not proposed.</param>
    public Answer<DraftedNotices> By(Actor actor, ReviewYear year, RegionCode region, int? run, NoticeOffice office, string? correction, string reason, DateOnly on, Action<IReadOnlyList<Notice>>? look = null)
    {
        if (Authority.For(database, actor, Operation.ProposeNotices, region).IsRefused(out var refusal, out var permit)
            || NoticeBook.RunToShow(database, run, year, region).IsRefused(out refusal, out var shown))
        {
            return refusal;
        }

        using var connection = database.Connect();
        var notices = NoticeBook.Compose(connection, policies(), shown, on, office);
        look?.Invoke(notices);
        if (notices.FirstOrDefault(n => !n.MayBePublished) is { } held)
        {
            return new DraftedNotices(shown, null, Refusal.Of(RefusalCode.NoticeOnPlaceholder, ("found", NoticeBook.BlockedBy(held).Message)));
        }

        if (correction is null && NoticeBook.Changed(connection, NoticeBook.Published(connection, shown.Region), shown, notices) is [var changed, ..])
        {
            return new DraftedNotices(shown, null, Refusal.Of(RefusalCode.CorrectionMissing, ("year", changed.Year), ("kind", changed.Kind.Code()), ("subject", changed.Kind.Subject())));
        }

        var subject = NoticeBook.SubjectOf(shown, notices);
        var last = Proposals.OfNotices(connection, shown.ReviewYear, shown.Region);
        if (last?.Subject != subject || last.Detail != correction)
        {
            using var transaction = connection.BeginTransaction();
            var entry = new AuditEntry(AuditAct.NoticesProposed, permit.By, "") { Reason = reason, Region = region, Year = year };
            Proposals.Propose(connection, ProposalKind.NoticePublication, subject, correction, entry, clock.GetUtcNow());
            transaction.Commit();
            last = Proposals.OfNotices(connection, shown.ReviewYear, shown.Region)!;
        }

        return new DraftedNotices(shown, last, null);
    }
}
