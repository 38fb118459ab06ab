using Npgsql;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests;

/// <summary>The schema can be spread over several machines, and the command calls what Citus offers for it. Citus itself is not to be had here.</summary>
public sealed class DistributionTests(Postgres postgres) : IDisposable
{
    private static readonly string[] Large = ["employer", "assessment", "filing", "placement", "refused_filing", "run_unit", "unit_credit"];

    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    [Fact]
    public void Without_Citus_the_command_says_what_to_install_and_changes_nothing()
    {
        var before = (database.ImportContent(), Schema());

        var result = database.Quota("db", "distribute");

        Assert.Equal(7, result.Exit);
        Assert.Contains("The server has no Citus. Install version 12 or later", result.Stderr, StringComparison.Ordinal);
        Assert.Contains("服务器未安装 Citus", result.Stderr, StringComparison.Ordinal);
        Assert.Empty(result.Stdout);
        Assert.Equal(before, (database.ImportContent(), Schema()));
    }

    [Fact]
    public void Large_tables_go_by_unit_beside_the_employers_and_the_files_everywhere()
    {
        PretendCitus("12.1-1");

        var result = database.Quota("db", "distribute");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Equal(
            ["(employer,uscc,none)", .. Large.Skip(1).Select(table => $"({table},uscc,employer)"), "(finding,,)"],
            database.Rows("select what, by_column, beside from called order by number"));
    }

    [Fact]
    public void Broken_off_it_goes_on_where_it_was_and_done_it_does_nothing()
    {
        PretendCitus("12.1-1");
        database.Do("insert into cannot values ('filing')");

        var broken = database.Quota("db", "distribute");
        Assert.NotEqual(0, broken.Exit);
        Assert.Equal(["(employer)", "(assessment)"], database.Rows("select what from called order by number"));

        database.Do("delete from cannot");
        Assert.Equal(0, database.Quota("db", "distribute").Exit);
        Assert.Equal([.. Large.Select(table => $"({table})"), "(finding)"], database.Rows("select what from called order by number"));
        Assert.Equal(
            ["(\"tables employer assessment\")", "(\"tables filing placement refused_filing run_unit unit_credit finding\")"],
            database.Rows("select subject from audit_entry where act = 30 order by number"));

        var again = database.Quota("db", "distribute");
        Assert.Equal(0, again.Exit);
        Assert.Equal(Large.Length + 1, again.Stdout.Split('\n').Count(line => line.EndsWith("as before 此前已完成", StringComparison.Ordinal)));
        Assert.Equal(Large.Length + 1, database.Count("called"));
    }

    [Fact]
    public void An_old_Citus_is_refused()
    {
        PretendCitus("11.3-1");

        var result = database.Quota("db", "distribute");

        Assert.Equal(7, result.Exit);
        Assert.Contains("Citus 11.3-1; version 12 or later", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(0, database.Count("called"));
    }

    [Fact]
    public void While_others_work_nothing_is_spread()
    {
        PretendCitus("12.1-1");
        using var other = database.Connect();

        var result = database.Quota("db", "distribute");

        Assert.Equal(2, result.Exit);
        Assert.Contains("1 other sessions work with this database", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(0, database.Count("called"));
    }

    [Fact]
    public void Every_key_of_a_large_table_carries_the_unit()
    {
        Assert.Equal(Large.Order(StringComparer.Ordinal), database.Ask<string[]>("select array(select relname::text from pg_class where relkind = 'p' and not relispartition order by relname collate \"C\")"));
        Assert.Empty(database.Rows(
            """
            select i.indrelid::regclass as large, i.indexrelid::regclass as key
            from pg_index i join pg_class c on c.oid = i.indrelid
            where (c.relkind = 'p' or c.relispartition) and i.indisunique
              and not exists (select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'uscc' and a.attnum = any (i.indkey))
            """));
        Assert.Empty(database.Rows(
            """
            select c.conrelid::regclass as large, c.conname
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where (t.relkind = 'p' or t.relispartition) and c.contype in ('p', 'u', 'x', 'f')
              and not exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'uscc' and a.attnum = any (c.conkey))
            """));
    }

    [Fact]
    public void Large_tables_have_one_level_of_partitions_and_no_triggers()
    {
        database.Run();

        Assert.Empty(database.Rows("select relname from pg_class where relkind = 'p' and relispartition"));
        Assert.Empty(database.Rows(
            """
            select t.tgrelid::regclass as large, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and (c.relkind = 'p' or c.relispartition or c.relname = 'finding')
            """));
    }

    /// <summary>Functions of the names and arguments that Citus has, which write down what they were asked; and its mark in the catalog.</summary>
    private void PretendCitus(string version) => database.Do($"""
        create table called (number integer generated always as identity, what text, by_column text, beside text);
        create table cannot (what text);
        create table pg_dist_partition (logicalrelid regclass);
        create function create_distributed_table(table_name regclass, distribution_column text, colocate_with text) returns void language plpgsql as $$
        begin
            if exists (select 1 from cannot where what = table_name::text) then
                raise exception 'no room on the other machine' using errcode = '53100';
            end if;
            insert into called (what, by_column, beside) values (table_name::text, distribution_column, colocate_with);
            insert into pg_dist_partition values (table_name);
        end $$;
        create function create_reference_table(table_name regclass) returns void language plpgsql as $$
        begin
            insert into called (what) values (table_name::text);
            insert into pg_dist_partition values (table_name);
        end $$;
        set allow_system_table_mods = on;
        insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        values (9999999, 'citus', 10, 'pg_catalog'::regnamespace, false, '{version}');
        """);

    private string Schema() => string.Join('\n', database.Rows("select c.relname, c.relkind, c.relispartition from pg_class c where c.relnamespace = 'public'::regnamespace order by 1"));
}
