using Npgsql;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>What a merge did: every accepted row is new, changed or unchanged.</summary>
public readonly record struct MergeCounts(long New, long Changed, long Unchanged)
{
    public long Accepted => New + Changed + Unchanged;
}

/// <summary>A large table whose rows are never edited: a row that differs from the current one becomes the next version.</summary>
public sealed class VersionedTable
{
    public static readonly VersionedTable Employers = new(
        "employer", "uscc text",
        "name text, kind smallint, region integer, registered_on date, commission_member boolean, concentrated boolean");

    public static readonly VersionedTable Filings = new(
        "filing", "uscc text",
        "monthly numeric(14,4), average numeric(11,4), seasonal numeric(11,4), payroll numeric(15,2), filed_on date");

    public static readonly VersionedTable Placements = new(
        "placement", "uscc text, person_key bytea",
        "person bytea, identity bytea, certificate_type smallint, certificate_valid_to date, contract_from date, contract_to date, insured_months integer, wages numeric(15,2)[], counted_at text");

    private readonly string name;
    private readonly string keyColumns;
    private readonly string valueColumns;
    private readonly string[] keys;
    private readonly string[] values;

    private VersionedTable(string name, string keyColumns, string valueColumns)
    {
        this.name = name;
        this.keyColumns = keyColumns;
        this.valueColumns = valueColumns;
        keys = Names(keyColumns);
        values = Names(valueColumns);
    }

    /// <summary>Starts the COPY of accepted rows: key, values, line.</summary>
    /// <remarks>
    /// The first file of a year fills what becomes the year's partition; nothing shows before it is attached, so its rows
    /// can be written as if they had always been there, and no later reader marks them as committed.
    /// Later files fill a table that only this transaction sees.
    /// </remarks>
    public StagedRows Stage(NpgsqlConnection connection, int year, long fileId)
    {
        var isFirst = !connection.Ask<bool>("select to_regclass(@name) is not null", ("name", Partition(year)));
        var target = isFirst ? Partition(year) : $"{name}_intake";
        connection.Do(isFirst
            ? $"select begin_year('{name}', {year.Text()}, {fileId.Text()})"
            : $"create temp table {target} ({keyColumns.Replace("text", "text collate \"C\"", StringComparison.Ordinal)}, {valueColumns}, line integer) on commit drop");
        var columns = string.Join(", ", [.. keys, .. values]);
        return new StagedRows(
            this, target, isFirst, year, fileId,
            new CopyWriter(connection, $"copy {target} ({columns}, line) from stdin (format binary{(isFirst ? ", freeze" : "")})", keys.Length + values.Length + 1, byUnit: true));
    }

    /// <summary>The filled table becomes the year's partition.</summary>
    internal MergeCounts Attach(NpgsqlConnection connection, string target, int year)
    {
        connection.Do($"set local maintenance_work_mem = '256MB'; select attach_year('{name}', {year.Text()})");
        return new MergeCounts(connection.Ask<long>($"select count(*) from {target}"), 0, 0);
    }

    /// <summary>New rows in, changed ones as a next version, unchanged ones not at all.</summary>
    internal MergeCounts Merge(NpgsqlConnection connection, string target, int year, long fileId)
    {
        var staged = connection.Ask<long>($"select count(*) from {target}");
        connection.Do($"set local work_mem = '128MB'; analyze {target}");
        var same = string.Join(" and ", keys.Select(k => $"old.{k} = new.{k}"));
        var differs = $"({string.Join(", ", values.Select(v => "old." + v))}) is distinct from ({string.Join(", ", values.Select(v => "new." + v))})";
        var changed = connection.Do(
            $"update {name} old set replaced_by = @file from {target} new where old.review_year = @year and old.replaced_by is null and {same} and {differs}",
            ("year", year), ("file", fileId));

        // In key order, so that the index grows at its end.
        var columns = string.Join(", ", [.. keys, .. values]);
        var from = string.Join(", ", [.. keys.Select(k => "new." + k), .. values.Select(v => "new." + v)]);
        var inserted = connection.Do(
            $"""
            insert into {name} (review_year, {columns}, version, file_id, line)
            select @year, {from}, coalesce(old.version, 0) + 1, @file, new.line
            from {target} new
            left join lateral (select max(version) as version, bool_or(replaced_by is null) as stays from {name} old where old.review_year = @year and {same}) old on true
            where old.stays is not true
            order by {string.Join(", ", keys.Select(k => "new." + k))}
            """,
            ("year", year), ("file", fileId));
        return new MergeCounts(inserted - changed, changed, staged - inserted);
    }

    private string Partition(int year) => $"{name}_{year.Text()}";

    private static string[] Names(string columns) =>
        [.. columns.Split(", ").Select(column => column[..column.IndexOf(' ', StringComparison.Ordinal)])];
}

/// <summary>Accepted rows on their way in.</summary>
/// <param name="rows">Write them here, then <see cref="CopyWriter.Complete"/>.</param>
public sealed class StagedRows(VersionedTable table, string target, bool isFirst, int year, long fileId, CopyWriter rows)
{
    public CopyWriter Rows { get; } = rows;

    public long Count(NpgsqlConnection connection) => connection.Ask<long>($"select count(*) from {target}");

    /// <summary>Makes the rows part of the year.</summary>
    public MergeCounts Merge(NpgsqlConnection connection) => isFirst
        ? table.Attach(connection, target, year)
        : table.Merge(connection, target, year, fileId);
}

/// <summary>Partitions, made when a year or a run first needs them. The database makes them on our word: the application's own rights do not reach so far.</summary>
public static class Partitions
{
    public static void EnsureYear(NpgsqlConnection connection, string table, int year) =>
        connection.Do($"select ensure_year_partition('{table}', {year.Text()})");

    /// <summary>A run's own partition: a draft is dropped or kept as a whole. Readers of other runs go on meanwhile.</summary>
    public static void EnsureRun(NpgsqlConnection connection, string table, int year, int run) =>
        connection.Do($"select ensure_run_partition('{table}', {year.Text()}, {run.Text()})");

    /// <summary>Lets go of rows that only a run in progress needs, or of a replay's figures.</summary>
    public static void DropRun(NpgsqlConnection connection, string table, int year, int run) =>
        connection.Do($"select drop_run_partition('{table}', {year.Text()}, {run.Text()})");

    public static string Of(string table, int year, int run) => $"{table}_{year.Text()}_run_{run.Text()}";
}
