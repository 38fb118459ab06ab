using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>What is kept of one review year's people, and until when.</summary>
/// <param name="Named">Rows that still name a person.</param>
/// <param name="Pseudonymous">Rows that no longer do.</param>
/// <param name="Files">Kept roster files that still have their content.</param>
/// <param name="RosterEnds">The last day rows stay as they are.</param>
/// <param name="FilesEnd">The last day files keep their content.</param>
public sealed record YearKept(ReviewYear Year, long Named, long Pseudonymous, long Files, DateOnly RosterEnds, DateOnly FilesEnd)
{
    public bool RosterIsDue(DateOnly on) => on > RosterEnds && Named > 0;

    public bool FilesAreDue(DateOnly on) => on > FilesEnd && Files > 0;
}

/// <summary>What becomes of people once their time is over: they lose their names, the figures stay.</summary>
/// <remarks>
/// Name and certificate number go. In the place of the ID stands one of the same form that belongs to nobody, with what the
/// rules ask of it and no more: the month of birth, whether the day was the first, and man or woman. It is the same in all
/// rows of a person in a year and another's in no row, so that people are settled as before and a replay gives its digest.
/// </remarks>
public static class Retention
{
    /// <summary>Every year that has rosters, oldest first.</summary>
    public static IReadOnlyList<YearKept> Kept(NpgsqlConnection connection, Parameter<RetentionPeriods> parameter, DateOnly on)
    {
        var periods = InForce(parameter, on).Value;
        using var command = Sql.Command(
            connection,
            $"""
            select k.review_year,
                   (select count(*) from placement p where p.review_year = k.review_year and p.identity is not null and {PlacementRewrite.Openable}),
                   (select count(*) from placement p where p.review_year = k.review_year and p.identity is null),
                   (select count(*) from source_file f where f.kind = 3 and f.review_year = k.review_year and f.emptied_on is null)
            from placement_key k order by 1
            """);
        using var reader = command.ExecuteReader();
        var kept = new List<YearKept>();
        while (reader.Read())
        {
            var year = new ReviewYear(reader.GetInt32(0));
            kept.Add(new YearKept(year, reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), RetentionPeriods.End(year, periods.Roster), RetentionPeriods.End(year, periods.RosterFiles)));
        }

        return kept;
    }

    /// <summary>The value for the whole country: a year's rosters are kept and let go of together.</summary>
    /// <exception cref="ParameterMissingException">No value is in force that day.</exception>
    public static ParameterValue<RetentionPeriods> InForce(Parameter<RetentionPeriods> parameter, DateOnly on) => parameter.InForce(RegionCode.Nation, on);

    /// <summary>Takes the names of everybody in a year, in one transaction of its own that holds the lock on the year's imports.</summary>
    /// <param name="only">Only this person; nothing for all.</param>
    /// <returns>How many rows no longer name a person.</returns>
    public static long Pseudonymise(NpgsqlConnection connection, DatabaseKeys keys, int year, PersonId? only = null)
    {
        KeptFile.Lock(connection, FileKind.Placements, year);
        var key = keys.OfYear(connection, year);
        byte[]? personKey = null;
        if (only is { } person)
        {
            using var seal = new PlacementSeal(keys, year);
            personKey = seal.PersonKeyOf(key, person);
        }

        var pseudonyms = new Pseudonyms(Taken(connection, keys, year));
        var changed = 0L;
        PlacementRewrite.Year(connection, keys, key, year, row =>
        {
            if (row.Identity is null)
            {
                return row;
            }

            changed++;
            return new OpenedRow(pseudonyms.Of(row.Id), row.Grade, null);
        }, personKey);
        return changed;
    }

    /// <summary>Empties the kept roster files of a year; their facts, counts and hashes stay.</summary>
    /// <returns>How many files were emptied.</returns>
    public static int EmptyFiles(NpgsqlConnection connection, DatabaseKeys keys, int year, DateOnly on)
    {
        KeptFile.Lock(connection, FileKind.Placements, year);
        var files = connection.Ask<long[]>("select array(select id from source_file where kind = 3 and review_year = @year and emptied_on is null order by 1)", ("year", year));
        using var seal = new FileSeal(keys.Current(connection));
        foreach (var file in files)
        {
            foreach (var number in connection.Ask<int[]>("select array(select number from source_file_part where file_id = @file order by 1)", ("file", file)))
            {
                connection.Do(
                    "update source_file_part set content = @content, key_number = @key where file_id = @file and number = @number",
                    ("content", seal.Seal(file, number, [])), ("key", seal.Key.Number), ("file", file), ("number", number));
            }

            connection.Do("update source_file set emptied_on = @on where id = @file", ("on", on), ("file", file));
        }

        return files.Length;
    }

    private static HashSet<PersonId> Taken(NpgsqlConnection connection, DatabaseKeys keys, int year)
    {
        using var seal = new PlacementSeal(keys, year);
        using var command = Sql.Command(connection, $"select uscc, person_key, person from placement where review_year = @year and identity is null and {PlacementRewrite.Openable}", ("year", year));
        using var reader = command.ExecuteReader();
        var taken = new HashSet<PersonId>();
        while (reader.Read())
        {
            taken.Add(seal.OpenPerson(Uscc.Parse(reader.GetString(0)), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2)).Id);
        }

        return taken;
    }

    /// <summary>Numbers of nobody: no area begins with 0.</summary>
    private sealed class Pseudonyms(HashSet<PersonId> taken)
    {
        private readonly Dictionary<PersonId, PersonId> given = [];

        public PersonId Of(PersonId person)
        {
            if (!given.TryGetValue(person, out var pseudonym))
            {
                do
                {
                    pseudonym = Draw(person);
                }
                while (!taken.Add(pseudonym));

                given.Add(person, pseudonym);
            }

            return pseudonym;
        }

        private static PersonId Draw(PersonId person)
        {
            var born = person.BornOn;
            var drawn = RandomNumberGenerator.GetInt32(10_000_000);
            var first17 = string.Create(
                CultureInfo.InvariantCulture,
                $"0{drawn / 100:D5}{born.Year:D4}{born.Month:D2}{(born.Day == 1 ? "01" : "02")}{drawn % 100:D2}{(person.IsMan ? 1 : 0)}");
            return PersonId.Parse(PersonId.Complete(first17));
        }
    }
}
