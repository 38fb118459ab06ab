using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuotaCompliance.Persistence.Migrations;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Migrations;

/// <summary>What the migrations make is what the program was built for.</summary>
public sealed class SchemaTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewEmptyDatabase();

    public static TheoryData<string> LargeTables => ["employer", "filing", "refused_filing", "placement", "assessment", "unit_credit", "run_unit"];

    public void Dispose() => database.Dispose();

    [Fact]
    public void The_newest_migration_is_the_one_the_program_asks_for()
    {
        using var context = QuotaDbContext.For(database.ConnectionString);

        Assert.Equal(Latest.Id, context.Database.GetMigrations().Max(StringComparer.Ordinal));
    }

    [Fact]
    public void No_change_of_the_model_is_without_a_migration()
    {
        using var context = QuotaDbContext.For(database.ConnectionString);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    /// <summary>With UPDATE_SCHEMA=1 it is written anew.</summary>
    [Fact]
    public void The_script_for_new_databases_is_what_the_migrations_do()
    {
        using var context = QuotaDbContext.For(database.ConnectionString);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(Repository.Path("src/Persistence/Migrations/schema.sql"), script);
            return;
        }

        Assert.Equal(script, NewSchema.Script);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Migration.InitialDatabase)]
    public void Several_commands_at_once_make_one_schema(string before)
    {
        using var context = QuotaDbContext.For(database.ConnectionString);
        if (before.Length > 0)
        {
            context.GetService<IMigrator>().Migrate(before);
        }

        Parallel.For(0, 4, _ => Migrate());

        Assert.Equal(context.Database.GetMigrations(), context.Database.GetAppliedMigrations());
    }

    [Fact]
    public void The_schema_is_made_once_and_left_alone_afterwards()
    {
        Migrate();
        var first = database.Rows("select \"MigrationId\" from migration order by 1");
        database.Do("comment on table employer is 'untouched'");

        Migrate();

        Assert.Equal(first, database.Rows("select \"MigrationId\" from migration order by 1"));
        Assert.Equal("untouched", database.Ask<string>("select obj_description('employer'::regclass)"));
    }

    /// <summary>The dumps of earlier releases begin with it; whoever folds migrations into one again has them all to think of.</summary>
    [Fact]
    public void The_first_migration_stays_the_one_that_released_databases_began_with()
    {
        using var context = QuotaDbContext.For(database.ConnectionString);

        Assert.Equal(Latest.FirstId, context.Database.GetMigrations().Min(StringComparer.Ordinal));
    }

    /// <summary>Eleven migrations came before the first release; some databases stopped half-way.</summary>
    [Theory]
    [InlineData("20261124000455_Initial")]
    [InlineData("20261124000455_Initial", "20261124003613_Notices")]
    [InlineData("20261125051200_Duties", "20261125141836_ClosedRuns")]
    public void A_database_from_before_the_first_release_is_refused_and_left_as_it_is(params string[] migrations)
    {
        database.Do("""
            create table migration ("MigrationId" character varying(150) primary key, "ProductVersion" character varying(32) not null);
            create table employer (review_year integer not null, uscc text not null);
            insert into employer values (2023, '9164020299X8C64U3Q');
            """);
        database.Do($"insert into migration select unnest(array['{string.Join("', '", migrations)}']), '10.0.15'");
        const string Everything = "select c.oid, relname, relacl, (select count(*) from employer) as rows, (select count(*) from migration) as migrations from pg_class c where relnamespace = 'public'::regnamespace order by 1";
        var before = database.Rows(Everything);

        Assert.All(new[] { "review show", "notices list", "audit verify" }, line =>
        {
            var result = database.Quota(line.Split(' '));
            Assert.Equal(7, result.Exit);
            Assert.Contains("made by a version before 0.2.0 that was never released", result.Stderr, StringComparison.Ordinal);
            Assert.Contains("import the files anew", result.Stderr, StringComparison.Ordinal);
            Assert.Contains("重新导入", result.Stderr, StringComparison.Ordinal);
            Assert.Empty(result.Stdout);
        });
        Assert.Contains("made by a version before 0.2.0", database.Quota("doctor").Stdout, StringComparison.Ordinal);
        Assert.Equal(before, database.Rows(Everything));
    }

    [Theory]
    [MemberData(nameof(LargeTables))]
    public void A_large_table_is_cut_by_review_year_and_keyed_by_year_and_unit(string table)
    {
        using var made = postgres.NewDatabase();

        Assert.Equal(table is "assessment" or "unit_credit" ? "RANGE (review_year, run_id)" : "LIST (review_year)", made.Ask<string>($"select pg_get_partkeydef('{table}'::regclass)"));
        var key = made.Ask<string[]>(
            $"""
            select array_agg(a.attname::text order by k.place)
            from pg_index i, unnest(i.indkey) with ordinality k(attribute, place), pg_attribute a
            where i.indrelid = '{table}'::regclass and i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.attribute
            """);
        Assert.Equal("review_year", key[0]);
        Assert.Contains("uscc", key);
    }

    [Fact]
    public void Every_table_that_knows_units_is_among_the_large_ones()
    {
        using var made = postgres.NewDatabase();

        var withUnits = made.Ask<string[]>(
            """
            select array_agg(distinct c.table_name::text) from information_schema.columns c
            where c.table_schema = 'public' and c.column_name = 'uscc' and c.table_name <> 'finding'
            """);
        Assert.Equal(LargeTables.Select(row => row.Data).Order(StringComparer.Ordinal), withUnits.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LargeTables))]
    public void Units_are_ordered_byte_by_byte_as_in_files(string table)
    {
        using var made = postgres.NewDatabase();

        Assert.Equal("C", made.Ask<string>($"select c.collation_name::text from information_schema.columns c where c.table_name = '{table}' and c.column_name = 'uscc'"));
    }

    private void Migrate() => Database.Open("", database.ConnectionString).Dispose();
}
