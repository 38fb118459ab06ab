using System.Text;
using Npgsql;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Protection;

/// <summary>What stands in the tables: no person, and nothing that opens anywhere but in its place.</summary>
public sealed class SealTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    /// <summary>Nor would whoever holds the disk find one: pages are read as they lie there.</summary>
    [Fact]
    public void No_page_of_the_tables_holds_a_person()
    {
        database.Do("checkpoint");

        // Units are not secret: what reads the pages can see what stands there.
        Assert.Contains("employer_2023", TablesWith("大武口甲机械有限公司"));
        foreach (var secret in Secrets.OfBaseFiles)
        {
            Assert.Empty(TablesWith(secret));
        }

        List<string> TablesWith(string text) => [.. Pages().Where(table => table.Content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0).Select(table => table.Name)];
    }

    [Theory]
    [InlineData("person")]
    [InlineData("identity")]
    [InlineData("person, identity")]
    [InlineData("person_key")]
    public void Values_swapped_between_two_rows_are_noticed(string columns)
    {
        database.Do($"""
            update placement p set ({columns}) = (select {string.Join(", ", columns.Split(", ").Select(c => $"other.{c}"))} from placement other where other.uscc <> p.uscc)
            """);

        var check = database.Quota("keys", "check");
        Assert.Equal(6, check.Exit);
        Assert.Contains("of 91640202MA76", check.Stderr, StringComparison.Ordinal);
        if (columns != "identity")
        {
            Assert.Equal(6, database.Quota("explain", BaseFiles.UnitA, "--year", "2023").Exit);
            Assert.Equal(6, database.Quota(TestDatabase.RunArguments()).Exit);
            Assert.Equal(["(3)"], database.Rows("select state from run"));
        }
    }

    [Theory]
    [InlineData("update placement set person = set_byte(person, length(person) - 1, get_byte(person, length(person) - 1) # 1)")]
    [InlineData("update placement set person = set_byte(person, 15, get_byte(person, 15) # 1)")]
    [InlineData("update placement set person = substr(person, 1, 20)")]
    [InlineData("update placement set person = ''")]
    [InlineData("update placement set identity = ''")]
    [InlineData("update placement set person = '\\x000000'::bytea || '999999197911238534'::bytea || '\\x03'::bytea, person_key = '999999197911238534'")]
    [InlineData("update placement set person = set_byte(person, 0, 2)")]
    [InlineData("update source_file_part set content = substr(content, 1, length(content) - 1)")]
    [InlineData("update source_file_part set content = ''")]
    [InlineData("update source_file_part set content = (select o.content from source_file_part o where o.file_id <> source_file_part.file_id limit 1)")]
    public void A_value_changed_by_hand_is_noticed(string sql)
    {
        database.Do(sql);

        var check = database.Quota("keys", "check");

        Assert.True(check.Exit == 6, $"{check.Exit}: {check.Stderr}");
    }

    [Fact]
    public void A_row_moved_to_another_year_or_unit_does_not_open()
    {
        database.Do($"update placement set uscc = '{BaseFiles.UnitC}' where uscc = '{BaseFiles.UnitA}'");

        Assert.Equal(6, database.Quota("keys", "check").Exit);
    }

    [Fact]
    public void The_report_role_sees_no_placement_and_no_kept_file()
    {
        foreach (var table in new[] { "placement", "source_file_part", "sealing_key" })
        {
            var refusal = Assert.Throws<PostgresException>(() => database.Do($"set role quota_report; select * from {table}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        database.Do("set role quota_report; select * from assessment");
    }

    [Fact]
    public void The_application_may_seal_anew_but_edit_nothing_that_was_filed()
    {
        foreach (var column in new[] { "wages", "insured_months", "contract_from", "counted_at", "certificate_type", "uscc", "review_year" })
        {
            var refusal = Assert.Throws<PostgresException>(() => database.Do($"set role quota_application; update placement set {column} = {column}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        database.Do("set role quota_application; update placement set person = person");
    }

    /// <summary>Every table of ours with its overflow, byte for byte.</summary>
    private List<(string Name, byte[] Content)> Pages()
    {
        using var connection = database.Connect();
        using var command = Persistence.Sql.Command(
            connection,
            """
            select coalesce(main.relname, c.relname)::text, pg_read_binary_file(pg_relation_filepath(c.oid))
            from pg_class c left join pg_class main on main.reltoastrelid = c.oid
            where c.relkind in ('r', 't', 'i') and 'public'::regnamespace in (c.relnamespace, main.relnamespace)
            """);
        using var reader = command.ExecuteReader();
        var pages = new List<(string, byte[])>();
        while (reader.Read())
        {
            pages.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return pages;
    }
}
