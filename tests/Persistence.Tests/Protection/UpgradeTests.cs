using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Protection;

/// <summary>A database that an earlier version filled in clear is sealed when it is first opened.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Before = "20261124170114_Runs";

    private readonly Postgres postgres;
    private readonly TestDatabase database;
    private readonly Desk desk = new(new BaseFiles());

    public UpgradeTests(Postgres postgres)
    {
        this.postgres = postgres;
        database = postgres.NewEmptyDatabase();
        using var context = QuotaDbContext.For(database.ConnectionString);
        context.GetService<IMigrator>().Migrate(Before);
        var placements = File.ReadAllText(desk.PathOf("placements")).Replace("'", "''", StringComparison.Ordinal);
        database.Do($"""
            insert into source_file (id, kind, review_year, name, sha256, bytes, rows_read, rows_accepted, imported_by, imported_on, imported_at, reason) overriding system value
            values (1, 1, 2023, 'e.csv', '\x01', 1, 3, 3, 'a', '2024-03-01', now(), ''), (2, 2, 2023, 'f.csv', '\x02', 1, 2, 2, 'a', '2024-03-01', now(), ''), (3, 3, 2023, 'p.csv', '\x03', 1, 3, 3, 'a', '2024-03-01', now(), '');
            select setval(pg_get_serial_sequence('source_file', 'id'), 3);
            insert into source_file_part values (3, 1, convert_to('{placements}', 'UTF8'));
            create table employer_2023 partition of employer for values in (2023);
            create table filing_2023 partition of filing for values in (2023);
            create table placement_2023 partition of placement for values in (2023);
            insert into employer (review_year, uscc, version, name, kind, region, registered_on, commission_member, concentrated, file_id, line)
            values (2023, '{BaseFiles.UnitA}', 1, '大武口甲机械有限公司', 3, 640202, '2015-06-01', false, false, 1, 2), (2023, '{BaseFiles.UnitB}', 1, '大武口乙服务有限公司', 3, 640202, '2016-07-01', false, false, 1, 3),
                   (2023, '{BaseFiles.UnitC}', 1, '大武口丙商贸有限公司', 3, 640202, '2017-08-01', false, false, 1, 4);
            insert into filing (review_year, uscc, version, monthly, average, seasonal, payroll, filed_on, file_id, line)
            values (2023, '{BaseFiles.UnitA}', 1, 1200, null, 0, 6000000, '2024-03-15', 2, 2), (2023, '{BaseFiles.UnitB}', 1, 0, 80, 0, 4000000.50, '2024-04-16', 2, 3);
            insert into placement (review_year, uscc, person_id, version, replaced_by, name, certificate_type, certificate_no, grade, certificate_valid_to, contract_from, contract_to, insured_months, wages, file_id, line)
            values (2023, '{BaseFiles.UnitA}', '{BaseFiles.IdA}', 1, 3, '旧名', 1, '{BaseFiles.IdA}43', 3, '2030-12-31', '2020-01-01', null, 4095, array[5000.00], 3, 2),
                   (2023, '{BaseFiles.UnitA}', '{BaseFiles.IdA}', 2, null, '{BaseFiles.PersonA}', 1, '{BaseFiles.IdA}43', 3, '2030-12-31', '2020-01-01', null, 4095, array[5000.00], 3, 2),
                   (2023, '{BaseFiles.UnitB}', '{BaseFiles.IdB}', 1, null, '{BaseFiles.PersonB}', 1, '{BaseFiles.IdB}32', 2, null, '2021-02-03', '2025-02-02', 4095, array[4500.50], 3, 3);
            """);
    }

    public void Dispose()
    {
        database.Dispose();
        desk.Dispose();
    }

    [Fact]
    public void Clear_rows_are_sealed_before_anything_reads_them_and_give_the_same_figures()
    {
        using var imported = postgres.NewDatabase(postgres.BaseFilesImported);
        imported.Run();

        database.Run();

        Assert.Equal(imported.Export(), database.Export());
        Assert.Equal(imported.Ask<string>("select digest from run"), database.Ask<string>("select digest from run"));
        Assert.Equal(["(2023,1)"], database.Rows("select * from placement_key"));
        Assert.Equal(0, database.Quota("keys", "check").Exit);
        Assert.Equal(File.ReadAllBytes(desk.PathOf("placements")), database.KeptBytes());
        Assert.Contains("0 new, 0 changed, 2 unchanged", database.Import("placements", desk.PathOf("placements")).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upgrade_that_was_cut_off_goes_on_at_the_next_opening()
    {
        using (var context = QuotaDbContext.For(database.ConnectionString))
        {
            context.Database.Migrate();
        }

        Assert.Equal(["(2023,0)"], database.Rows("select * from placement_key"));
        using (var held = database.Connect())
        {
            // The rows come first, the file's part is in another's hands: what is done stays done.
            using var transaction = held.BeginTransaction();
            held.Do("select 1 from source_file_part for update");
            database.Open().Dispose();
        }

        Assert.Equal(["(2023,1)"], database.Rows("select * from placement_key"));
        Assert.Equal(["(0)"], database.Rows("select key_number from source_file_part"));
        database.Open().Dispose();
        Assert.Equal(["(1)"], database.Rows("select key_number from source_file_part"));
        Assert.Equal(0, database.Quota("keys", "check").Exit);
    }

    [Fact]
    public void No_page_of_the_upgraded_tables_holds_a_person_any_more()
    {
        database.Open().Dispose();

        AssertNobodyOnItsPages();
    }

    /// <summary>The server keeps replaced rows for whoever could still see them: they are not to outlive the upgrade.</summary>
    [Fact]
    public void A_session_with_an_old_view_does_not_carry_a_person_over()
    {
        using var other = database.Connect();
        other.Do("begin isolation level repeatable read; select 1");
        database.Open().Dispose();
        AssertNobodyOnItsPages();
    }

    private void AssertNobodyOnItsPages()
    {
        foreach (var table in new[] { "placement_2023", "source_file_part" })
        {
            var pages = database.Ask<byte[]>($"select pg_read_binary_file(pg_relation_filepath('{table}'))");
            foreach (var secret in Secrets.OfBaseFiles.Append("旧名"))
            {
                Assert.True(pages.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) < 0, $"a secret stands in {table}");
            }
        }
    }
}
