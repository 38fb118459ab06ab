using Npgsql;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Protection;

/// <summary>What stands in the tables: no person, and nothing that opens anywhere but in its place.</summary>
public sealed class SealTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

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
}
