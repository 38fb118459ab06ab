using Npgsql;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Queries;

/// <summary>What is in force for a year and region: the sum of all entries.</summary>
/// <param name="Run">The run in force; nothing when there is none.</param>
/// <param name="Payable">Yuan.</param>
/// <param name="Reward">Yuan.</param>
public sealed record InForce(int ReviewYear, int Region, int? Run, long Units, decimal Payable, decimal Reward);

/// <summary>How far a run's chunks are.</summary>
/// <param name="Takings">How often a worker took one.</param>
public sealed record RunProgress(long Chunks, long DoneChunks, long Planned, long Done, long Takings, decimal Payable, decimal Reward);

public sealed record OutcomeCount(Outcome Outcome, long Units);

/// <summary>A kept file that a run read.</summary>
public sealed record RunFile(long Id, string Name, byte[] Sha256, long Read, long Accepted, string Reason);

public sealed record FindingCount(string Code, long Count);

/// <summary>A row of a file that was refused, by its code.</summary>
public sealed record SentBackRow(string File, long Line, string Field, string Code, string Detail);

/// <summary>A run that came into force or left it.</summary>
/// <param name="Accepted">The provisional parameters accepted with it, separated by commas.</param>
public sealed record ReleaseEntry(DateOnly BusinessDate, ReleaseCause Cause, string By, string Reason, string Accepted);

/// <summary>What screens show of runs, read by hand: building EF's model takes longer than all of it.</summary>
public static class RunQueries
{
    public static InForce InForce(NpgsqlConnection connection, int year, int region)
    {
        var run = connection.Ask<int?>("select id from run where review_year = @year and region = @region and state = 5", ("year", year), ("region", region));
        return connection.Rows(
            "select coalesce(sum(units), 0)::bigint, coalesce(sum(payable), 0), coalesce(sum(reward), 0) from release where review_year = @year and region = @region",
            row => new InForce(year, region, run, row.GetInt64(0), row.GetDecimal(1), row.GetDecimal(2)), ("year", year), ("region", region)).Single();
    }

    public static RunProgress Progress(NpgsqlConnection connection, int year, int run) => connection.Rows(
        """
        select count(*), count(*) filter (where state = 3), coalesce(sum(units_planned), 0)::bigint, coalesce(sum(units_written), 0)::bigint, coalesce(sum(takings), 0)::bigint,
               coalesce(sum(payable), 0), coalesce(sum(reward), 0)
        from run_chunk where review_year = @year and run_id = @run
        """,
        row => new RunProgress(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetDecimal(5), row.GetDecimal(6)), ("year", year), ("run", run)).Single();

    /// <summary>How many units came out how, in the order of the outcomes' numbers.</summary>
    public static IReadOnlyList<OutcomeCount> Outcomes(NpgsqlConnection connection, int year, int run) => connection.Rows(
        "select outcome, count(*) from assessment where review_year = @year and run_id = @run group by 1 order by 1",
        row => new OutcomeCount((Outcome)row.GetInt16(0), row.GetInt64(1)), ("year", year), ("run", run));

    /// <summary>How many units of a region a run assessed.</summary>
    public static long UnitsIn(NpgsqlConnection connection, int year, int run, int region) => connection.Ask<long>(
        $"select count(*) from assessment a where review_year = @year and run_id = @run and {Bulk.YearInputs.Covered(region, "a.region")}", ("year", year), ("run", run));

    public static IReadOnlyList<RunFile> Files(NpgsqlConnection connection, int run) => connection.Rows(
        "select f.id, f.name, f.sha256, f.rows_read, f.rows_accepted, f.reason from run_input i join source_file f on f.id = i.file_id where i.run_id = @run order by f.id",
        row => new RunFile(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5)), ("run", run));

    /// <summary>The findings of the files that a run read, by code.</summary>
    public static IReadOnlyList<FindingCount> Findings(NpgsqlConnection connection, int run) => connection.Rows(
        "select code, count(*) from finding where file_id in (select file_id from run_input where run_id = @run) group by 1",
        row => new FindingCount(row.GetString(0), row.GetInt64(1)), ("run", run)).OrderBy(found => found.Code, StringComparer.Ordinal).ToList();

    public static IReadOnlyList<ReleaseEntry> Releases(NpgsqlConnection connection, int run) => connection.Rows(
        "select business_date, cause, by, reason, accepted from release where run_id = @run order by id",
        row => new ReleaseEntry(row.GetFieldValue<DateOnly>(0), (ReleaseCause)row.GetInt16(1), row.GetString(2), row.GetString(3), row.GetString(4)), ("run", run));

    /// <summary>The refused rows of a year's files, in the order they came in.</summary>
    public static IReadOnlyList<SentBackRow> SentBack(NpgsqlConnection connection, int year) => connection.Rows(
        "select f.name, i.line, i.field, i.code, i.detail from finding i join source_file f on f.id = i.file_id where not i.is_warning and f.review_year = @year order by f.id, i.number",
        row => new SentBackRow(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4)), ("year", year));
}
