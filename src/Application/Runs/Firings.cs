using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Firings that somebody asked for.</summary>
public sealed record AskedFirings(string By, IReadOnlyList<long> Firings);

/// <summary>Asks for a scheduled job to be done now: takes the duty for jobs, and the one for what the job does.</summary>
[UseCase(Operation.ManageJobs)]
public sealed class AskForJob(Database database)
{
    /// <param name="operation">What the job does, in <paramref name="places"/>.</param>
    /// <param name="firings">The firings to enter, in the name of whoever asks.</param>
    public Answer<AskedFirings> By(Actor actor, Operation operation, IReadOnlyList<RegionCode> places, Func<string, IEnumerable<NewFiring>> firings)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ManageJobs).IsRefused(out var refusal, out _) || Authority.For(connection, actor, operation, places).IsRefused(out refusal, out var permit)
            ? refusal
            : new AskedFirings(permit.By, [.. firings(permit.By).Select(firing => FiringQueue.Enter(connection, firing)).OfType<long>()]);
    }

    /// <summary>Whoever asked has gone: no worker is to act in their name later.</summary>
    /// <returns>The firings as they stand, those too that another worker goes on with.</returns>
    public IReadOnlyList<JobFiringRow> BreakOff(AskedFirings asked, int exitCode, string note)
    {
        using var connection = database.Connect();
        foreach (var id in asked.Firings)
        {
            if (FiringQueue.Claim(connection, id, FinishRun.WorkerName(asked.By), TimeSpan.FromSeconds(30)) is { } firing)
            {
                FiringQueue.End(connection, firing, new FiringEnd(FiringState.Failed, exitCode, "", null, note));
            }
        }

        return [.. asked.Firings.Select(id => FiringQueries.Find(connection, id)).OfType<JobFiringRow>()];
    }

    /// <summary>A firing as it stands.</summary>
    public JobFiringRow Row(long id)
    {
        using var connection = database.Connect();
        return FiringQueries.Find(connection, id) ?? throw new InvalidOperationException("a firing that was entered is gone");
    }
}

/// <summary>A firing that waits to be taken.</summary>
public sealed record WaitingFiring(long Id, string Job, string Queue);

/// <summary>What became of earlier firings, the latest last.</summary>
[UseCase(Operation.ReadJobs)]
public sealed class ListFirings(Database database)
{
    /// <param name="job">One job's alone; nothing for all.</param>
    /// <param name="count">So many of the latest.</param>
    public Answer<IReadOnlyList<JobFiringRow>> For(Actor actor, string? job, int count)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ReadJobs).IsRefused(out var refusal, out _) ? refusal : FiringQueries.Latest(connection, job, count).ToList();
    }
}

/// <summary>A firing in the hands of this worker, held by a lease until it is ended, handed back or lost.</summary>
public sealed class HeldFiring : IDisposable
{
    private readonly Database database;
    private readonly HeldLease lease;

    private HeldFiring(Database database, Firing firing, TimeSpan lease, TimeProvider clock)
    {
        (this.database, Firing) = (database, firing);
        this.lease = new HeldLease(database, connection => FiringQueue.Extend(connection, firing, lease), lease, clock);
    }

    public Firing Firing { get; }

    /// <summary>Cancelled when another worker has it.</summary>
    public CancellationToken Lost => lease.Lost;

    /// <returns>Nothing when it is somebody else's, has ended, or another firing of the same job is being done.</returns>
    public static HeldFiring? Take(Database database, long id, WorkerSettings settings, TimeProvider clock)
    {
        using var connection = database.Connect();
        return FiringQueue.Claim(connection, id, FinishRun.WorkerName(settings.Name), settings.Lease) is { } firing ? new HeldFiring(database, firing, settings.Lease, clock) : null;
    }

    /// <returns>False when it is somebody else's by now: then that one says how it ended.</returns>
    public bool End(FiringEnd end)
    {
        using var connection = database.Connect();
        return FiringQueue.End(connection, Firing, end);
    }

