using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>What a job has around it while it does one firing.</summary>
internal sealed record JobWork(Firing Firing, Database Database, WorkerSettings Settings, Session Session)
{
    public TextWriter Stderr => Session.Stderr;

    public TimeProvider Clock => Session.Clock;

    /// <summary>Whoever the firing is done for.</summary>
    public Actor Actor => Actor.OfFiring(Firing.By);

    /// <summary>Helps a run's workers until it has ended, or until asked to stop.</summary>
    public Answer<RunRow> Drain(int run, CancellationToken stop) => new DrainRun(Database, Settings, Clock) { UntilEnd = true }.Of(run, NewProgress(), stop);

    public ConsoleProgress NewProgress() => new(Stderr, Clock, terminal: false);
}
