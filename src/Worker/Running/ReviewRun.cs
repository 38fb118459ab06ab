using System.Runtime.InteropServices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Running;

/// <summary>The annual run in the database, planned and drained by one command; workers that run meanwhile help.</summary>
internal static class ReviewRun
{
    /// <returns>The complete run.</returns>
    /// <exception cref="ControlTotalException">Two counts differ; the run stays, marked as stopped.</exception>
    public static RunRow Run(Database database, PolicyShelf shelf, RunRequest request, TimeProvider clock, Progress progress)
    {
        // A run that could not be read is not planned either.
        PolicyBook.CheckAround(shelf, request.Region, request.Year);
        database.Keys.CheckYear(request.Year.Value);
        return Finish(database, RunPlan.Begin(database, shelf, request, clock), request.By, clock, progress);
    }

    /// <summary>Takes up what is left of a run and stays until it has ended.</summary>
    public static RunRow Finish(Database database, int run, string by, TimeProvider clock, Progress progress)
    {
        void BrokenOff(PosixSignalContext signal) => progress.Say(
            $"Run {run} is not finished: a worker (quota work) takes it up by itself, or do it here with quota review recover. 第 {run} 号批次尚未完成，由工作进程接续，或运行 quota review recover。");
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, BrokenOff);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, BrokenOff);
        var row = new RunDrain(database, WorkerName(by), clock) { UntilEnd = true }.Drain(run, progress);
        progress.Close();
        return row.State switch
        {
            RunState.Stopped => throw new ControlTotalException($"run {run}: {row.Note}"),
            RunState.Cancelled => throw new UsageException($"Run {run} was cancelled: {row.Note}"),
            _ => row,
        };
    }

    /// <summary>How a worker is told from others in our tables: by process, not by machine.</summary>
    public static string WorkerName(string by) => $"{by}/{Environment.ProcessId}";
}
