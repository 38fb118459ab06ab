namespace QuotaCompliance.Persistence.Tests;

/// <summary>Tests that take their time are asked for: <c>./test all</c>.</summary>
internal static class LongTests
{
    public static bool Asked => Environment.GetEnvironmentVariable("QUOTA_TEST_ALL") is { Length: > 0 };
}
