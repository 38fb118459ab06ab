using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Policy;

namespace QuotaCompliance.Application.Policy;

/// <summary>What a second person looks at: every line that differs from the edition approved before.</summary>
/// <param name="Before">The edition approved before; nothing when there is none.</param>
public sealed record EditionChanges(string? Before, string Edition, IReadOnlyList<PolicyFileChange> Files)
{
    internal static EditionChanges Of(Npgsql.NpgsqlConnection connection, string edition) => PolicyEditions.ApprovedBefore(connection, edition) is { } before
        ? new EditionChanges(before, edition, PolicyEditions.Changes(connection, before, edition))
        : new EditionChanges(null, edition, []);
}

/// <summary>An edition of the parameters that one person proposed.</summary>
public sealed record ProposedEdition(Proposal Proposal, EditionChanges Changes);

/// <summary>Proposes the parameters as they are now; another person approves them.</summary>
[UseCase(Operation.ProposeParameters)]
public sealed class ProposeParameters(Database database, Func<PolicyShelf> policies, TimeProvider clock)
{
    /// <returns>The proposal, new or as it stood.</returns>
    public Answer<ProposedEdition> By(Actor actor, string reason)
    {
        var shelf = policies();
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ProposeParameters).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        using (var transaction = connection.BeginTransaction())
        {
            PolicyEditions.Keep(connection, shelf, permit.By, clock.GetUtcNow());
            if (Proposals.Of(connection, ProposalKind.ParameterChange, shelf.Edition) is null)
            {
                Proposals.Propose(connection, ProposalKind.ParameterChange, shelf.Edition, null, new AuditEntry(AuditAct.ParametersProposed, permit.By, "") { Reason = reason }, clock.GetUtcNow());
            }

            transaction.Commit();
        }

        return new ProposedEdition(Proposals.Of(connection, ProposalKind.ParameterChange, shelf.Edition)!, EditionChanges.Of(connection, shelf.Edition));
    }
}
