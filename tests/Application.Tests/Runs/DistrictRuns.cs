using System.Globalization;
using Npgsql;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Runs of the made-up district in chunks of a hundred units, and what must be true of every one of them.</summary>
internal sealed class DistrictRuns(TestDatabase database, MadeUpDistrict district)
{
    public static readonly string[] InSmallChunks = [.. TestDatabase.RunArguments(), "--chunk", "100"];

    /// <summary>Planned for whoever works.</summary>
    public int Plan()
    {
        var result = database.Quota([.. InSmallChunks, "--queue"]);
        Assert.True(result.Exit == 0, result.Stderr);
        return int.Parse(result.Stdout.Trim(), CultureInfo.InvariantCulture);
    }

    public bool IsRunning(int run) => database.Ask<short>($"select state from run where id = {run}") == 1;

    public void WaitForTheEnd(int run) => Wait.Until(
        () => !IsRunning(run), "the run ends", TimeSpan.FromMinutes(3),
        () => string.Join('\n', database.Rows($"select kind, state, worker, count(*), max(lease_until - clock_timestamp()) from run_chunk where run_id = {run} group by 1, 2, 3")));

    public long ChunksDone(int run) => database.Ask<long>($"select count(*) from run_chunk where run_id = {run} and kind = 2 and state = 3");

    /// <summary>Lets a few chunks be done, then keeps so many workers among the rows of their next ones, until it is disposed.</summary>
    public NpgsqlConnection HoldWriters(int run, int workers = 1)
    {
        Wait.Until(() => ChunksDone(run) > 5, "chunks are done");
        var held = database.Connect();
        held.BeginTransaction();
        held.Do("lock table assessment in exclusive mode");
        database.WaitUntilBlocked(workers);
        return held;
    }

    public long ChunksTaken(int run) => database.Ask<long>($"select count(*) from run_chunk where run_id = {run} and state = 2");

    /// <summary>How often a chunk was taken that somebody had taken before.</summary>
    public long ChunksRedone(int run) => database.Ask<long>($"select sum(takings) - count(*) from run_chunk where run_id = {run}");

    /// <summary>As if the time of those who hold chunks had run out.</summary>
    public void EndLeases() => database.Do("update run_chunk set lease_until = clock_timestamp() where state = 2");

    /// <summary>A draft that only waits for its release, with every unit once and the digest of the run that nobody disturbed.</summary>
    public void AssertUndisturbed(int run)
    {
        var (state, note) = (database.Ask<short>($"select state from run where id = {run}"), database.Ask<string>($"select note from run where id = {run}"));
        Assert.True(state == 2, $"run {run} is in state {state}: {note}");
        Assert.Equal(district.Digest, database.Ask<string>($"select digest from run where id = {run}"));
        Assert.Equal(MadeUpDistrict.Units, database.Ask<long>($"select count(*) from assessment where run_id = {run}"));
        Assert.Equal(MadeUpDistrict.Units, database.Ask<long>($"select count(distinct uscc) from assessment where run_id = {run}"));
    }
}
