using System.Collections.Concurrent;
using Npgsql;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>A key as one database knows it.</summary>
/// <param name="IsHere">The key file holds it.</param>
/// <param name="IsGivenUp">It was said to be lost for good.</param>
/// <param name="Years">Review years whose placements are under it.</param>
/// <param name="FileParts">Parts of kept files under it.</param>
public sealed record KeyStanding(int Number, SealingSuite Suite, DateTimeOffset MadeAt, bool IsHere, bool IsGivenUp, IReadOnlyList<int> Years, long FileParts);

/// <summary>The keys of one database: the key file, held against the check values that the database keeps.</summary>
/// <remarks>
/// Looked at when the first personal data is read or written, not before: whoever needs none needs no key.
/// A file that lacks a key, or has another one under its number, is noticed before anything is read or written.
/// </remarks>
public sealed class DatabaseKeys
{
    // Held for the transaction that makes or registers a key.
    private const string Lock = "select pg_advisory_xact_lock(hashtext('sealing_key'))";

    private readonly string path;
    private readonly Func<NpgsqlConnection> connect;
    private readonly SealingSuite suite;
    private readonly ConcurrentDictionary<int, SealingKey> trusted = new();

    /// <param name="path">The key file; made when the database has no key yet.</param>
    /// <param name="suite">Of keys that are made from now on.</param>
    internal DatabaseKeys(string path, SealingSuite suite, Func<NpgsqlConnection> connect)
    {
        this.path = path;
        this.suite = suite;
        this.connect = connect;
    }

    public string Path => path;

    /// <summary>The suite that QUOTA_CIPHER names: aes, also when it names none, or sm4.</summary>
    /// <exception cref="KeyUnavailableException">It names something else.</exception>
    public static SealingSuite SuiteNamed(string? cipher) => cipher?.ToLowerInvariant() switch
    {
        null or "" or "aes" => SealingSuite.Aes,
        "sm4" => SealingSuite.Sm4,
        _ => throw new KeyUnavailableException("QUOTA_CIPHER is aes or sm4. QUOTA_CIPHER 只能是 aes 或 sm4。"),
    };

    /// <summary>The key of that number.</summary>
    /// <exception cref="KeyUnavailableException">It is not in the file, or the file has another one under its number.</exception>
    public SealingKey Of(int number)
    {
        if (!trusted.ContainsKey(number))
        {
            Trust();
        }

        return trusted.TryGetValue(number, out var key) ? key : throw Missing(number);
    }

    /// <summary>The newest key: whatever is sealed anew is sealed with it.</summary>
    public SealingKey Current(NpgsqlConnection connection)
    {
        if (trusted.IsEmpty)
        {
            Trust();
        }

        return Of(connection.Ask<int>("select max(number) from sealing_key"));
    }

    /// <summary>Sees that a year's placements can be read.</summary>
    /// <exception cref="KeyUnavailableException">Their key is not to be had.</exception>
    public void CheckYear(int year)
    {
        using var connection = connect();
        if (KeyOfYear(connection, year) is { } number)
        {
            Of(number);
        }
    }

    /// <summary>The key that a year's placements are under; a new year takes the newest. To be asked while the year's imports are locked.</summary>
    public SealingKey OfYear(NpgsqlConnection connection, int year)
    {
        if (KeyOfYear(connection, year) is { } number)
        {
            return Of(number);
        }

        var key = Current(connection);
        connection.Do("insert into placement_key (review_year, key_number) values (@year, @key)", ("year", year), ("key", key.Number));
        return key;
    }

    /// <summary>That a key was not given up, as SQL.</summary>
    internal static string NotGivenUp(string number) => $"{number} not in (select number from sealing_key where given_up_on is not null)";

    /// <summary>The number of an envelope's key, as SQL: the two bytes after the first.</summary>
    internal static string NumberIn(string envelope) => $"(get_byte({envelope}, 1) * 256 + get_byte({envelope}, 2))";

    /// <summary>Makes a key that is the newest from now on. What is there stays under its key until it is sealed anew.</summary>
    /// <param name="recorded">Writes its entry, in the same transaction.</param>
    public SealingKey Rotate(Action<NpgsqlConnection, SealingKey>? recorded = null)
    {
        Trust();
        using var connection = connect();
        using var transaction = connection.BeginTransaction();
        connection.Do(Lock);
        var ring = KeyRing.Add(path, connection.Ask<int>("select max(number) from sealing_key"), suite, Now(connection), onlyFirst: false);
        var key = ring.Find(ring.Highest)!;
        Register(connection, key);
        recorded?.Invoke(connection, key);
        transaction.Commit();
        return Of(key.Number);
    }

    /// <summary>Says that a key is lost for good: what is under it stays and is opened by nobody, and the rosters of its years can be filed anew, under the newest key.</summary>
    /// <param name="recorded">Writes the entry, in the same transaction; gets the years.</param>
    /// <returns>The years whose rosters are to be imported again.</returns>
    /// <exception cref="InvalidOperationException">The key is here, or the database does not know it.</exception>
    public IReadOnlyList<int> GiveUp(int number, string by, DateOnly on, string reason, Action<NpgsqlConnection, IReadOnlyList<int>> recorded)
    {
        using var connection = connect();
        using var transaction = connection.BeginTransaction();
        connection.Do(Lock);
        if (KeyRing.Load(path).Find(number) is not null || !connection.Ask<bool>("select exists (select 1 from sealing_key where number = @key)", ("key", number)))
        {
            throw new InvalidOperationException($"key {number.Text()} is not lost");
        }

        var years = connection.Ask<int[]>("select array(select review_year from placement_key where key_number = @key order by 1)", ("key", number));
        connection.Do("update sealing_key set given_up_on = @on where number = @key", ("on", on), ("key", number));
        var next = Successor(connection);
        foreach (var year in years)
        {
            // As a file without rows that replaces every row: runs that read earlier files still name them.
            KeptFile.Lock(connection, FileKind.Placements, year);
            var file = KeptFile.NextId(connection);
            new KeptFile(FileKind.Placements, year, $"key {number.Text()} given up", [], 0, 0, 0, by, on, Now(connection), reason).KeepFacts(connection, file);
            connection.Do("update placement set replaced_by = @file where review_year = @year and replaced_by is null", ("file", file), ("year", year));
            connection.Do("update placement_key set key_number = @key where review_year = @year", ("key", next.Number), ("year", year));
        }

        recorded(connection, years);
        transaction.Commit();
        return years;
    }

