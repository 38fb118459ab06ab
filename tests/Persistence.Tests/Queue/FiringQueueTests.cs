using Npgsql;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Queue;

/// <summary>A firing is in one worker's hands at a time, whatever happens to clocks and workers.</summary>
public sealed class FiringQueueTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Due = new(2025, 1, 2, 2, 0, 0, TimeSpan.Zero);
    private readonly TestDatabase database;
    private readonly NpgsqlConnection connection;

    public FiringQueueTests(Postgres postgres)
    {
        database = postgres.NewDatabase();
        connection = database.Connect();
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    [Fact]
    public void The_same_job_at_the_same_time_for_the_same_region_and_year_is_one_firing()
    {
        Assert.NotNull(Enter());
        Assert.Null(Enter());
        Assert.NotNull(Enter(region: 640203));
        Assert.NotNull(Enter(year: 2022));
        Assert.NotNull(Enter(due: Due.AddSeconds(1)));
    }

    [Fact]
    public void Two_firings_of_one_job_and_region_are_not_done_side_by_side()
    {
        var (first, second, elsewhere) = (Enter()!.Value, Enter(due: Due.AddDays(1))!.Value, Enter(region: 640203)!.Value);
        var held = Claim(first)!;
        Assert.Null(Claim(first));
        Assert.Null(Claim(second));
        Assert.NotNull(Claim(elsewhere));
        Assert.True(FiringQueue.End(connection, held, new FiringEnd(FiringState.Done, 0, "", null, "")));
        Assert.NotNull(Claim(second));
    }

    [Fact]
    public void Who_was_overtaken_neither_holds_on_nor_writes_how_it_ended()
    {
        var mine = Claim(Enter()!.Value)!;
        connection.Do("update job_firing set lease_until = clock_timestamp() - interval '1 second'");
        var theirs = Claim(mine.Id)!;
        Assert.True(theirs.Token > mine.Token);
        Assert.Equal(2, theirs.Takings);

        Assert.False(FiringQueue.Extend(connection, mine, Lease));
        Assert.False(FiringQueue.End(connection, mine, new FiringEnd(FiringState.Failed, 1, "", null, "mine")));
        FiringQueue.GiveBack(connection, mine);
        Assert.Equal([$"(2,{theirs.Token})"], database.Rows("select state, token from job_firing"));
        Assert.True(FiringQueue.Extend(connection, theirs, Lease));
    }

    /// <summary>Else the firing of a dead worker would wait for the hour that the clock goes through twice.</summary>
    [Fact]
    public void A_lease_from_before_the_servers_clock_was_set_back_is_over()
    {
        var (mine, other) = (Claim(Enter()!.Value)!, Enter(due: Due.AddDays(1))!.Value);
        Assert.Empty(FiringQueue.Waiting(connection));
        connection.Do("update job_firing set lease_until = lease_until + interval '1 hour' where state = 2");
        Assert.Equal([mine.Id, other], FiringQueue.Waiting(connection).Select(waiting => waiting.Id));
        Assert.True(Claim(mine.Id)!.Token > mine.Token);
    }

    [Fact]
    public void What_is_handed_back_was_not_taken()
    {
        var mine = Claim(Enter()!.Value)!;
        FiringQueue.GiveBack(connection, mine);
        Assert.Equal(1, Claim(mine.Id)!.Takings);
    }

    private long? Enter(int region = 640202, int year = 2023, DateTimeOffset? due = null) =>
        FiringQueue.Enter(connection, new NewFiring("annual-review", due ?? Due, region, year, FiringCause.Due, "job:annual-review", "reviews"));

    private Firing? Claim(long id) => FiringQueue.Claim(connection, id, "test", Lease);
}
