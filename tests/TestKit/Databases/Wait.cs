using System.Diagnostics;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>Waits for what another process is about to do.</summary>
public static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="told">How things stand, for the message when the wait is in vain.</param>
    public static void Until(Func<bool> holds, string what, TimeSpan? limit = null, Func<string>? told = null)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            if (waited.Elapsed > (limit ?? Limit))
            {
                throw new TimeoutException($"waited in vain until {what} {told?.Invoke()}");
            }

            Thread.Sleep(10);
        }
    }
}
