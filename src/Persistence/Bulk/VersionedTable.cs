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
        "placement", "uscc text, person_id text",
        "name text, certificate_type smallint, certificate_no text, grade integer, certificate_valid_to date, contract_from date, contract_to date, insured_months integer, wages numeric(15,2)[], counted_at text");

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

    private string Staging => $"{name}_intake";

    /// <summary>Starts the binary COPY of accepted rows into a table that only this transaction sees: key, values, line.</summary>
    public NpgsqlBinaryImporter Stage(NpgsqlConnection connection)
    {
        // The column order of the key's collation is that of files: byte by byte.
        connection.Do($"create temp table {Staging} ({keyColumns.Replace("text", "text collate \"C\"", StringComparison.Ordinal)}, {valueColumns}, line integer) on commit drop");
        return connection.BeginBinaryImport($"copy {Staging} ({string.Join(", ", [.. keys, .. values])}, line) from stdin (format binary)");
    }

    public long CountStaged(NpgsqlConnection connection) => connection.Ask<long>($"select count(*) from {Staging}");

    /// <summary>Moves the staged rows over: new ones in, changed ones as a next version, unchanged ones not at all.</summary>
    public MergeCounts Merge(NpgsqlConnection connection, int year, long fileId)
    {
        var staged = CountStaged(connection);
        connection.Do($"set local work_mem = '128MB'; analyze {Staging}");
        var same = string.Join(" and ", keys.Select(k => $"old.{k} = new.{k}"));
        var differs = $"({string.Join(", ", values.Select(v => "old." + v))}) is distinct from ({string.Join(", ", values.Select(v => "new." + v))})";
        var isEmpty = !connection.Ask<bool>($"select exists (select 1 from {name} where review_year = @year)", ("year", year));
        var changed = isEmpty ? 0 : connection.Do(
            $"update {name} old set current = false from {Staging} new where old.review_year = @year and old.current and {same} and {differs}",
            ("year", year));

        // In key order, so that the index grows at its end and a run reads the heap forwards.
        var columns = string.Join(", ", [.. keys, .. values]);
        var from = string.Join(", ", [.. keys.Select(k => "new." + k), .. values.Select(v => "new." + v)]);
        var versions = isEmpty
            ? ("1", "")
            : ("coalesce(old.version, 0) + 1",
               $"left join lateral (select max(version) as version, bool_or(current) as stays from {name} old where old.review_year = @year and {same}) old on true where old.stays is not true");
        var inserted = connection.Do(
            $"""
            insert into {name} (review_year, {columns}, version, current, file_id, line)
            select @year, {from}, {versions.Item1}, true, @file, new.line from {Staging} new {versions.Item2}
            order by {string.Join(", ", keys.Select(k => "new." + k))}
            """,
            ("year", year), ("file", fileId));
        return new MergeCounts(inserted - changed, changed, staged - inserted);
    }

    /// <summary>Makes the year's partition when there is none; several commands may ask at once.</summary>
    public void EnsureYear(NpgsqlConnection connection, int year) => Partitions.EnsureYear(connection, name, year);

    private static string[] Names(string columns) =>
        [.. columns.Split(", ").Select(column => column[..column.IndexOf(' ', StringComparison.Ordinal)])];
}

/// <summary>Partitions, made when a year or a run first needs them.</summary>
public static class Partitions
{
    public static void EnsureYear(NpgsqlConnection connection, string table, int year, string further = "")
    {
        if (!connection.Ask<bool>("select to_regclass(@name) is not null", ("name", $"{table}_{year.Text()}")))
        {
            connection.Do($"create table if not exists {table}_{year.Text()} partition of {table} for values in ({year.Text()}) {further}");
        }
    }
}
