using Npgsql;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>Brings what is stored under another key, after a new one was made.</summary>
/// <remarks>
/// One review year of placements at a time, in one transaction under the lock that its imports take: the key that matches
/// people changes for all rows of a year at once, so whoever reads meanwhile sees all of them as they were, or all as they
/// are. Parts of kept files follow one by one. What is done stays done; begun again it goes on with the rest.
/// </remarks>
public static class Resealing
{
    /// <summary>Brings everything under the newest key.</summary>
    /// <returns>How many rows of placements and how many parts of files were sealed anew.</returns>
    public static (long Placements, long Parts) All(NpgsqlConnection connection, DatabaseKeys keys)
    {
        var key = keys.Current(connection);
        var placements = 0L;
        foreach (var year in Years(connection, key))
        {
            placements += Year(connection, keys, key, year);
        }

        return (placements, Parts(connection, keys, key));
    }

    private static List<int> Years(NpgsqlConnection connection, SealingKey key) => [.. connection.Ask<int[]>(
        "select array(select review_year from placement_key where key_number <> @key order by 1)", ("key", key.Number))];

    private static long Year(NpgsqlConnection connection, DatabaseKeys keys, SealingKey key, int year)
    {
        using var transaction = connection.BeginTransaction();
        KeptFile.Lock(connection, FileKind.Placements, year);
        var was = connection.Ask<int>("select key_number from placement_key where review_year = @year", ("year", year));
        if (was == key.Number)
        {
            return 0;
        }

        var changed = PlacementRewrite.Year(connection, keys, key, year, row => row);
        connection.Do("update placement_key set key_number = @key where review_year = @year", ("key", key.Number), ("year", year));
        transaction.Commit();
        return changed;
    }

    private static long Parts(NpgsqlConnection connection, DatabaseKeys keys, SealingKey key)
    {
        using var target = new FileSeal(key);
        var changed = 0L;
        while (true)
        {
            using var transaction = connection.BeginTransaction();
            var (file, number, was, content) = NextPart(connection, key);
            if (content is null)
            {
                return changed;
            }

            using var source = new FileSeal(keys.Of(was));
            content = source.Open(file, number, content);
            connection.Do(
                "update source_file_part set content = @content, key_number = @key where file_id = @file and number = @number",
                ("content", target.Seal(file, number, content)), ("key", key.Number), ("file", file), ("number", number));
            transaction.Commit();
            changed++;
        }
    }

    private static (long File, int Number, int Key, byte[]? Content) NextPart(NpgsqlConnection connection, SealingKey key)
    {
        // Two passes at once share the parts between them.
        using var command = Sql.Command(
            connection, $"select file_id, number, key_number, content from source_file_part where key_number <> @key and {DatabaseKeys.NotGivenUp("key_number")} order by 1, 2 limit 1 for update skip locked", ("key", key.Number));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)) : default;
    }
}
