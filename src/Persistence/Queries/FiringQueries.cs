using Npgsql;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Persistence.Queries;

/// <summary>What screens and the scheduler ask of firings, read by hand: building EF's model takes longer than all of it.</summary>
public static class FiringQueries
{
    private const string Columns =
        "id, job, scheduled_at, region, review_year, cause, by, queue, state, worker, takings, started_at, ended_at, exit_code, counts, run_id, note";

    public static JobFiringRow? Find(NpgsqlConnection connection, long id) => Read(connection, "where id = @id", ("id", id)) is [var row] ? row : null;

    /// <summary>So many of the latest, the latest last.</summary>
    public static IReadOnlyList<JobFiringRow> Latest(NpgsqlConnection connection, string? job, int count) =>
        [.. Read(connection, "where @job::text is null or job = @job order by id desc limit @count", ("job", job), ("count", count)).OrderBy(row => row.Id)];

    public static IReadOnlyList<string> Scheduled(NpgsqlConnection connection) => connection.Ask<string[]>("select array(select job from job_schedule where active order by job)");

    public static void Unschedule(NpgsqlConnection connection, string job) => connection.Do("update job_schedule set active = false where job = @job", ("job", job));

    public static void Schedule(NpgsqlConnection connection, string job, string times, DateTimeOffset now) => connection.Do(
        """
        insert into job_schedule (job, times, since, active) values (@job, @times, @now, true)
        on conflict (job) do update set times = excluded.times, since = excluded.since, active = true
        where not job_schedule.active or job_schedule.times <> excluded.times
        """,
        ("job", job), ("times", times), ("now", now.ToUniversalTime()));

    public static DateTimeOffset? Since(NpgsqlConnection connection, string job) =>
        connection.Ask<DateTime?>("select since from job_schedule where job = @job and active", ("job", job)) is { } since ? since : null;

    private static List<JobFiringRow> Read(NpgsqlConnection connection, string which, params (string Name, object? Value)[] parameters) =>
        connection.Rows($"select {Columns} from job_firing {which}", Row, parameters);

    private static JobFiringRow Row(NpgsqlDataReader reader)
    {
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
        return new JobFiringRow
        {
            Id = reader.GetInt64(0),
            Job = reader.GetString(1),
            ScheduledAt = reader.GetFieldValue<DateTimeOffset>(2),
            Region = reader.GetInt32(3),
            ReviewYear = reader.GetInt32(4),
            Cause = (FiringCause)reader.GetInt16(5),
            By = reader.GetString(6),
            Queue = reader.GetString(7),
            State = (FiringState)reader.GetInt16(8),
            Worker = reader.GetString(9),
            Takings = reader.GetInt32(10),
            StartedAt = Time(11),
            EndedAt = Time(12),
            ExitCode = reader.IsDBNull(13) ? null : reader.GetInt16(13),
            Counts = reader.GetString(14),
            RunId = reader.IsDBNull(15) ? null : reader.GetInt32(15),
            Note = reader.GetString(16),
        };
    }
}
