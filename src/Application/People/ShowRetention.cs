using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>How long people stay named.</summary>
/// <param name="InForce">The periods, with their source and status.</param>
/// <param name="Years">What is kept of each review year, oldest first, and until when.</param>
public sealed record RetentionStanding(ParameterValue<RetentionPeriods> InForce, IReadOnlyList<YearKept> Years)
{
    /// <exception cref="ParameterMissingException">No period is in force that day.</exception>
    internal static RetentionStanding On(NpgsqlConnection connection, PolicyShelf shelf, DateOnly day) =>
        new(Retention.InForce(shelf.Retention, day), Retention.Kept(connection, shelf.Retention, day));
}

/// <summary>Shows what is kept of each review year, until when, and whether that day has passed.</summary>
[UseCase(Operation.ApplyRetention)]
public sealed class ShowRetention(Database database, PolicyShelf shelf)
{
    /// <exception cref="ParameterMissingException">No period is in force that day.</exception>
    public Answer<RetentionStanding> To(Actor actor, DateOnly on)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ApplyRetention).IsRefused(out var refusal, out _) ? refusal : RetentionStanding.On(connection, shelf, on);
    }
}
