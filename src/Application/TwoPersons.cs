using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application;

/// <summary>The second person's yes to what another proposed.</summary>
internal static class TwoPersons
{
    /// <returns>Why not: approved already, or by the person who proposed it, which the database says; nothing when it is done.</returns>
    public static Refusal? Approve(NpgsqlConnection connection, Proposal proposal, AuditEntry entry, Actor actor, TimeProvider clock)
    {
        if (proposal.CheckedBy is { } other)
        {
            return Refusal.Of(RefusalCode.ApprovedAlready, ("proposal", proposal.Id), ("by", other));
        }

        using var transaction = connection.BeginTransaction();
        try
        {
            Proposals.Approve(connection, proposal, entry, actor.OsUserOfRecord, clock.GetUtcNow());
            transaction.Commit();
            return null;
        }
        catch (PostgresException e) when (e.SqlState == Proposals.OnePerson)
        {
            return Refusal.Of(RefusalCode.ProposerApproves, ("proposal", proposal.Id), ("by", proposal.By));
        }
    }
}
