using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Notices;

/// <summary>The notices published so far, by region, year, kind and version.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class ListNotices(Database database)
{
    public Answer<IReadOnlyList<NoticeRow>> For(Actor actor)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ReadFigures).IsRefused(out var refusal, out _) ? refusal : NoticeQueries.All(connection).ToList();
    }
}
