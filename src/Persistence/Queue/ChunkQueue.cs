using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Queue;

/// <summary>A piece of a run's work in the hands of one worker.</summary>
/// <param name="First">The first unit of a stretch; nothing for chunks that are no stretch.</param>
/// <param name="Token">Higher than that of anybody who held the chunk before.</param>
/// <param name="Lease">How long it stays with a holder that is not heard of any more.</param>
public sealed record Chunk(ReviewYear Year, int Run, int Number, ChunkKind Kind, Uscc? First, Uscc? Last, int UnitsPlanned, long Token, TimeSpan Lease);

/// <summary>What a worker counted while it did a chunk.</summary>
/// <param name="Digests">The digests of its rows, ten by ten; nothing for chunks without rows.</param>
public readonly record struct ChunkTotals(int UnitsRead, int UnitsWritten, decimal Payable, decimal Reward, byte[]? Digests);

/// <summary>The work of runs, in our own tables: who holds what and until when is decided by the database and its clock alone.</summary>
/// <remarks>
/// A chunk is claimed with a lease and a token that only rises. Its rows are committed together with its completion, and
/// only by the holder of the latest token: whoever lost the lease writes nothing, however late it wakes up.
/// </remarks>
public static class ChunkQueue
{
    /// <summary>Takes the next chunk that waits, or whose holder let the lease run out.</summary>
    /// <returns>Nothing when no chunk of the run can be taken now.</returns>
    public static Chunk? Claim(NpgsqlConnection connection, ReviewYear year, int run, string worker, TimeSpan lease)
    {
        long? lost;
        Chunk chunk;
        using (var command = Sql.Command(
            connection,
            $"""
            with next as (
                select c.number, case when c.state = 2 then c.token end as lost
                from run_chunk c
                where c.review_year = @year and c.run_id = @run
                  and {Leases.IsFree("c")}
                  and (select r.state from run r where r.id = @run) = 1
                  and not exists (select 1 from run_chunk before where before.review_year = @year and before.run_id = @run and before.kind < c.kind and before.state <> 3)
                order by c.number limit 1
                for update skip locked)
            update run_chunk c
            set state = 2, token = nextval('chunk_token'), worker = @worker, lease_until = clock_timestamp() + @lease, takings = c.takings + 1
            from next where c.review_year = @year and c.run_id = @run and c.number = next.number
            returning c.number, c.kind, c.first_uscc, c.last_uscc, c.units_planned, c.token, next.lost
            """,
            ("year", year.Value), ("run", run), ("worker", worker), ("lease", lease)))
        using (var reader = command.ExecuteReader())
        {
            if (!reader.Read())
            {
                return null;
            }

            Uscc? Code(int column) => reader.GetString(column) is { Length: > 0 } code ? Uscc.Parse(code) : null;
            chunk = new Chunk(year, run, reader.GetInt32(0), (ChunkKind)reader.GetInt16(1), Code(2), Code(3), reader.GetInt32(4), reader.GetInt64(5), lease);
            lost = reader.IsDBNull(6) ? null : reader.GetInt64(6);
        }

        // A session of the former holder that stands still in the middle of its rows would make the next one wait for it.
        if (lost is { } token)
        {
            connection.Do("select end_chunk_session(@name)", ("name", SessionName(token)));
        }

        return chunk;
    }

    /// <summary>Holds on to a chunk.</summary>
    /// <returns>False when it is somebody else's by now, or the run was ended.</returns>
    public static bool Extend(NpgsqlConnection connection, Chunk chunk) => connection.Do(
        """
        update run_chunk set lease_until = clock_timestamp() + @lease
        where review_year = @year and run_id = @run and number = @number and token = @token and state = 2
          and (select r.state from run r where r.id = @run) = 1
        """,
        ("lease", chunk.Lease), ("year", chunk.Year.Value), ("run", chunk.Run), ("number", chunk.Number), ("token", chunk.Token)) == 1;

