using Npgsql;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>The rows of a review year as they stood once these files were in, as SQL: what an import checks against and a run reads.</summary>
/// <remarks>
/// Rows are never edited, and files of a kind and year come in one after the other: a row belongs to the year as pinned
/// when it came with a file up to the pin and was replaced by none of them. So the same pins give the same rows for ever.
/// </remarks>
/// <param name="Year">The review year.</param>
/// <param name="Register">The last file of the register that holds for every year; 0 before the first.</param>
/// <param name="Employers">The last file of the year's own register.</param>
public readonly record struct YearInputs(int Year, long Register, long Employers, long Filings, long Placements)
{
    /// <summary>Whatever is current.</summary>
    public static YearInputs Current(int year) => new(year, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue);

    /// <summary>The last files that are in. One statement, so that what a roster was checked against is pinned with it.</summary>
    public static YearInputs Pin(NpgsqlConnection connection, int year)
    {
        using var command = Sql.Command(
            connection,
            """
            select coalesce(max(id) filter (where kind = 1 and review_year = 0), 0), coalesce(max(id) filter (where kind = 1 and review_year = @year), 0),
                   coalesce(max(id) filter (where kind = 2), 0), coalesce(max(id) filter (where kind = 3), 0)
            from source_file where review_year in (0, @year)
            """,
            ("year", year));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new YearInputs(year, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    /// <summary>The year's register: rows entered for the year, and rows entered for every year unless the year has its own.</summary>
    /// <remarks>Where only one of the two is pinned the other is not looked at: a plain table is read faster than a union.</remarks>
    public string EmployerRows => (Register, Employers) switch
    {
        (0, _) => $"({OwnRows})",
        (_, 0) => $"({EveryRows})",
        _ => $"({OwnRows} union all {EveryRows} and not exists (select 1 from employer own where own.review_year = {Year.Text()} and {Pinned("own.", Employers)} and own.uscc = every.uscc))",
    };

    /// <summary>Units of the register for every year that were registered after the year: it does not review them.</summary>
    public string LaterRows =>
        $"(select * from employer later where review_year = 0 and {Pinned("", Register)} and registered_on > date '{Year.Text()}-12-31' and not exists (select 1 from ({OwnRows}) own where own.uscc = later.uscc))";

    private string OwnRows => $"select * from employer where review_year = {Year.Text()} and {Pinned("", Employers)}";

    private string EveryRows => $"select * from employer every where review_year = 0 and {Pinned("", Register)} and registered_on <= date '{Year.Text()}-12-31'";

    public string FilingRows => $"(select * from filing where review_year = {Year.Text()} and {Pinned("", Filings)})";

    public string PlacementRows => $"(select * from placement where review_year = {Year.Text()} and {Pinned("", Placements)})";

    /// <summary>Filings that came in and were refused.</summary>
    public string RefusedRows => $"(select * from refused_filing where review_year = {Year.Text()} and file_id <= {Filings.Text()})";

    /// <summary>The units of a region: six digits, of which trailing pairs of zeros stand for everything below.</summary>
    public static string Covered(int region, string column)
    {
        var span = region % 10_000 == 0 ? 10_000 : region % 100 == 0 ? 100 : 1;
        return $"{column} between {region.Text()} and {(region + span - 1).Text()}";
    }

    private static string Pinned(string table, long file) => file == long.MaxValue
        ? $"{table}replaced_by is null"
        : $"{table}file_id <= {file.Text()} and ({table}replaced_by is null or {table}replaced_by > {file.Text()})";
}
