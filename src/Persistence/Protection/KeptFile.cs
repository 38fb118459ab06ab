using System.Security.Cryptography;
using Npgsql;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>An input file and how it fared, as it is kept.</summary>
public sealed record KeptFile(FileKind Kind, int Year, string Name, byte[] Sha256, long Bytes, long Read, long Accepted, string By, DateOnly On, DateTimeOffset At, string Reason)
{
    private const int PartSize = 4 << 20;

    /// <summary>The file kept last with the very same bytes for the same year.</summary>
    public static KnownFile? Find(NpgsqlConnection connection, FileKind kind, int year, byte[] sha256)
    {
        using var command = Sql.Command(
            connection,
            """
            select id, rows_read, rows_accepted, not exists (select 1 from source_file later where later.id > f.id and later.review_year in (0, @year))
            from source_file f where kind = @kind and review_year = @year and sha256 = @hash order by id desc limit 1
            """,
            ("kind", (short)kind), ("year", year), ("hash", sha256));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new KnownFile(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetBoolean(3)) : null;
    }

    /// <summary>The number of the next file.</summary>
    public static long NextId(NpgsqlConnection connection) => connection.Ask<long>("select nextval(pg_get_serial_sequence('source_file', 'id'))");

    /// <summary>One import of a kind and year at a time; it is held until the transaction ends.</summary>
    public static void Lock(NpgsqlConnection connection, FileKind kind, int year) =>
        connection.Do("select pg_advisory_xact_lock(@kind, @year)", ("kind", (int)kind), ("year", year));

    /// <summary>Keeps the facts and, sealed, the bytes.</summary>
    /// <returns>The SHA-256 of the bytes that were kept.</returns>
    public byte[] Keep(NpgsqlConnection connection, long id, Stream content, FileSeal seal)
    {
        KeepFacts(connection, id);
        using var parts = new CopyWriter(connection, "copy source_file_part (file_id, number, key_number, content) from stdin (format binary)", 4);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartSize];
        for (var number = 1; content.ReadAtLeast(buffer, PartSize, throwOnEndOfStream: false) is > 0 and var length; number++)
        {
            var part = buffer.AsSpan(0, length);
            hash.AppendData(part);
            parts.StartRow();
            parts.Write(id);
            parts.Write(number);
            parts.Write(seal.Key.Number);
            parts.WriteBytes(seal.Seal(id, number, part));
        }

        parts.Complete();
        return hash.GetHashAndReset();
    }

    /// <summary>Keeps the facts alone.</summary>
    internal void KeepFacts(NpgsqlConnection connection, long id) => connection.Do(
        """
        insert into source_file (id, kind, review_year, name, sha256, bytes, rows_read, rows_accepted, imported_by, imported_on, imported_at, reason)
        overriding system value values (@id, @kind, @year, @name, @hash, @bytes, @read, @accepted, @by, @on, @at, @reason)
        """,
        ("id", id), ("kind", (short)Kind), ("year", Year), ("name", Name), ("hash", Sha256), ("bytes", Bytes), ("read", Read),
        ("accepted", Accepted), ("by", By), ("on", On), ("at", At.ToUniversalTime()), ("reason", Reason));
}

/// <summary>A file that was kept before.</summary>
/// <param name="IsLatest">Nothing that its rows are checked against or compared with came in since.</param>
public sealed record KnownFile(long Id, long Read, long Accepted, bool IsLatest);
