namespace QuotaCompliance.Persistence.Bulk;

/// <summary>The current rows of a review year, as SQL: what an import checks against and a run reads.</summary>
public static class YearInputs
{
    /// <summary>The year's register: rows entered for the year, and rows entered for every year unless the year has its own.</summary>
    public static string Employers(int year) => $"""
        (select * from employer where review_year = {year.Text()} and current
         union all
         select * from employer every where review_year = 0 and current and registered_on <= date '{year.Text()}-12-31'
           and not exists (select 1 from employer own where own.review_year = {year.Text()} and own.current and own.uscc = every.uscc))
        """;

    public static string Filings(int year) => $"(select * from filing where review_year = {year.Text()} and current)";

    public static string Placements(int year) => $"(select * from placement where review_year = {year.Text()} and current)";

    /// <summary>The units of a region: six digits, of which trailing pairs of zeros stand for everything below.</summary>
    public static string Covered(int region, string column)
    {
        var span = region % 10_000 == 0 ? 10_000 : region % 100 == 0 ? 100 : 1;
        return $"{column} between {region.Text()} and {(region + span - 1).Text()}";
    }
}
