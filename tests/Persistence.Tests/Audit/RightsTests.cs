using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Audit;

/// <summary>What the program's own role and the one for reports may do with each table, and not a bit more.</summary>
public sealed class RightsTests(Postgres postgres) : IDisposable
{
    private static readonly WrittenTable Table = WrittenTable.Of(typeof(RightsTests).Assembly, "rights.csv");
    private readonly TestDatabase database = postgres.NewDatabase();

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("quota_application", "application")]
    [InlineData("quota_report", "report")]
    public void A_role_has_the_rights_that_are_written_down(string role, string column) => Assert.Equal(
        Table.Lines.Select(line => $"{line.Name}: {line[column]}").Order(StringComparer.Ordinal),
        database.Ask<string[]>($"""
            select array_agg(c.relname || ': ' || concat_ws(' ',
                case when has_table_privilege('{role}', c.oid, 'select') then 'select' end,
                case when has_table_privilege('{role}', c.oid, 'insert') then 'insert' end,
                case when has_table_privilege('{role}', c.oid, 'update') then 'UPDATE' end,
                (select 'update(' || string_agg(a.attname, ' ' order by a.attname) || ')' from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not has_table_privilege('{role}', c.oid, 'update') and has_column_privilege('{role}', c.oid, a.attnum, 'update')),
                case when has_table_privilege('{role}', c.oid, 'delete') then 'DELETE' end,
                case when has_table_privilege('{role}', c.oid, 'truncate') then 'TRUNCATE' end,
                case when has_table_privilege('{role}', c.oid, 'references, trigger') then 'TRIGGER' end))
            from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
            """).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("quota_application")]
    [InlineData("quota_report")]
    public void A_role_is_no_owner_and_no_administrator(string role)
    {
        Assert.Equal("(f,f,f,f,f,f)", Assert.Single(database.Rows($"select rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls from pg_roles where rolname = '{role}'")));
        Assert.Equal(0, database.Ask<long>($"select count(*) from pg_class where relowner = '{role}'::regrole and relnamespace = 'public'::regnamespace"));
        Assert.Equal(0, database.Ask<long>($"select count(*) from pg_auth_members where member = '{role}'::regrole"));
        Assert.False(database.Ask<bool>($"select has_schema_privilege('{role}', 'public', 'create')"));
    }
}
