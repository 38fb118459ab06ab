using System.Collections.Concurrent;
using Hangfire;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;

namespace QuotaCompliance.Worker.Work;

/// <summary>What Hangfire executes: one job drains many chunks of a run. Losing it, repeating it or running it twice at once changes nothing.</summary>
public sealed class RunJob(WorkerProcess process)
{
    public const string Queue = "runs";

    /// <param name="run">The run's number: all that Hangfire's tables ever hold of it.</param>
    [Queue(Queue)]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public void Drain(int run, CancellationToken stop) => process.Drain(run, stop);
}

/// <summary>One process of <c>quota work</c>: what its jobs share.</summary>
public sealed class WorkerProcess(Database database, WorkerSettings settings, TextWriter stderr, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, bool> drained = new();

    internal Database Database => database;

    internal WorkerSettings Settings => settings;

    internal TimeProvider Clock => clock;

    /// <summary>Does what can be taken of a run; a chunk that is begun is finished, also when the process is asked to stop.</summary>
    internal void Drain(int run, CancellationToken stop)
    {
        // Told twice, done once: a process holds no more chunks of a run than it has lanes.
        if (!drained.TryAdd(run, true))
        {
            return;
        }

        try
        {
            // Told by a worker that holds other rules than this one.
            var drain = new DrainRun(database, settings, clock);
            if (drain.IsOurs(run) && !drain.Of(run, new ConsoleProgress(stderr, clock, terminal: false, run), stop).IsRefused(out _, out var row))
            {
                Session.Log(stderr, clock, "run-drained", ("run", row.Id), ("state", row.State), ("units", row.Units));
            }
        }
        finally
        {
            drained.TryRemove(run, out _);
        }
    }
}
