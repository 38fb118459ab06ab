using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Policy;

namespace QuotaCompliance.Application.Policy;

/// <summary>The editions of the parameters that were met here, and who approved them.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class ListEditions(Database database)
{
    public Answer<IReadOnlyList<KeptEdition>> For(Actor actor)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ReadFigures).IsRefused(out var refusal, out _) ? refusal : PolicyEditions.All(connection);
    }
}
