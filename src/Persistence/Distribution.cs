using Npgsql;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.Persistence;

/// <summary>One table of a database that is spread over several machines.</summary>
/// <param name="ByUnit">Each unit's rows lie on one machine, together with those of the other tables; otherwise every machine has all rows.</param>
public readonly record struct SpreadTable(string Name, bool ByUnit, bool WasSpread);

/// <summary>Spreads the large tables over the machines of a Citus database, by unit: what belongs to one unit lies on one machine.</summary>
/// <remarks>
/// Everything else stays where the program connects: the tables of runs, of their queue, of releases and of the audit trail.
/// Written against Citus 12 on PostgreSQL 15 and not tried on it: the tests stand in for its functions.
/// </remarks>
public static class Distribution
{
    /// <summary>The first version of Citus whose functions are called here as they are.</summary>
    public const int OldestCitus = 12;

    /// <summary>A large table: cut by review year, and its rows belong to units.</summary>
    private const string LargeTables = """
        select c.relname::text from pg_class c
        where c.relkind = 'p' and not c.relispartition and c.relnamespace = current_schema()::regnamespace
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'uscc')
        order by c.relname <> 'employer', c.relname
        """;

    /// <summary>Small, and looked at beside the rows of units. The other small tables have triggers, which no spread table may have.</summary>
    private static readonly string[] EverywhereTables = ["finding"];

    /// <summary>Spreads one table after the other; what was spread before is left alone, so that after any failure the same call goes on.</summary>
    /// <exception cref="DatabaseUnavailableException">The server has no Citus; nothing was changed.</exception>
    /// <exception cref="DatabaseBusyException">Somebody else works with the database; nothing was changed.</exception>
    public static IEnumerable<SpreadTable> Spread(Database database)
    {
        // Sessions that this process keeps for later are nobody else's.
        NpgsqlConnection.ClearAllPools();
        using var connection = database.ConnectAsOwner();
        CheckCitus(connection);
        CheckAlone(connection);
        foreach (var table in connection.Ask<string[]>($"select array({LargeTables})"))
        {
            yield return Spread(connection, table, byUnit: true);
        }

        foreach (var table in EverywhereTables)
        {
            yield return Spread(connection, table, byUnit: false);
        }
    }

    private static SpreadTable Spread(NpgsqlConnection connection, string table, bool byUnit)
    {
        var was = connection.Ask<bool>("select exists (select 1 from pg_dist_partition where logicalrelid = @table::regclass)", ("table", table));
        if (!was)
        {
            connection.Do(
                (byUnit, table) switch
                {
                    (false, _) => "select create_reference_table(@table::regclass)",
                    (true, "employer") => "select create_distributed_table(@table::regclass, 'uscc', colocate_with => 'none')",
                    _ => "select create_distributed_table(@table::regclass, 'uscc', colocate_with => 'employer')",
                },
                ("table", table));
        }

        return new SpreadTable(table, byUnit, was);
    }

    private static void CheckCitus(NpgsqlConnection connection)
    {
        var version = connection.Ask<string?>("select extversion from pg_extension where extname = 'citus'");
        if (version is null)
        {
            throw new DatabaseUnavailableException(connection.Ask<bool>("select exists (select 1 from pg_available_extensions where name = 'citus')")
                ? "The server has Citus, but this database does not: as its administrator run CREATE EXTENSION citus in it, then this command again. Nothing was changed. 数据库尚未启用 Citus 扩展，未作任何改动。"
                : $"The server has no Citus. Install version {OldestCitus} or later for its PostgreSQL (such as the package postgresql-15-citus-12.1), put citus first in shared_preload_libraries, restart, run CREATE EXTENSION citus in the database, add the machines with citus_add_node, then run this command again. Nothing was changed. 服务器未安装 Citus，未作任何改动。");
        }

        if (!int.TryParse(version.Split('.', '-')[0], out var major) || major < OldestCitus)
        {
            throw new DatabaseUnavailableException($"This database has Citus {version}; version {OldestCitus} or later is needed. Nothing was changed. Citus 版本过低，未作任何改动。");
        }
    }

    /// <summary>A table that is spread is locked for as long as its rows travel: in a maintenance window, when nobody works.</summary>
    private static void CheckAlone(NpgsqlConnection connection)
    {
        var others = connection.Ask<long>(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and application_name not like 'citus%'
            """);
        if (others > 0)
        {
            throw new DatabaseBusyException($"{others} other sessions work with this database: stop the workers (quota work), the web application and other commands, then run this again. Nothing was changed. 另有 {others} 个会话正在使用数据库，请先停止其他程序；未作任何改动。");
        }
    }
}

/// <summary>What is asked needs the database for itself, and others work with it.</summary>
public sealed class DatabaseBusyException(string message) : Exception(message);
