using System.Security.Cryptography;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.Filings;

/// <summary>The files that were brought in before.</summary>
public static class KeptFiles
{
    /// <returns>The file kept last with the very same bytes for the year; nothing when they never came in.</returns>
    public static KnownFile? Find(Database database, FileKind kind, ReviewYear year, ReadOnlySpan<byte> bytes)
    {
        using var connection = database.Connect();
        return KeptFile.Find(connection, kind, year.Value, SHA256.HashData(bytes));
    }
}
