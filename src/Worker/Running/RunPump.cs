using System.Diagnostics.Metrics;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Npgsql;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Running;

/// <summary>Sees runs with work in our own tables and tells Hangfire; what Hangfire forgets is told again.</summary>
public sealed class RunPump(WorkerProcess process, IBackgroundJobClient jobs, TextWriter stderr) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly Meter Meter = new(RunDrain.MeterName);
    private static readonly Gauge<int> Waiting = Meter.CreateGauge<int>("quota.runs.waiting", "{run}", "runs with a chunk that a worker could take");

    /// <summary>Runs told to Hangfire by this process, and when they may be told again.</summary>
    private readonly Dictionary<int, DateTimeOffset> told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, process.Clock);
        do
        {
            try
            {
                Pump();
            }
            catch (NpgsqlException e)
            {
                // The database will be back or an operator will look: the next round tries again.
                Session.Log(stderr, process.Clock, "database-unreachable", ("state", (e as PostgresException)?.SqlState ?? "connection"));
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private void Pump()
    {
        using var connection = process.Database.Connect();
        var runs = ChunkQueue.RunsWithWork(connection);
        Waiting.Record(runs.Count);
        var now = process.Clock.GetUtcNow();
        foreach (var run in runs)
        {
            if (!told.TryGetValue(run, out var again) || now >= again || again - now > 3 * Look)
            {
                told[run] = now + (2 * Look);
                jobs.Enqueue<RunJob>(job => job.Drain(run, CancellationToken.None));
            }
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