    /// <summary>Puts it back for the next worker.</summary>
    public void GiveBack()
    {
        using var connection = database.Connect();
        FiringQueue.GiveBack(connection, Firing);
    }

    public void Dispose() => lease.Dispose();
}

/// <summary>The schedule that all workers of a database share: which jobs are on it, since when, and what was entered of them.</summary>
public sealed class JobSchedule(Database database, TimeProvider clock)
{
    /// <summary>The jobs that it holds, whether or not their files are here.</summary>
    public IReadOnlyList<string> Jobs()
    {
        using var connection = database.Connect();
        return FiringQueries.Scheduled(connection);
    }

    /// <summary>One worker at a time compares it with its files, for as long as the result is held.</summary>
    public IDisposable Alone()
    {
        var connection = database.Connect();
        connection.Do("select pg_advisory_lock(hashtext('quota schedule'))");
        return new Lock(connection);
    }

    public void Remove(string job)
    {
        using var connection = database.Connect();
        FiringQueries.Unschedule(connection, job);
    }

    /// <summary>A job that is new, changed or enabled again has missed nothing before now.</summary>
    /// <param name="times">All that decides when it is due, in one text.</param>
    public void Keep(string job, string times)
    {
        using var connection = database.Connect();
        FiringQueries.Schedule(connection, job, times, clock.GetUtcNow());
    }

    /// <summary>Since when a job is scheduled as it is now; nothing when it is not.</summary>
    public DateTimeOffset? Since(string job)
    {
        using var connection = database.Connect();
        return FiringQueries.Since(connection, job);
    }

    public bool IsEntered(string job, DateTimeOffset due, int region, int year)
    {
        using var connection = database.Connect();
        return FiringQueue.IsEntered(connection, job, due, region, year);
    }

    /// <returns>The firing's number; nothing when the same one was entered before.</returns>
    public long? Enter(NewFiring firing)
    {
        using var connection = database.Connect();
        return FiringQueue.Enter(connection, firing);
    }

    /// <summary>Enters a firing that nobody is to do, for the record.</summary>
    public void EnterEnded(NewFiring firing, FiringState state, int exit, string note)
    {
        using var connection = database.Connect();
        FiringQueue.EnterEnded(connection, firing, state, exit, note);
    }

    /// <summary>The firings that a worker could take now, oldest first.</summary>
    public IReadOnlyList<WaitingFiring> Waiting()
    {
        using var connection = database.Connect();
        return [.. FiringQueue.Waiting(connection).Select(firing => new WaitingFiring(firing.Id, firing.Job, firing.Queue))];
    }

    private sealed class Lock(Npgsql.NpgsqlConnection connection) : IDisposable
    {
        public void Dispose()
        {
            connection.Do("select pg_advisory_unlock(hashtext('quota schedule'))");
            connection.Dispose();
        }
    }
}

/// <summary>What there is to do in the whole database, as any worker sees it.</summary>
/// <param name="Runs">Runs with chunks that this program could take.</param>
/// <param name="OfOtherRules">Runs that need a program with other rules, and which.</param>
/// <param name="States">How many runs are in each state.</param>
public sealed record WorkToDo(IReadOnlyList<int> Runs, IReadOnlyList<(int Run, int Rules)> OfOtherRules, IReadOnlyList<WaitingFiring> Firings, long ChunksWaiting, IReadOnlyDictionary<RunState, long> States)
{
    public static WorkToDo Look(Database database)
    {
        using var connection = database.Connect();
        return new WorkToDo(
            [.. ChunkQueue.RunsWithWork(connection, RuleVersion.Current)],
            [.. ChunkQueue.RunsOfOtherRules(connection, RuleVersion.Current).Select(run => (run, RunTable.Find(connection, run)!.RuleVersion))],
            [.. FiringQueue.Waiting(connection).Select(firing => new WaitingFiring(firing.Id, firing.Job, firing.Queue))],
            ChunkQueue.Waiting(connection),
            ChunkQueue.RunsByState(connection).ToDictionary(state => state.Key, state => (long)state.Value));
    }
}
