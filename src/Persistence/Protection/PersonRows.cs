using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>A current row of a roster with the person it names, for that person's own eyes.</summary>
/// <param name="Region">The unit's; the whole country for a unit that is in no register any more.</param>
/// <param name="FiledOn">The day its file was imported.</param>
public sealed record PersonRow(
    ReviewYear Year, Uscc Unit, string UnitName, RegionCode Region, PersonIdentity Identity, CertificateType CertificateType, int Grade, DateOnly? CertificateValidTo,
    DateOnly ContractFrom, DateOnly? ContractTo, MonthSet Insured, IReadOnlyList<decimal> Wages, Uscc? CountedAt, DateOnly FiledOn);

/// <summary>What is kept under one person's ID number.</summary>
public static class PersonRows
{
    /// <summary>The current rows that name the person, by year and unit.</summary>
    /// <param name="keys">Every year's key is asked for: a year that cannot be read must not look like a year without rows.</param>
    public static IReadOnlyList<PersonRow> Of(NpgsqlConnection connection, DatabaseKeys keys, PersonId person)
    {
        var rows = new List<PersonRow>();
        foreach (var year in Years(connection))
        {
            using var seal = new PlacementSeal(keys, year);
            rows.AddRange(Of(connection, seal, seal.PersonKeyOf(keys.OfYear(connection, year), person), year));
        }

        return rows;
    }

    /// <summary>The years that have rosters.</summary>
    public static IReadOnlyList<int> Years(NpgsqlConnection connection) =>
        connection.Ask<int[]>("select array(select review_year from placement_key order by 1)");

    private static List<PersonRow> Of(NpgsqlConnection connection, PlacementSeal seal, byte[] personKey, int year)
    {
        using var command = Sql.Command(
            connection,
            """
            select p.uscc, coalesce(e.name, ''), coalesce(e.region, @nation), p.person, p.identity, p.certificate_type, p.certificate_valid_to, p.contract_from, p.contract_to, p.insured_months, p.wages, p.counted_at, f.imported_on
            from placement p join source_file f on f.id = p.file_id
            left join lateral (
                select name, region from employer every where every.uscc = p.uscc and every.review_year in (0, p.review_year) and every.replaced_by is null
                order by every.review_year desc limit 1) e on true
            where p.review_year = @year and p.person_key = @key and p.replaced_by is null and p.identity is not null order by p.uscc
            """,
            ("year", year), ("key", personKey), ("nation", RegionCode.Nation.Code));
        using var reader = command.ExecuteReader();
        var rows = new List<PersonRow>();
        while (reader.Read())
        {
            var unit = Uscc.Parse(reader.GetString(0));
            var (_, grade) = seal.OpenPerson(unit, personKey, reader.GetFieldValue<byte[]>(3));
            DateOnly? Day(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
            rows.Add(new PersonRow(
                new ReviewYear(year), unit, reader.GetString(1), RegionCode.Of(reader.GetInt32(2)), seal.OpenIdentity(unit, personKey, reader.GetFieldValue<byte[]>(4)),
                (CertificateType)reader.GetInt16(5), grade, Day(6), reader.GetFieldValue<DateOnly>(7), Day(8), new MonthSet((ushort)reader.GetInt32(9)),
                reader.GetFieldValue<decimal[]>(10), reader.IsDBNull(11) ? null : Uscc.Parse(reader.GetString(11)), reader.GetFieldValue<DateOnly>(12)));
        }

        return rows;
    }
}
