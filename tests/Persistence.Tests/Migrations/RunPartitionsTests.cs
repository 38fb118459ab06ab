using Npgsql;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Migrations;

/// <summary>The figures of runs lie in one partition a run, without a level of years between.</summary>
public sealed class RunPartitionsTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewEmptyDatabase();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Rows_of_a_run_lie_in_its_own_partition_each_once()
    {
        Migrate();
        using var connection = database.Connect();
        foreach (var (year, run) in new[] { (2022, 4), (2023, 5), (2023, 7) })
        {
            Partitions.EnsureRun(connection, "assessment", year, run);
            database.Do($"{Assessments(year, run)} from generate_series(1, 50) n");
        }

        Assert.Equal(
            ["(assessment_2022_run_4,50)", "(assessment_2023_run_5,50)", "(assessment_2023_run_7,50)"],
            database.Rows("select tableoid::regclass::text collate \"C\" as part, count(*) from assessment group by 1 order by 1"));
        var again = Assert.Throws<PostgresException>(() => database.Do($"{Assessments(2023, 7)} from generate_series(50, 50) n"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, again.SqlState);
    }

    [Fact]
    public void A_question_about_one_run_reads_the_partition_of_that_run_alone()
    {
        Migrate();
        using var connection = database.Connect();
        foreach (var run in new[] { 5, 6, 7 })
        {
            Partitions.EnsureRun(connection, "assessment", 2023, run);
            Partitions.EnsureRun(connection, "unit_credit", 2023, run);
        }

        foreach (var table in new[] { "assessment", "unit_credit" })
        {
            var plan = database.Plan($"select 1 from {table} where review_year = 2023 and run_id = 6");

            Assert.Contains($"{table}_2023_run_6", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("run_5", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("run_7", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Readers_of_other_runs_keep_no_new_run_waiting_nor_does_it_keep_them()
    {
        Migrate();
        using var planner = database.Connect();
        Partitions.EnsureRun(planner, "assessment", 2023, 5);
        using var reader = database.Connect();
        using var reading = reader.BeginTransaction();
        Assert.Equal(0L, reader.Ask<long>("select count(*) from assessment where review_year = 2023 and run_id = 5"));

        // Neither waits: each would give up at once.
        planner.Do("set lock_timeout = '1s'");
        using var planning = planner.BeginTransaction();
        Partitions.EnsureRun(planner, "assessment", 2023, 6);
        reader.Do("set local lock_timeout = '1s'");

        Assert.Equal(0L, reader.Ask<long>("select count(*) from assessment where review_year = 2023 and run_id = 5"));
        planning.Commit();
    }

    [Fact]
    public void A_partition_that_is_let_go_waits_for_no_reader_of_another_run()
    {
        Migrate();
        using var worker = database.Connect();
        Partitions.EnsureRun(worker, "unit_credit", 2023, 5);
        Partitions.EnsureRun(worker, "unit_credit", 2023, 6);
        worker.Do("insert into unit_credit select 2023, 6, 'U' || n, n, n, 1, true, false, false from generate_series(1, 20) n");
        using (var reader = database.Connect())
        {
            using var reading = reader.BeginTransaction();
            Assert.Equal(0L, reader.Ask<long>("select count(*) from unit_credit where review_year = 2023 and run_id = 5"));

            worker.Do("set statement_timeout = '20s'");
            Partitions.DropRun(worker, "unit_credit", 2023, 6);
        }

        Assert.Equal(0, database.Count("unit_credit"));
        Assert.True(database.Ask<bool>("select to_regclass('unit_credit_2023_run_6') is not null"));

        Partitions.DropRun(worker, "unit_credit", 2023, 6);
        Assert.False(database.Ask<bool>("select to_regclass('unit_credit_2023_run_6') is not null"));
    }

    private static string Assessments(int year, int run) => $"""
        insert into assessment select {year.Text()}, {run.Text()}, 'U' || n, 'unit ' || n, 3, 640202, false, 12 * n, 12, n, n, n, 1, n, 0.01, n, n, n, n, n, n, 0, 0, 1, 0
        """;

    private void Migrate() => Database.Open("", database.ConnectionString).Dispose();
}
