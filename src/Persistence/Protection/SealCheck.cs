using Npgsql;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>Opens everything that is sealed, to see that it can be: after a restore, after a change of keys.</summary>
public static class SealCheck
{
    /// <returns>How many rows of placements and parts of kept files were opened; what is under a key that was given up is left out.</returns>
    /// <exception cref="KeyUnavailableException">A key is missing, or not the right one.</exception>
    /// <exception cref="SealBrokenException">Something was altered, or moved.</exception>
    public static (long Placements, long Parts) All(NpgsqlConnection connection, DatabaseKeys keys)
    {
        foreach (var key in keys.Standing())
        {
            if (!key.IsGivenUp && (key.Years.Count > 0 || key.FileParts > 0))
            {
                keys.Of(key.Number);
            }
        }

        var placements = 0L;
        foreach (var year in connection.Ask<int[]>("select array(select review_year from placement_key order by 1)"))
        {
            placements += Placements(connection, keys, year);
        }

        return (placements, Parts(connection, keys));
    }

    private static long Placements(NpgsqlConnection connection, DatabaseKeys keys, int year)
    {
        using var seal = new PlacementSeal(keys, year);
        using var command = Sql.Command(connection, $"select uscc, person_key, person, identity from placement where review_year = @year and {PlacementRewrite.Openable}", ("year", year));
        using var reader = command.ExecuteReader();
        var opened = 0L;
        for (; reader.Read(); opened++)
        {
            var unit = Uscc.Parse(reader.GetString(0));
            var personKey = reader.GetFieldValue<byte[]>(1);
            seal.OpenPerson(unit, personKey, reader.GetFieldValue<byte[]>(2));
            if (!reader.IsDBNull(3))
            {
                seal.OpenIdentity(unit, personKey, reader.GetFieldValue<byte[]>(3));
            }
        }

        return opened;
    }

    private static long Parts(NpgsqlConnection connection, DatabaseKeys keys)
    {
        using var command = Sql.Command(connection, $"select file_id, number, key_number, content from source_file_part where {DatabaseKeys.NotGivenUp("key_number")}");
        using var reader = command.ExecuteReader();
        var opened = 0L;
        for (; reader.Read(); opened++)
        {
            using var seal = new FileSeal(keys.Of(reader.GetInt32(2)));
            seal.Open(reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(3));
        }

        return opened;
    }
}
