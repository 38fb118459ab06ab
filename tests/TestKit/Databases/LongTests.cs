using QuotaCompliance.Application.Documents;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>Tests that take their time are asked for: <c>./test all</c>.</summary>
public static class LongTests
{
    public static bool Asked => Environment.GetEnvironmentVariable("QUOTA_TEST_ALL") is { Length: > 0 };
}
