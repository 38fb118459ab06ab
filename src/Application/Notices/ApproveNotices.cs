using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application.Notices;

/// <summary>The second person's yes to what was last drafted of a year and region.</summary>
[UseCase(Operation.ApproveNotices)]
public sealed class ApproveNotices(Database database, TimeProvider clock)
{
    public Answer<Done> By(Actor actor, ReviewYear year, RegionCode region, string reason)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ApproveNotices, region).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        if (Proposals.OfNotices(connection, year.Value, region.Code) is not { } proposal)
        {
            return Refusal.Of(RefusalCode.NoticesNotDrafted, ("year", year), ("region", region));
        }

        var entry = new AuditEntry(AuditAct.NoticesApproved, permit.By, "") { Reason = reason, Region = region, Year = year };
        return TwoPersons.Approve(connection, proposal, entry, actor, clock) is { } no ? no : Done.It;
    }
}
