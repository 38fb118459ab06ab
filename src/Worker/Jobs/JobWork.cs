using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Commands;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>What a job has around it while it does one firing.</summary>
internal sealed record JobWork(Firing Firing, Database Database, WorkerSettings Settings, Session Session)
{
    public TextWriter Stderr => Session.Stderr;

    public TimeProvider Clock => Session.Clock;

    /// <summary>In whose name it is done: the person's who asked for it, else the job's own.</summary>
    public Actor Actor => Firing.Cause == FiringCause.Request ? new Actor.AtTerminal(Firing.By, "", IsRoot: true) : new Actor.Job(Firing.By);

    /// <summary>Helps a run's workers until it has ended, or until asked to stop.</summary>
    public RunRow Drain(int run, CancellationToken stop) =>
        new RunDrain(Database, ReviewRun.WorkerName(Settings.Name), Clock) { Lease = Settings.Lease, Lanes = Settings.Lanes, UntilEnd = true }
            .Drain(run, NewProgress(), stop);

    public ConsoleProgress NewProgress() => new(Stderr, Clock, terminal: false);
}
