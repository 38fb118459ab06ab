using System.Diagnostics;

namespace QuotaCompliance.Persistence.Tests;

/// <summary>Waits for what another process is about to do.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static void Until(Func<bool> holds, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            if (waited.Elapsed > Limit)
            {
                throw new TimeoutException($"waited in vain until {what}");
            }

            Thread.Sleep(10);
        }
    }
}
