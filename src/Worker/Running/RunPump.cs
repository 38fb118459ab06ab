using Hangfire;
using Microsoft.Extensions.Hosting;
using Npgsql;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Worker.Commands;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Running;

/// <summary>Sees runs and firings with work in our own tables and tells Hangfire; what Hangfire forgets is told again.</summary>
public sealed class RunPump(WorkerProcess process, IBackgroundJobClient jobs, TextWriter stderr) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What was told to Hangfire by this process, and when it may be told again.</summary>
    private readonly Dictionary<(string Queue, long Number), DateTimeOffset> told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, process.Clock);
        do
        {
            try
            {
                Pump();
            }
            catch (Exception e) when (DatabaseFailure.Behind(e) is { } failure)
            {
                // The database will be back or an operator will look: the next round tries again. Hangfire wraps its failures in its own.
                Session.Log(stderr, process.Clock, "database-unreachable", ("state", (failure as PostgresException)?.SqlState ?? "connection"));
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private void Pump()
    {
        using var connection = process.Database.Connect();
        var runs = ChunkQueue.RunsWithWork(connection);
        Measure(connection);
        foreach (var run in runs)
        {
            Tell(RunJob.Queue, run, () => jobs.Enqueue<RunJob>(job => job.Drain(run, CancellationToken.None)));
        }

        foreach (var (firing, queue) in FiringQueue.Waiting(connection))
        {
            Tell(queue, firing, () => jobs.Enqueue<FiringJob>(queue, job => job.Do(firing, CancellationToken.None)));
        }
    }

    private void Tell(string queue, long number, Action enqueue)
    {
        var now = process.Clock.GetUtcNow();
        if (!told.TryGetValue((queue, number), out var again) || now >= again || again - now > 3 * Look)
        {
            told[(queue, number)] = now + (2 * Look);
            enqueue();
        }
    }

    /// <summary>How the whole database stands, not this process: monitoring takes the figures of any one worker.</summary>
    private static void Measure(NpgsqlConnection connection)
    {
        Telemetry.ChunksWaiting.Record(ChunkQueue.Waiting(connection));
        var counts = ChunkQueue.RunsByState(connection);
        foreach (var state in Enum.GetValues<RunState>())
        {
            Telemetry.RecordRuns(state.Name(Language.English), counts.GetValueOrDefault(state));
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