    /// <summary>The newest key that is here, made when there is none.</summary>
    private SealingKey Successor(NpgsqlConnection connection)
    {
        var known = connection.Ask<int>("select max(number) from sealing_key");
        var ring = KeyRing.Load(path);
        if (ring.Find(known) is { } current)
        {
            return current;
        }

        ring = KeyRing.Add(path, known, suite, Now(connection), onlyFirst: false);
        Register(connection, ring.Find(ring.Highest)!);
        return ring.Find(ring.Highest)!;
    }

    /// <summary>Every key the database knows, and what is under it.</summary>
    /// <exception cref="KeyUnavailableException">The file has another key under one of the numbers.</exception>
    public IReadOnlyList<KeyStanding> Standing()
    {
        var ring = KeyRing.Load(path);
        using var connection = connect();
        CheckAgainst(ring, connection);
        using var command = Sql.Command(
            connection,
            """
            select k.number, k.suite, k.made_at, k.given_up_on is not null,
                   array(select p.review_year from placement_key p where p.key_number = k.number order by 1),
                   (select count(*) from source_file_part s where s.key_number = k.number)
            from sealing_key k order by k.number
            """);
        using var reader = command.ExecuteReader();
        var standing = new List<KeyStanding>();
        while (reader.Read())
        {
            var number = reader.GetInt32(0);
            standing.Add(new KeyStanding(
                number, (SealingSuite)reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2), ring.Find(number) is not null, reader.GetBoolean(3),
                reader.GetFieldValue<int[]>(4), reader.GetInt64(5)));
        }

        return standing;
    }

    /// <summary>Reads the file, makes it or registers its newest key where the database has none as new, and trusts what agrees.</summary>
    private void Trust()
    {
        using var connection = connect();
        using var transaction = connection.BeginTransaction();
        var ring = KeyRing.Load(path);
        var known = connection.Ask<int>("select coalesce(max(number), 0) from sealing_key");
        if (known == 0 || ring.Highest > known)
        {
            connection.Do(Lock);
            known = connection.Ask<int>("select coalesce(max(number), 0) from sealing_key");
            ring = known == 0 && ring.Highest == 0 ? KeyRing.Add(path, 0, suite, Now(connection), onlyFirst: true) : KeyRing.Load(path);
            if (ring.Highest > known)
            {
                CheckAgainst(ring, connection);
                Register(connection, ring.Find(ring.Highest)!);
            }

            transaction.Commit();
        }

        CheckAgainst(ring, connection);
        foreach (var key in ring.Keys)
        {
            trusted[key.Number] = key;
        }
    }

    private static int? KeyOfYear(NpgsqlConnection connection, int year) =>
        connection.Ask<int?>("select key_number from placement_key where review_year = @year", ("year", year));

    private static DateTimeOffset Now(NpgsqlConnection connection) => new(connection.Ask<DateTime>("select clock_timestamp()"));

    private static void Register(NpgsqlConnection connection, SealingKey key) => connection.Do(
        "insert into sealing_key (number, suite, check_value, made_at) values (@number, @suite, @check, @at)",
        ("number", key.Number), ("suite", (short)key.Suite), ("check", key.CheckValue), ("at", key.MadeAt.ToUniversalTime()));

    private void CheckAgainst(KeyRing ring, NpgsqlConnection connection)
    {
        using var command = Sql.Command(connection, "select number, suite, check_value from sealing_key order by number");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var number = reader.GetInt32(0);
            if (ring.Find(number) is { } key && ((short)key.Suite != reader.GetInt16(1) || !key.CheckValue.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(2))))
            {
                throw new KeyUnavailableException(
                    $"Key {number} in {path} is not key {number} of this database. Nothing was read or written; name the right key file in QUOTA_KEYS. 密钥与本数据库不符，未读写任何内容，请用 QUOTA_KEYS 指定正确的密钥文件。");
            }
        }
    }

    private KeyUnavailableException Missing(int number)
    {
        using var connection = connect();
        var years = connection.Ask<string?>("select string_agg(review_year::text, ', ' order by review_year) from placement_key where key_number = @key", ("key", number));
        var parts = connection.Ask<long>("select count(distinct file_id) from source_file_part where key_number = @key", ("key", number));
        return new KeyUnavailableException(
            $"Key {number} of this database is not in {path}. Under it are the rosters of {years ?? "no year"} and {parts} kept files; everything else goes on. "
            + $"Put the key file back from its copy, or name it in QUOTA_KEYS; when no copy is left: quota keys give-up {number}. 缺少第 {number} 号密钥，涉及的花名册和留存文件无法读取，其他功能不受影响；请从备份恢复密钥文件。");
    }
}
