using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application;

/// <summary>The second person's yes to what another proposed.</summary>
internal static class TwoPersons
{
    /// <exception cref="UsageException">Approved already, or by the person who proposed it: that the database says.</exception>
    public static void Approve(NpgsqlConnection connection, Proposal proposal, AuditEntry entry, TimeProvider clock)
    {
        if (proposal.CheckedBy is { } other)
        {
            throw new UsageException($"Proposal {proposal.Id} was approved by {other} already. 该事项已由 {other} 审批。");
        }

        using var transaction = connection.BeginTransaction();
        try
        {
            Proposals.Approve(connection, proposal, entry, clock.GetUtcNow());
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == Proposals.OnePerson)
        {
            throw new UsageException($"Proposal {proposal.Id} was made by {proposal.By}: another person approves it (--as). 提交人不能自行审批，请由另一人办理。");
        }
    }
}