    /// <summary>Begins the transaction in which a chunk's rows are written, in a session that a successor can find and end.</summary>
    public static NpgsqlTransaction BeginWrite(NpgsqlConnection connection, Chunk chunk)
    {
        var transaction = connection.BeginTransaction();

        // Whoever stands still between its last row and its commit has the chunk locked, so that nobody can take it: the server ends that session by itself.
        connection.Do($"set local application_name = '{SessionName(chunk.Token)}'; set local idle_in_transaction_session_timeout = {((int)chunk.Lease.TotalMilliseconds).Text()}");
        return transaction;
    }

    /// <summary>Marks the chunk done, within the transaction that wrote its rows.</summary>
    /// <returns>False when it is somebody else's by now, or the run was ended: roll back.</returns>
    public static bool Complete(NpgsqlConnection connection, Chunk chunk, in ChunkTotals totals) => connection.Do(
        """
        update run_chunk
        set state = 3, done_at = clock_timestamp(), lease_until = null, units_read = @read, units_written = @written, payable = @payable, reward = @reward, digests = @digests
        where review_year = @year and run_id = @run and number = @number and token = @token and state = 2
          and (select r.state from run r where r.id = @run for share) = 1
        """,
        ("read", totals.UnitsRead), ("written", totals.UnitsWritten), ("payable", totals.Payable), ("reward", totals.Reward), ("digests", totals.Digests ?? []),
        ("year", chunk.Year.Value), ("run", chunk.Run), ("number", chunk.Number), ("token", chunk.Token)) == 1;

    /// <summary>Puts a chunk back for the next worker.</summary>
    public static void GiveBack(NpgsqlConnection connection, Chunk chunk) => connection.Do(
        "update run_chunk set state = 1, lease_until = null where review_year = @year and run_id = @run and number = @number and token = @token and state = 2",
        ("year", chunk.Year.Value), ("run", chunk.Run), ("number", chunk.Number), ("token", chunk.Token));

    /// <summary>The digests of a run's rows in the order of unit codes, chunk by chunk.</summary>
    public static IEnumerable<byte[]> Digests(NpgsqlConnection connection, ReviewYear year, int run)
    {
        using var command = Sql.Command(
            connection, "select digests from run_chunk where review_year = @year and run_id = @run and kind = 2 order by number", ("year", year.Value), ("run", run));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }

    /// <summary>The runs with a chunk that a worker could take now, oldest first.</summary>
    /// <param name="rules">The version of the rules that the worker holds: it computes no other run.</param>
    public static IReadOnlyList<int> RunsWithWork(NpgsqlConnection connection, int rules) =>
        OpenRuns(connection, $"r.rule_version = {rules.Text()} and exists", Leases.IsFree("c"));

    /// <summary>The runs with work for a program that holds another version of the rules.</summary>
    public static IReadOnlyList<int> RunsOfOtherRules(NpgsqlConnection connection, int rules) =>
        OpenRuns(connection, $"r.rule_version <> {rules.Text()} and exists", Leases.IsFree("c"));

    /// <summary>Runs that are not complete and whose work nobody has in hand, oldest first.</summary>
    public static IReadOnlyList<int> IdleRuns(NpgsqlConnection connection) =>
        OpenRuns(connection, "not exists", Leases.IsHeld("c"));

    /// <summary>Chunks of all runs that a worker could take now, or once those before them are done.</summary>
    public static long Waiting(NpgsqlConnection connection) => connection.Ask<long>(
        $"select count(*) from run r join run_chunk c on c.review_year = r.review_year and c.run_id = r.id where r.state = 1 and {Leases.IsFree("c")}");

    /// <summary>How many runs stand where.</summary>
    public static IReadOnlyDictionary<RunState, long> RunsByState(NpgsqlConnection connection)
    {
        using var command = Sql.Command(connection, "select state, count(*) from run group by state");
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<RunState, long>();
        while (reader.Read())
        {
            counts.Add((RunState)reader.GetInt16(0), reader.GetInt64(1));
        }

        return counts;
    }

    private static int[] OpenRuns(NpgsqlConnection connection, string which, string chunk) => connection.Ask<int[]>(
        $"""
        select array(
            select r.id from run r
            where r.state = 1 and {which} (
                select 1 from run_chunk c where c.review_year = r.review_year and c.run_id = r.id and {chunk})
            order by r.id)
        """);

    private static string SessionName(long token) => $"quota chunk {token.Text()}";
}
