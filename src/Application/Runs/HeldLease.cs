using Npgsql;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Application.Runs;

/// <summary>Keeps a lease alive from a connection of its own while its work is done.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly Database database;
    private readonly Func<NpgsqlConnection, bool> extend;
    private readonly CancellationTokenSource lost = new();
    private readonly ITimer heartbeat;

    /// <param name="extend">Answers false when another worker has the work.</param>
    public HeldLease(Database database, Func<NpgsqlConnection, bool> extend, TimeSpan lease, TimeProvider clock)
    {
        this.database = database;
        this.extend = extend;
        heartbeat = clock.CreateTimer(_ => Beat(), null, lease / 3, lease / 3);
    }

    /// <summary>Another worker has it.</summary>
    public bool IsLost => lost.IsCancellationRequested;

    /// <summary>Cancelled when another worker has it.</summary>
    public CancellationToken Lost => lost.Token;

    public void Dispose() => heartbeat.Dispose();

    private void Beat()
    {
        try
        {
            using var connection = database.Connect();
            if (!extend(connection))
            {
                lost.Cancel();
            }
        }
        catch (NpgsqlException)
        {
            // The next beat tries again; when none gets through the lease ends, and the token guards what is written.
        }
    }
}
