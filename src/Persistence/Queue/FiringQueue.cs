using Npgsql;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Queue;

/// <summary>A firing to be entered: a job is due, was missed, or somebody asks for it.</summary>
/// <param name="Region">0 for jobs that are not about a region.</param>
/// <param name="Year">0 for jobs that are not about a review year.</param>
public sealed record NewFiring(string Job, DateTimeOffset ScheduledAt, int Region, int Year, FiringCause Cause, string By, string Queue);

/// <summary>A firing in the hands of one worker.</summary>
/// <param name="Token">Higher than that of anybody who held it before.</param>
/// <param name="Takings">How often it was taken, this time included.</param>
public sealed record Firing(long Id, string Job, DateTimeOffset ScheduledAt, int Region, int Year, FiringCause Cause, string By, long Token, int Takings);

/// <summary>How a firing ended.</summary>
public sealed record FiringEnd(FiringState State, int ExitCode, string Counts, int? Run, string Note);

/// <summary>The firings of scheduled jobs, in our own table: held as chunks are, with a lease and a token that only rises.</summary>
public static class FiringQueue
{
    private static readonly string IsFree = $"""
        {Leases.IsFree("f")}
        and not exists (
            select 1 from job_firing other
            where {Leases.IsHeld("other")} and other.job = f.job and other.region = f.region and other.review_year = f.review_year)
        """;

    /// <returns>The firing's number; nothing when the same one was entered before.</returns>
    public static long? Enter(NpgsqlConnection connection, NewFiring firing) => Insert(connection, firing, FiringState.Waiting, null, "");

    /// <summary>Enters a firing that nobody is to do, for the record.</summary>
    public static void EnterEnded(NpgsqlConnection connection, NewFiring firing, FiringState state, int exit, string note) =>
        Insert(connection, firing, state, exit, note);

    public static bool IsEntered(NpgsqlConnection connection, string job, DateTimeOffset scheduledAt, int region, int year) => connection.Ask<bool>(
        "select exists (select 1 from job_firing where job = @job and scheduled_at = @at and region = @region and review_year = @year)",
        ("job", job), ("at", scheduledAt.ToUniversalTime()), ("region", region), ("year", year));

    /// <summary>The firings that a worker could take now, oldest first, each with its job and queue.</summary>
    public static IReadOnlyList<(long Id, string Job, string Queue)> Waiting(NpgsqlConnection connection)
    {
        using var command = Sql.Command(connection, $"select f.id, f.job, f.queue from job_firing f where f.state < 3 and {IsFree} order by f.id");
        using var reader = command.ExecuteReader();
        var waiting = new List<(long, string, string)>();
        while (reader.Read())
        {
            waiting.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        }

        return waiting;
    }

    /// <summary>Takes a firing that waits, or whose holder let the lease run out.</summary>
    /// <returns>Nothing when it is somebody else's, has ended, or another firing of the same job is being done.</returns>
    public static Firing? Claim(NpgsqlConnection connection, long id, string worker, TimeSpan lease)
    {
        using var transaction = connection.BeginTransaction();

        // One at a time decides, so that two firings of one job do not pass each other.
        connection.Do("select pg_advisory_xact_lock(hashtext('job_firing'), hashtext(job)) from job_firing where id = @id", ("id", id));
        Firing? firing = null;
        using (var command = Sql.Command(
            connection,
            $"""
            update job_firing f
            set state = 2, token = nextval('chunk_token'), worker = @worker, lease_until = clock_timestamp() + @lease, takings = f.takings + 1,
                started_at = coalesce(f.started_at, clock_timestamp())
            where f.id = @id and {IsFree}
            returning f.job, f.scheduled_at, f.region, f.review_year, f.cause, f.by, f.token, f.takings
            """,
            ("id", id), ("worker", worker), ("lease", lease)))
        using (var reader = command.ExecuteReader())
        {
            if (reader.Read())
            {
                firing = new Firing(
                    id, reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2), reader.GetInt32(3),
                    (FiringCause)reader.GetInt16(4), reader.GetString(5), reader.GetInt64(6), reader.GetInt32(7));
            }
        }

        transaction.Commit();
        return firing;
    }

    /// <summary>Holds on to a firing.</summary>
    /// <returns>False when it is somebody else's by now.</returns>
    public static bool Extend(NpgsqlConnection connection, Firing firing, TimeSpan lease) => connection.Do(
        "update job_firing set lease_until = clock_timestamp() + @lease where id = @id and token = @token and state = 2",
        ("lease", lease), ("id", firing.Id), ("token", firing.Token)) == 1;

    /// <returns>False when it is somebody else's by now: then that one says how it ended.</returns>
    public static bool End(NpgsqlConnection connection, Firing firing, FiringEnd end) => connection.Do(
        """
        update job_firing set state = @state, lease_until = null, ended_at = clock_timestamp(), exit_code = @exit, counts = @counts, run_id = @run, note = @note
        where id = @id and token = @token and state = 2
        """,
        ("state", (short)end.State), ("exit", (short)end.ExitCode), ("counts", end.Counts), ("run", end.Run), ("note", end.Note), ("id", firing.Id), ("token", firing.Token)) == 1;

    /// <summary>Puts a firing back for the next worker; that it was taken does not count against it.</summary>
    public static void GiveBack(NpgsqlConnection connection, Firing firing) => connection.Do(
        "update job_firing set state = 1, lease_until = null, takings = takings - 1 where id = @id and token = @token and state = 2",
        ("id", firing.Id), ("token", firing.Token));

    private static long? Insert(NpgsqlConnection connection, NewFiring firing, FiringState state, int? exit, string note) => connection.Ask<long?>(
        """
        insert into job_firing (job, scheduled_at, region, review_year, cause, by, queue, state, worker, takings, ended_at, exit_code, counts, note)
        values (@job, @at, @region, @year, @cause, @by, @queue, @state, '', 0, case when @state >= 3 then clock_timestamp() end, @exit, '', @note)
        on conflict do nothing
        returning id
        """,
        ("job", firing.Job), ("at", firing.ScheduledAt.ToUniversalTime()), ("region", firing.Region), ("year", firing.Year), ("cause", (short)firing.Cause),
        ("by", firing.By), ("queue", firing.Queue), ("state", (short)state), ("exit", (short?)exit), ("note", note));
}
