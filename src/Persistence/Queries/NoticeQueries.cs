using Npgsql;
using NpgsqlTypes;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Persistence.Queries;

/// <summary>The published notices, read and written by hand: building EF's model takes longer than most of what is done with them.</summary>
public static class NoticeQueries
{
    private const string Columns =
        "kind, review_year, region, version, run_id, correction, published_on, objections_from, objections_to, objection_days, office_name, office_address, office_telephone, parameters, proposal_id, published_by";

    /// <summary>Every notice, by region, year, kind and version.</summary>
    /// <param name="region">Of that region alone; nothing for all.</param>
    public static IReadOnlyList<NoticeRow> All(NpgsqlConnection connection, int? region = null) => connection.Rows(
        $"select id, {Columns} from notice where @region::integer is null or region = @region order by region, review_year, kind, version", Row, ("region", region));

    public static void Add(NpgsqlConnection connection, NoticeRow notice)
    {
        using var command = Sql.Command(
            connection,
            $"""
            insert into notice ({Columns})
            values (@kind, @year, @region, @version, @run, @correction::text, @on, @from, @to, @days, @office, @address, @telephone, @parameters, @proposal::integer, @by)
            """,
            ("kind", (short)notice.Kind), ("year", notice.ReviewYear), ("region", notice.Region), ("version", notice.Version), ("run", notice.RunId), ("correction", notice.Correction),
            ("on", notice.PublishedOn), ("from", notice.ObjectionsFrom), ("to", notice.ObjectionsTo), ("days", notice.ObjectionDays), ("office", notice.OfficeName),
            ("address", notice.OfficeAddress), ("telephone", notice.OfficeTelephone), ("proposal", notice.ProposalId), ("by", notice.PublishedBy));
        command.Parameters.Add(new NpgsqlParameter("parameters", NpgsqlDbType.Jsonb) { Value = notice.Parameters });
        command.ExecuteNonQuery();
    }

    private static NoticeRow Row(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Kind = (NoticeKind)reader.GetInt16(1),
        ReviewYear = reader.GetInt32(2),
        Region = reader.GetInt32(3),
        Version = reader.GetInt32(4),
        RunId = reader.GetInt32(5),
        Correction = reader.IsDBNull(6) ? null : reader.GetString(6),
        PublishedOn = reader.GetFieldValue<DateOnly>(7),
        ObjectionsFrom = reader.GetFieldValue<DateOnly>(8),
        ObjectionsTo = reader.GetFieldValue<DateOnly>(9),
        ObjectionDays = reader.GetInt32(10),
        OfficeName = reader.GetString(11),
        OfficeAddress = reader.GetString(12),
        OfficeTelephone = reader.GetString(13),
        Parameters = reader.GetString(14),
        ProposalId = reader.IsDBNull(15) ? null : reader.GetInt32(15),
        PublishedBy = reader.GetString(16),
    };
}
