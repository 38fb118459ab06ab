using System.Text.Json.Serialization;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace QuotaCompliance.Worker.Inboxes;

/// <summary>How patient single calls to a server outside are.</summary>
/// <param name="TimeoutSeconds">For one call from its start to its end: the largest file must fit in it.</param>
/// <param name="Retries">After the first try.</param>
/// <param name="PauseMilliseconds">Before the first retry; doubled for each further one, and varied by chance.</param>
/// <param name="BreakAfter">So many tries within <paramref name="BreakSeconds"/>, half of them failures: then none is made for as long.</param>
internal sealed record OutsideCalls(
    [property: JsonRequired] int TimeoutSeconds,
    [property: JsonRequired] int Retries,
    [property: JsonRequired] int PauseMilliseconds,
    [property: JsonRequired] int BreakAfter,
    [property: JsonRequired] int BreakSeconds)
{
    public IEnumerable<(string Setting, string Reason)> Faults()
    {
        (string Setting, int Value, int Least, int Most)[] ranges =
        [
            ("timeout_seconds", TimeoutSeconds, 1, 3_600), ("retries", Retries, 1, 20), ("pause_milliseconds", PauseMilliseconds, 1, 60_000),
            ("break_after", BreakAfter, 2, 100), ("break_seconds", BreakSeconds, 1, 3_600),
        ];
        return ranges.Where(r => r.Value < r.Least || r.Value > r.Most).Select(r => (r.Setting, $"takes a number from {Persistence.Sql.Text(r.Least)} to {Persistence.Sql.Text(r.Most)}"));
    }

    /// <summary>For the calls to one server. A retry is a try of its own for the breaker, and the time limit is that of a try.</summary>
    public ResiliencePipeline NewPipeline()
    {
        var passing = new PredicateBuilder().Handle<InboxException>(e => e.MayPass).Handle<TimeoutRejectedException>();
        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = passing,
                MaxRetryAttempts = Retries,
                Delay = TimeSpan.FromMilliseconds(PauseMilliseconds),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = TimeSpan.FromMinutes(1),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = passing,
                FailureRatio = 0.5,
                MinimumThroughput = BreakAfter,
                SamplingDuration = TimeSpan.FromSeconds(BreakSeconds),
                BreakDuration = TimeSpan.FromSeconds(BreakSeconds),
            })
            .AddTimeout(TimeSpan.FromSeconds(TimeoutSeconds))
            .Build();
    }
}

/// <summary>An inbox outside, every single call to which is given time, tries and an end.</summary>
internal sealed class GuardedInbox(IInbox inbox, ResiliencePipeline calls) : IInbox
{
    public Task<IReadOnlyList<InboxFile>> List(CancellationToken stop) => Call(inbox.List, stop);

    public Task<InboxFile?> Find(string name, CancellationToken stop) => Call(ct => inbox.Find(name, ct), stop);

    public Task<bool> Has(string folder, string name, CancellationToken stop) => Call(ct => inbox.Has(folder, name, ct), stop);

    public Task Fetch(InboxFile file, string path, CancellationToken stop) => Call(async ct => { await inbox.Fetch(file, path, ct); return true; }, stop);

    public Task Put(string path, string folder, string name, CancellationToken stop) => Call(async ct => { await inbox.Put(path, folder, name, ct); return true; }, stop);

    public Task<bool> Move(string name, string folder, string newName, CancellationToken stop) => Call(ct => inbox.Move(name, folder, newName, ct), stop);

    public void Dispose() => inbox.Dispose();

    private async Task<T> Call<T>(Func<CancellationToken, Task<T>> call, CancellationToken stop)
    {
        try
        {
            return await calls.ExecuteAsync(async ct => await call(ct), stop);
        }
        catch (TimeoutRejectedException)
        {
            throw new InboxException("the server did not answer in time, again and again. 服务器多次未按时应答。", mayPass: false);
        }
        catch (BrokenCircuitException)
        {
            throw new InboxException("the server failed too often and is left alone for a while. 服务器连续出错，暂停访问。", mayPass: false);
        }
    }
}
