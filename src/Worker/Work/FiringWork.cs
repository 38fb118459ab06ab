using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Work;

/// <summary>Takes one firing, does it and writes down how it ended. Whoever loses the firing on the way writes nothing.</summary>
internal sealed class FiringWork(Database database, JobFiles jobs, WorkerSettings settings, Session session)
{
    /// <returns>False when there was nothing to take, or it was lost or handed back.</returns>
    public async Task<bool> Do(long id, CancellationToken stop)
    {
        using var held = HeldFiring.Take(database, id, settings, session.Clock);
        if (held is null)
        {
            return false;
        }

        var firing = held.Firing;
        Session.Log(session.Stderr, session.Clock, "firing-taken", ("job", firing.Job), ("firing", firing.Id), ("taking", firing.Takings));
        var end = await EndOf(firing, held.Lost, stop);
        if (end is null)
        {
            held.GiveBack();
            return false;
        }

        if (!held.End(end))
        {
            return false;
        }

        Session.Log(session.Stderr, session.Clock, "firing-ended", ("job", firing.Job), ("firing", firing.Id), ("state", end.State), ("exit", end.ExitCode));
        return true;
    }

    /// <returns>Nothing when the firing is to be handed back.</returns>
    private async Task<FiringEnd?> EndOf(Firing firing, CancellationToken lost, CancellationToken stop)
    {
        if (jobs.Find(firing.Job) is not { } job)
        {
            return Failed(ExitCode.WrongUsage, $"jobs/{firing.Job}.json is not there or cannot be used. 任务文件不在或有误。");
        }

        if (firing.Takings > job.Limits.Attempts)
        {
            return Failed(ExitCode.OurFault, $"{job.Limits.Attempts.Text()} workers died with it: see their logs, then ask for it again (quota jobs run {job.Name}).");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(job.Limits.Minutes), session.Clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, lost, limit.Token);
        try
        {
            var outcome = await job.Do(new JobWork(firing, database, settings, session), ended.Token);
            var state = outcome.ExitCode is ExitCode.Done or ExitCode.RowsRefused or ExitCode.FileRefused ? FiringState.Done : FiringState.Failed;
            return new FiringEnd(state, outcome.ExitCode, outcome.CountsText, outcome.Run, outcome.Note);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || lost.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Failed(ExitCode.SurroundingsFailed, $"not done within {job.Limits.Minutes.Text()} minutes, its limit. 超过时限。");
        }
        catch (Exception e) when (!DatabaseFailure.IsOfTheSurroundings(e))
        {
            // A database that fails says nothing about the job: the lease runs out and a worker takes it up again.
            var failure = Failure.Of(e);
            Session.Log(session.Stderr, session.Clock, "firing-failed", ("job", firing.Job), ("firing", firing.Id), ("exit", failure.ExitCode));
            session.Stderr.WriteLine($"{failure.Message}\n{failure.Trace}".TrimEnd());
            return Failed(failure.ExitCode, failure.Message);
        }
    }

    private static FiringEnd Failed(int exit, string note) => new(FiringState.Failed, exit, "", null, note);
}
