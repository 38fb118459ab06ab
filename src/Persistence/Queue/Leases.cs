namespace QuotaCompliance.Persistence.Queue;

/// <summary>When work that somebody took is anybody's again: by the database's clock, and also when that one was set back.</summary>
public static class Leases
{
    /// <summary>No lease is longer. One that ends later than this from now was given before the clock was set back: it is over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="row">A row with a state and a lease, as the statement names it.</param>
    internal static string IsHeld(string row) =>
        $"({row}.state = 2 and {row}.lease_until between clock_timestamp() and clock_timestamp() + interval '{((int)Longest.TotalSeconds).Text()} seconds')";

    /// <summary>Waiting, or left by a holder that is not heard of any more.</summary>
    internal static string IsFree(string row) => $"({row}.state = 1 or {row}.state = 2 and not {IsHeld(row)})";
}
