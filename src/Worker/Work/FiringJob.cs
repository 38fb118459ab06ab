using Hangfire;

namespace QuotaCompliance.Worker.Work;

/// <summary>What Hangfire executes for a scheduled job. Losing it, repeating it or running it twice at once changes nothing.</summary>
public sealed class FiringJob
{
    private readonly FiringWork work;

    internal FiringJob(FiringWork work) => this.work = work;

    /// <param name="firing">The firing's number: all that Hangfire's tables ever hold of it.</param>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Do(long firing, CancellationToken stop) => work.Do(firing, stop);
}
