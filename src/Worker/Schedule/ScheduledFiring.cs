using Quartz;

namespace QuotaCompliance.Worker.Schedule;

/// <summary>What the scheduler does when a time has come: it writes that down, and nothing else.</summary>
internal sealed class ScheduledFiring(Firings firings) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        firings.Due(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        return ValueTask.CompletedTask;
    }
}
