using Hangfire;
using Microsoft.Extensions.Hosting;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Work;

/// <summary>Sees runs and firings with work in our own tables and tells Hangfire; what Hangfire forgets is told again.</summary>
/// <param name="isEnqueued">Whether what Hangfire was told, by its number there, still waits to be taken.</param>
internal sealed class RunPump(WorkerProcess process, IBackgroundJobClient jobs, Func<string, bool> isEnqueued, JobFiles files, TextWriter stderr) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>A firing that is not of our queues is another machine's; when none takes it for so long, somebody should look.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    /// <summary>What was told to Hangfire by this process, under which number there, and when it may be told again.</summary>
    private readonly Dictionary<(string Queue, long Number), (string Told, DateTimeOffset Again)> told = [];

    /// <summary>Waiting firings that are not of our queues, since when, and whether that was said.</summary>
    private Dictionary<long, (long Since, bool Said)> others = [];

    /// <summary>Runs that this process left to another program, and said so.</summary>
    private readonly HashSet<int> said = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, process.Clock);
        do
        {
            try
            {
                Pump();
            }
            catch (Exception e) when (DatabaseFailure.IsBehind(e))
            {
                // The database will be back or an operator will look: the next round tries again. Hangfire wraps its failures in its own.
                Session.Log(stderr, process.Clock, "database-unreachable", ("state", DatabaseFailure.CodeOf(e) is { Length: > 0 } code ? code : "connection"));
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private void Pump()
    {
        var work = WorkToDo.Look(process.Database);
        foreach (var (run, rules) in work.OfOtherRules.Where(run => said.Add(run.Run)))
        {
            Session.Log(stderr, process.Clock, "run-needs-other-rules", ("run", run), ("rules", rules), ("ours", RuleVersion.Current));
        }

        Measure(work);
        foreach (var run in work.Runs)
        {
            Tell(RunJob.Queue, run, () => jobs.Enqueue<RunJob>(job => job.Drain(run, CancellationToken.None)));
        }

        var waiting = work.Firings.ToLookup(firing => files.Queues.Contains(firing.Queue));
        foreach (var (firing, _, queue) in waiting[true])
        {
            Tell(queue, firing, () => jobs.Enqueue<FiringJob>(queue, job => job.Do(firing, CancellationToken.None)));
        }

        others = waiting[false].ToDictionary(firing => firing.Id, firing => Waits(firing.Id, firing.Job, firing.Queue));
    }

    private void Tell(string queue, long number, Func<string> enqueue)
    {
        var now = process.Clock.GetUtcNow();
        if (told.TryGetValue((queue, number), out var before) && ((now < before.Again && before.Again - now <= 3 * Look) || isEnqueued(before.Told)))
        {
            return;
        }

        told[(queue, number)] = ("", now + (2 * Look));
        told[(queue, number)] = (enqueue(), now + (2 * Look));
    }

    private (long Since, bool Said) Waits(long firing, string job, string queue)
    {
        var (since, said) = others.TryGetValue(firing, out var before) ? before : (process.Clock.GetTimestamp(), false);
        if (!said && process.Clock.GetElapsedTime(since) > LongWait)
        {
            said = true;
            Session.Log(stderr, process.Clock, "firing-waits", ("firing", firing), ("job", job), ("queue", queue), ("reason", $"no job enabled here takes from its queue: start a worker where jobs/{job}.json is enabled"));
        }

        return (since, said);
    }

    /// <summary>How the whole database stands, not this process: monitoring takes the figures of any one worker.</summary>
    private static void Measure(WorkToDo work)
    {
        Telemetry.ChunksWaiting.Record(work.ChunksWaiting);
        foreach (var state in Enum.GetValues<RunState>())
        {
            Telemetry.RecordRuns(state.Name(Language.English), work.States.GetValueOrDefault(state));
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
