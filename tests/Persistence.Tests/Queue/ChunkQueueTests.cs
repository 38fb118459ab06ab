using Npgsql;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Queue;

/// <summary>Who holds a chunk, and what becomes of one whose holder stands still at the worst moment.</summary>
public sealed class ChunkQueueTests : IClassFixture<ChunkQueueTests.Planned>, IDisposable
{
    private static readonly ReviewYear Year = new(BaseFiles.Year);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly TestDatabase database;
    private readonly NpgsqlConnection first;
    private readonly NpgsqlConnection second;

    public ChunkQueueTests(Postgres postgres, Planned planned)
    {
        database = postgres.NewDatabase(planned.Database);
        first = database.Connect();
        second = database.Connect();
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        database.Dispose();
    }

    [Fact]
    public void A_chunk_is_held_by_one_at_a_time()
    {
        var mine = Claim(first, Long);
        Assert.NotNull(mine);
        Assert.Null(Claim(second, Long));
        Assert.True(ChunkQueue.Extend(first, mine));
    }

    [Fact]
    public void A_chunk_not_heard_of_goes_to_another_who_alone_may_finish_it()
    {
        var mine = Claim(first, Short)!;
        var theirs = ClaimInTime(second);
        Assert.Equal(mine.Number, theirs.Number);
        Assert.True(theirs.Token > mine.Token);

        Assert.False(ChunkQueue.Extend(first, mine));
        Assert.False(ChunkQueue.Complete(first, mine, default));
        ChunkQueue.GiveBack(first, mine);
        Assert.True(ChunkQueue.Complete(second, theirs, default));
    }

    [Fact]
    public void Who_stands_still_among_its_rows_loses_its_session_to_the_successor()
    {
        var mine = Claim(first, Short)!;
        using var writing = ChunkQueue.BeginWrite(first, mine with { Lease = Long });
        first.Do("insert into policy_file values ('x', 'y', '{}')");
        ClaimInTime(second);
        Assert.ThrowsAny<NpgsqlException>(() => ChunkQueue.Complete(first, mine, default));
        Assert.Equal(0, database.Ask<long>("select count(*) from policy_file where edition = 'x'"));
    }

    [Fact]
    public void Who_stands_still_before_its_commit_loses_its_session_to_the_server()
    {
        var mine = Claim(first, Short)!;
        using var writing = ChunkQueue.BeginWrite(first, mine);
        Assert.True(ChunkQueue.Complete(first, mine, default));
        var theirs = ClaimInTime(second);
        Assert.Equal(mine.Number, theirs.Number);
        Assert.ThrowsAny<NpgsqlException>(writing.Commit);
    }

    /// <summary>Else the chunk of a dead worker would wait for the hour that the clock goes through twice.</summary>
    [Fact]
    public void A_lease_from_before_the_servers_clock_was_set_back_is_over()
    {
        var mine = Claim(first, Long)!;
        first.Do("update run_chunk set lease_until = lease_until + interval '1 hour' where state = 2");
        Assert.Equal([mine.Run], ChunkQueue.RunsWithWork(second, RuleVersion.Current));
        Assert.True(Claim(second, Long)!.Token > mine.Token);
    }

    [Fact]
    public void A_run_that_was_cancelled_takes_no_more_rows()
    {
        var mine = Claim(first, Long)!;
        using (var writing = ChunkQueue.BeginWrite(first, mine))
        {
            Assert.Equal(0, database.Quota("review", "cancel", "1", "--reason", "名录有误").Exit);
            Assert.False(ChunkQueue.Complete(first, mine, default));
        }

        Assert.False(ChunkQueue.Extend(first, mine));
        ChunkQueue.GiveBack(first, mine);
        Assert.Null(Claim(second, Long));
        Assert.Empty(ChunkQueue.RunsWithWork(second, RuleVersion.Current));
    }

    /// <summary>A run that nobody has begun.</summary>
    public sealed class Planned
    {
        public Planned(Postgres postgres)
        {
            Database = postgres.NewDatabase(postgres.BaseFilesImported);
            Assert.Equal(0, Database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Exit);
        }

        public TestDatabase Database { get; }
    }

    private static Chunk? Claim(NpgsqlConnection connection, TimeSpan lease) => ChunkQueue.Claim(connection, Year, 1, "test", lease);

    private static Chunk ClaimInTime(NpgsqlConnection connection)
    {
        Chunk? chunk = null;
        Wait.Until(() => (chunk = Claim(connection, Long)) is not null, "the lease ends");
        return chunk!;
    }
}
