using QuotaCompliance.Application;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Finds the run that somebody asks about.</summary>
internal static class RunFinder
{
    public static Answer<RunRow> Named(Database database, int number)
    {
        using var connection = database.Connect();
        return RunTable.Find(connection, number) is { } run ? run : Refusal.Of(RefusalCode.RunUnknown, ("run", number));
    }

    /// <summary>The run in force whose region covers the one asked for, that of exactly the region first; before any release the latest complete one.</summary>
    /// <returns>Nothing when there is neither. Dry runs and runs of a part never stand for the year.</returns>
    public static RunRow? Standing(Database database, ReviewYear? year, RegionCode? region)
    {
        using var connection = database.Connect();
        return RunTable.Where(connection, "state in (2, 5) and not dry_run and scope = 1 and replay_of is null and (@year::integer is null or review_year = @year)", ("year", year?.Value))
            .OrderByDescending(r => r.State == RunState.Released).ThenByDescending(r => r.Region == region?.Code).ThenByDescending(r => r.Id)
            .FirstOrDefault(r => region is not { } code || RegionCode.Of(r.Region).Covers(code));
    }

    /// <summary>The named run, complete and covering the region; or the one that stands.</summary>
    public static Answer<RunRow> WithFigures(Database database, int? number, ReviewYear year, RegionCode region)
    {
        if (number is not { } id)
        {
            return Standing(database, year, region) is { } standing ? standing : Refusal.Of(RefusalCode.NoCompleteRun, ("year", year), ("region", region));
        }

        if (Named(database, id).IsRefused(out var unknown, out var named))
        {
            return unknown;
        }

        if (named.ReviewYear != year.Value)
        {
            return Refusal.Of(RefusalCode.RunOfAnotherYear, ("run", id), ("year", named.ReviewYear));
        }

        // Whoever names a region wants its figures, all of them.
        if (!named.State.IsComplete() || named.ReplayOf is not null)
        {
            return Refusal.Of(RefusalCode.RunWithoutFigures, ("run", id));
        }

        return RegionCode.Of(named.Region).Covers(region) ? named : Refusal.Of(RefusalCode.RunOfAnotherRegion, ("run", id), ("region", RegionCode.Of(named.Region)));
    }
}
