using QuotaCompliance.Application;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>How one process works.</summary>
/// <param name="Lease">After which work goes to another process when this one is not heard of.</param>
/// <param name="Lanes">Chunks worked on side by side.</param>
public sealed record WorkerSettings(string Name, TimeSpan Lease, int Lanes);

/// <summary>A worker's part in a run that somebody was let start: does the chunks that it can take. It acts for nobody.</summary>
public sealed class DrainRun(Database database, WorkerSettings settings, TimeProvider clock)
{
    /// <summary>Stay until the run has ended, also while others hold its last chunks.</summary>
    public bool UntilEnd { get; init; }

    /// <param name="stop">A chunk that is begun is still finished, none is begun any more.</param>
    /// <returns>The run as it stands afterwards; a refusal when it needs a program with other rules.</returns>
    public Answer<RunRow> Of(int run, IProgress<WorkDone> progress, CancellationToken stop) =>
        new RunDrain(database, FinishRun.WorkerName(settings.Name), clock) { Lease = settings.Lease, Lanes = settings.Lanes, UntilEnd = UntilEnd }.Drain(run, progress, stop);

    /// <summary>Whether the run was planned under the rules of this program.</summary>
    public bool IsOurs(int run)
    {
        using var connection = database.Connect();
        return RunTable.Find(connection, run) is not { RuleVersion: not RuleVersion.Current };
    }
}
