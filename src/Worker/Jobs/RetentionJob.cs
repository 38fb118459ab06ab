using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Takes the names of everybody whose time is over; a year at a time, so that one broken off goes on with the rest.</summary>
internal sealed record RetentionJob : Job
{
    public const string FileName = "retention";

    public override Operation Operation => Operation.ApplyRetention;

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        var on = BusinessClock.DayOf(work.Firing.ScheduledAt);
        var parameter = work.Session.LoadPolicies().Retention;
        var source = Retention.InForce(parameter, on).Source;
        using var connection = work.Database.Connect();
        var (placements, files) = (0L, 0L);
        foreach (var year in Retention.Kept(connection, parameter, on))
        {
            stop.ThrowIfCancellationRequested();
            var done = RetentionCommand.Do(connection, work.Database.Keys, year, on, work.Firing.By, source);
            (placements, files) = (placements + done.Placements, files + done.Files);
        }

        return Task.FromResult(new JobOutcome(ExitCode.Done, [("pseudonymised", placements), ("files", files)]));
    }
}
