using Npgsql;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Persistence.Queue;

/// <summary>Runs read by hand: building EF's model takes longer than most commands on a run.</summary>
public static class RunTable
{
    public static RunRow? Find(NpgsqlConnection connection, int run) => Where(connection, "id = @run", ("run", run)).SingleOrDefault();

    /// <summary>The runs of a condition in SQL, the latest first.</summary>
    public static IReadOnlyList<RunRow> Where(NpgsqlConnection connection, string condition, params (string Name, object? Value)[] parameters) => connection.Rows(
        $"""
        select id, request, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file,
               placements_file, scope, scope_text, dry_run, replay_of, chunk_size, state, started_by, started_at, ended_at,
               units, payable, reward, digest, note, uncertain_parameters
        from run where {condition} order by id desc
        """,
        Row, parameters);

    private static RunRow Row(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Request = reader.GetString(1),
        ReviewYear = reader.GetInt32(2),
        Region = reader.GetInt32(3),
        BusinessDate = reader.GetFieldValue<DateOnly>(4),
        Edition = reader.GetString(5),
        RuleVersion = reader.GetInt32(6),
        ProgramVersion = reader.GetString(7),
        RegisterFile = reader.GetInt64(8),
        EmployersFile = reader.GetInt64(9),
        FilingsFile = reader.GetInt64(10),
        PlacementsFile = reader.GetInt64(11),
        Scope = (RunScope)reader.GetInt16(12),
        ScopeText = reader.GetString(13),
        DryRun = reader.GetBoolean(14),
        ReplayOf = reader.IsDBNull(15) ? null : reader.GetInt32(15),
        ChunkSize = reader.GetInt32(16),
        State = (RunState)reader.GetInt16(17),
        StartedBy = reader.GetString(18),
        StartedAt = reader.GetFieldValue<DateTimeOffset>(19),
        EndedAt = reader.IsDBNull(20) ? null : reader.GetFieldValue<DateTimeOffset>(20),
        Units = reader.GetInt64(21),
        Payable = reader.GetDecimal(22),
        Reward = reader.GetDecimal(23),
        Digest = reader.GetString(24),
        Note = reader.GetString(25),
        UncertainParameters = reader.GetString(26),
    };
}
