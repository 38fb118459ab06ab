using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>The person of a stored row, opened.</summary>
/// <param name="Identity">Nothing once it was taken away.</param>
public readonly record struct OpenedRow(PersonId Id, int Grade, PersonIdentity? Identity);

/// <summary>Seals a year's placements anew, current rows and earlier versions alike, all or none of them.</summary>
internal static class PlacementRewrite
{
    private const int Stretch = 10_000;

    /// <summary>Rows under a key that was given up stay as they are. What is too short to name a key is none of them, and is noticed when it is opened.</summary>
    internal static readonly string Openable = $"case when length(person) < {Envelope.HeaderLength.Text()} then true else {DatabaseKeys.NotGivenUp(DatabaseKeys.NumberIn("person"))} end";

    /// <summary>In the transaction that is open, which holds the lock on the year's imports.</summary>
    /// <param name="change">What becomes of a row's person; the same person must become the same in every row.</param>
    /// <param name="only">Only the rows of this person.</param>
    /// <returns>How many rows there are.</returns>
    public static long Year(NpgsqlConnection connection, DatabaseKeys keys, SealingKey key, int year, Func<OpenedRow, OpenedRow> change, byte[]? only = null)
    {
        connection.Do("""
            create temp table resealed (uscc text collate "C", old_key bytea, version integer, person_key bytea, person bytea, identity bytea) on commit drop
            """);
        using var seal = new PlacementSeal(keys, year);
        var read = 0L;
        var last = default(StoredPerson);
        while (Read(connection, year, last, only) is { Count: > 0 } rows)
        {
            using (var target = new CopyWriter(connection, "copy resealed (uscc, old_key, version, person_key, person, identity) from stdin (format binary)", 6))
            {
                rows.ForEach(row => Write(target, seal, key, row, change(Open(seal, row))));
                target.Complete();
            }

            read += rows.Count;
            last = rows[^1];
        }

        connection.Do("analyze resealed");
        var written = connection.Do(
            """
            update placement p set person_key = n.person_key, person = n.person, identity = n.identity
            from resealed n where p.review_year = @year and p.uscc = n.uscc and p.person_key = n.old_key and p.version = n.version
            """,
            ("year", year));

        // The next year may be rewritten in the same transaction.
        connection.Do("drop table resealed");
        return written == read ? read : throw new InvalidOperationException($"{read} placements read, {written} sealed anew");
    }

    private static OpenedRow Open(PlacementSeal seal, in StoredPerson row)
    {
        var (id, grade) = seal.OpenPerson(row.Unit, row.PersonKey, row.Person);
        return new OpenedRow(id, grade, row.Identity is { } envelope ? seal.OpenIdentity(row.Unit, row.PersonKey, envelope) : null);
    }

    private static void Write(CopyWriter target, PlacementSeal seal, SealingKey key, in StoredPerson row, in OpenedRow opened)
    {
        var name = Encoding.UTF8.GetBytes(opened.Identity?.Name ?? "");
        var certificate = Encoding.UTF8.GetBytes(opened.Identity?.CertificateNo ?? "");
        seal.Seal(key, row.Unit, opened.Id, opened.Grade, name, certificate);
        target.StartRow();
        target.Write(row.Unit);
        target.WriteBytes(row.PersonKey);
        target.Write(row.Version);
        target.WriteBytes(seal.PersonKey);
        target.WriteBytes(seal.Person);
        if (opened.Identity is null)
        {
            target.Null();
        }
        else
        {
            target.WriteBytes(seal.Identity);
        }
    }

    /// <summary>The next rows in key order.</summary>
    private static List<StoredPerson> Read(NpgsqlConnection connection, int year, in StoredPerson after, byte[]? only)
    {
        using var command = Sql.Command(
            connection,
            $"""
            select uscc, person_key, version, person, identity from placement
            where review_year = @year and (uscc, person_key, version) > (@uscc, @key, @version) {(only is null ? "" : "and person_key = @only")}
              and {Openable}
            order by uscc, person_key, version limit {Stretch.Text()}
            """,
            ("year", year), ("uscc", after.PersonKey is null ? "" : after.Unit.ToString()), ("key", after.PersonKey ?? []), ("version", after.Version), ("only", only ?? []));
        using var reader = command.ExecuteReader();
        var rows = new List<StoredPerson>();
        while (reader.Read())
        {
            rows.Add(new StoredPerson(
                Uscc.Parse(reader.GetString(0)), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4)));
        }

        return rows;
    }

    private readonly record struct StoredPerson(Uscc Unit, byte[] PersonKey, int Version, byte[] Person, byte[]? Identity);
}
