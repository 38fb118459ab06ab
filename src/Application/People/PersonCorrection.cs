using System.Globalization;
using System.Text;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>A correction as a roster of one row: it is imported like any other, so it is checked, kept, and a new version.</summary>
internal static class PersonCorrection
{
    /// <summary>The row as it stands, with the corrections in their columns. It is in memory alone: nobody may find the person on a disk.</summary>
    public static IncomingFile Roster(PersonRow row, PersonRequest request)
    {
        var values = Columns.Placements.All.Select(column => request.Corrections.TryGetValue(column, out var corrected) ? corrected : Standing(column, row, request.Person));
        return IncomingFile.Of(
            CorrectPerson.RosterName,
            Encoding.UTF8.GetBytes(string.Join(',', Columns.Placements.All.Select(c => c.Name)) + "\n" + string.Join(',', values.Select(Quoted)) + "\n"));
    }

    private static string Standing(Column column, PersonRow row, PersonId person) => column switch
    {
        _ when column == Columns.Uscc => row.Unit.ToString(),
        _ when column == Columns.Placements.Name => row.Identity.Name,
        _ when column == Columns.Placements.PersonId => person.Reveal(),
        _ when column == Columns.Placements.CertificateType => row.CertificateType == CertificateType.Soldier ? "残疾军人证" : "残疾人证",
        _ when column == Columns.Placements.CertificateNo => row.Identity.CertificateNo,
        _ when column == Columns.Placements.Grade => row.CertificateType == CertificateType.Soldier ? row.Grade.ToString(CultureInfo.InvariantCulture) : "",
        _ when column == Columns.Placements.CertificateValidTo => Day(row.CertificateValidTo),
        _ when column == Columns.Placements.ContractFrom => Day(row.ContractFrom),
        _ when column == Columns.Placements.ContractTo => Day(row.ContractTo),
        _ when column == Columns.Placements.InsuredMonths => string.Join(';', row.Insured.Months),
        _ when column == Columns.Placements.MonthlyWage => string.Join(';', row.Wages.Select(wage => wage.ToString(CultureInfo.InvariantCulture))),
        _ when column == Columns.Placements.Engagement => row.CountedAt is null ? "" : "劳务派遣",
        _ => row.CountedAt?.ToString() ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
