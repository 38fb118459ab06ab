using Npgsql;
using NpgsqlTypes;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>An input file and how it fared, as it is kept.</summary>
public sealed record KeptFile(FileKind Kind, int Year, string Name, byte[] Sha256, long Bytes, long Read, long Accepted, string By, DateOnly On, DateTimeOffset At, string Reason)
{
    private const int PartSize = 4 << 20;

    /// <summary>The counts of a file kept before, when the very same bytes came in for the same year.</summary>
    public static (long Id, long Read, long Accepted)? Find(NpgsqlConnection connection, FileKind kind, int year, byte[] sha256)
    {
        using var command = Sql.Command(
            connection,
            "select id, rows_read, rows_accepted from source_file where kind = @kind and review_year = @year and sha256 = @hash",
            ("kind", (short)kind), ("year", year), ("hash", sha256));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)) : null;
    }

    /// <summary>The number of the next file.</summary>
    public static long NextId(NpgsqlConnection connection) => connection.Ask<long>("select nextval(pg_get_serial_sequence('source_file', 'id'))");

    /// <summary>One import of a kind and year at a time; it is held until the transaction ends.</summary>
    public static void Lock(NpgsqlConnection connection, FileKind kind, int year) =>
        connection.Do("select pg_advisory_xact_lock(@kind, @year)", ("kind", (int)kind), ("year", year));

    /// <summary>Keeps the facts and, sealed, the bytes.</summary>
    public void Keep(NpgsqlConnection connection, long id, Stream content, FileSeal seal)
    {
        connection.Do(
            """
            insert into source_file (id, kind, review_year, name, sha256, bytes, rows_read, rows_accepted, imported_by, imported_on, imported_at, reason)
            overriding system value values (@id, @kind, @year, @name, @hash, @bytes, @read, @accepted, @by, @on, @at, @reason)
            """,
            ("id", id), ("kind", (short)Kind), ("year", Year), ("name", Name), ("hash", Sha256), ("bytes", Bytes), ("read", Read),
            ("accepted", Accepted), ("by", By), ("on", On), ("at", At.ToUniversalTime()), ("reason", Reason));
        using var parts = connection.BeginBinaryImport("copy source_file_part (file_id, number, key_number, content) from stdin (format binary)");
        var buffer = new byte[PartSize];
        for (var number = 1; content.ReadAtLeast(buffer, PartSize, throwOnEndOfStream: false) is > 0 and var length; number++)
        {
            parts.StartRow();
            parts.Write(id, NpgsqlDbType.Bigint);
            parts.Write(number, NpgsqlDbType.Integer);
            parts.Write(seal.Key.Number, NpgsqlDbType.Integer);
            parts.Write(seal.Seal(id, number, buffer.AsSpan(0, length)), NpgsqlDbType.Bytea);
        }

        parts.Complete();
    }
}
