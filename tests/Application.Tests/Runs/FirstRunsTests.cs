using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Runs where nothing has run before.</summary>
public sealed class FirstRunsTests(Postgres postgres)
{
    [Fact]
    public void Several_runs_at_once_may_be_the_first_of_a_year()
    {
        using var database = postgres.NewDatabase(postgres.BaseFilesImported);
        using var held = database.Connect();
        using var transaction = held.BeginTransaction();

        // All of them have looked for the year's partitions before the first of them makes one.
        held.Do("lock table run_chunk in exclusive mode");
        var commands = Enumerable.Range(0, 4).Select(_ => database.Start(TestDatabase.RunArguments())).ToList();
        database.WaitUntilBlocked(sessions: 4);
        transaction.Rollback();

        var results = commands.ConvertAll(QuotaCommand.Finish);
        commands.ForEach(command => command.Dispose());

        Assert.All(results, result => Assert.True(result.Exit == 0, result.Stderr));
        Assert.Equal(4, database.Ask<long>("select count(distinct run_id) from assessment"));
        Assert.Equal(1, database.Ask<long>("select count(distinct digest) from run where state = 2"));
    }

    [Fact]
    public void Several_samples_at_once_may_be_the_first_of_a_year()
    {
        using var database = postgres.NewDatabase(postgres.BaseFilesImported);
        var commands = Enumerable.Range(0, 3).Select(_ => database.Start([.. TestDatabase.RunArguments(), "--sample", "2"])).ToList();

        var results = commands.ConvertAll(QuotaCommand.Finish);
        commands.ForEach(command => command.Dispose());

        Assert.All(results, result => Assert.True(result.Exit == 0, result.Stderr));
        Assert.Equal(6, database.Count("run_unit"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_register_without_units_of_the_region_starts_no_run_and_says_what_is_missing(bool headerAlone)
    {
        using var database = postgres.NewDatabase();
        using var desk = new Desk(BaseFiles.Register(0));
        if (headerAlone)
        {
            database.ImportAll(desk);
        }

        var result = database.Quota(TestDatabase.RunArguments());

        Assert.Equal(2, result.Exit);
        Assert.Contains("import it first", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(0, database.Count("run"));
    }
}
