using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application.Policy;

/// <summary>The second person's yes to a proposed edition of the parameters.</summary>
[UseCase(Operation.ApproveParameters)]
public sealed class ApproveParameters(Database database, TimeProvider clock)
{
    /// <param name="look">Gets what changes by it, before it is approved and also when it then is not.</param>
    public Answer<Done> By(Actor actor, string edition, string reason, Action<EditionChanges>? look = null)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ApproveParameters).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        if (Proposals.Of(connection, ProposalKind.ParameterChange, edition) is not { } proposal)
        {
            return Refusal.Of(RefusalCode.EditionNotProposed, ("edition", edition));
        }

        look?.Invoke(EditionChanges.Of(connection, edition));
        return TwoPersons.Approve(connection, proposal, new AuditEntry(AuditAct.ParametersApproved, permit.By, "") { Reason = reason }, actor, clock) is { } no ? no : Done.It;
    }
}
