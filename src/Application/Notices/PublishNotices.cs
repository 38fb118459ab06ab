using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Notices;

/// <summary>What was published.</summary>
/// <param name="New">The versions that are new to readers; none when all was published before.</param>
public sealed record PublishedNotices(RunRow Run, IReadOnlyList<Notice> New);

/// <summary>Publishes the approved notices of a run in force; what was published before stays, and a changed figure becomes a correction.</summary>
/// <param name="policies">The parameters as they are now: the objection window is counted by them.</param>
/// <param name="folder">The place readers are given.</param>
[UseCase(Operation.PublishNotices)]
public sealed class PublishNotices(Database database, Func<PolicyShelf> policies, string folder)
{
    /// <param name="run">The run; nothing for the one in force.</param>
    /// <param name="correction">As it was approved; nothing to take it from there.</param>
    /// <param name="on">The day readers can first see them.</param>
    /// <exception cref="ParameterMissingException">A notice rests on a placeholder.</exception>
    public Answer<PublishedNotices> By(Actor actor, ReviewYear year, RegionCode region, int? run, NoticeOffice office, string? correction, DateOnly on)
    {
        if (Authority.For(database, actor, Operation.PublishNotices, region).IsRefused(out var refusal, out var permit)
            || NoticeBook.RunToShow(database, run, year, region).IsRefused(out refusal, out var shown))
        {
            return refusal;
        }

        if (shown.State != RunState.Released)
        {
            return Refusal.Of(RefusalCode.NoticesOfADraft, ("run", shown.Id));
        }

        using var connection = database.Connect();
        var shelf = policies();
        var notices = NoticeBook.Compose(connection, shelf, shown, on, office);
        if (notices.FirstOrDefault(n => !n.MayBePublished) is { } held)
        {
            throw NoticeBook.BlockedBy(held);
        }

        if (Approved(connection, shelf, shown, notices, correction).IsRefused(out refusal, out var proposal))
        {
            return refusal;
        }

        var published = NoticeBook.Published(connection, shown.Region);
        var changed = NoticeBook.Changed(connection, published, shown, notices);
        if (changed.Count > 0 && proposal.Detail is null)
        {
            return Refusal.Of(RefusalCode.CorrectionMissing, ("year", changed[0].Year), ("kind", changed[0].Kind.Code()), ("subject", changed[0].Kind.Subject()));
        }

        var fresh = notices.Where(n => !published.Any(p => p.Kind == n.Kind && p.Year == n.Year))
            .Concat(changed.Select(n => n.Correcting(NoticeBook.Last(published, n)!, proposal.Detail!))).OrderBy(n => n.Kind).ToList();
        using var transaction = connection.BeginTransaction();
        fresh.ForEach(notice => NoticeQueries.Add(connection, NoticeBook.RowOf(notice, shown, proposal, permit.By)));
        if (fresh.Count > 0)
        {
            AuditTrail.Write(connection, new AuditEntry(AuditAct.NoticesPublished, permit.By, $"proposal {proposal.Id} run {shown.Id} {string.Join(' ', fresh)}")
            {
                Reason = proposal.Detail ?? "", Region = region, Year = year,
            });
        }

        try
        {
            NoticePublisher.Publish(folder, [.. published, .. fresh], transaction.Commit);
        }
        catch (NoticeRefusedException e)
        {
            return Refusal.Of(RefusalCode.FolderShowsOtherNotices, ("found", e.Message));
        }

        return new PublishedNotices(shown, fresh);
    }

    /// <summary>The proposal that what would be published is approved as.</summary>
    private static Answer<Proposal> Approved(Npgsql.NpgsqlConnection connection, PolicyShelf shelf, RunRow run, IEnumerable<Notice> notices, string? correction)
    {
        var region = RegionCode.Of(run.Region);
        if (Proposals.OfNotices(connection, run.ReviewYear, run.Region) is not { } proposal)
        {
            return Refusal.Of(RefusalCode.NoticesNotDrafted, ("year", run.ReviewYear), ("region", region));
        }

        if (proposal.Subject != NoticeBook.SubjectOf(run, notices))
        {
            return Refusal.Of(RefusalCode.NoticesNotAsDrafted, ("year", run.ReviewYear), ("region", region));
        }

        if (proposal.CheckedBy is null)
        {
            return Refusal.Of(RefusalCode.NoticesNotApproved, ("proposal", proposal.Id), ("by", proposal.By), ("year", run.ReviewYear), ("region", region));
        }

        if (correction is not null && correction != proposal.Detail)
        {
            return Refusal.Of(RefusalCode.CorrectionNotAsApproved, ("proposal", proposal.Id));
        }

        // The objection window is counted by the parameters as they are now.
        return PolicyEditions.IsApproved(connection, shelf.Edition) ? proposal : Refusal.Of(RefusalCode.CurrentEditionNotApproved, ("edition", shelf.Edition));
    }
}
