using Npgsql;
using NpgsqlTypes;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>A placement as a run reads it, with what it needs of the filing and of the unit that gets the credit.</summary>
public readonly record struct PlacedPerson(Uscc ListedAt, Uscc CreditedAt, Placement Placement, DateOnly FiledOn, RegionCode CreditedRegion);

/// <summary>A unit as a run reads it.</summary>
public readonly record struct ReviewedUnit(Employer Employer, string Name, Filing? Filing, bool FilingWasRefused)
{
    public AnnualPosition PositionOf(in UnitCredit credit, PolicyBook policy) => Filing is { } filing
        ? AnnualPosition.Filed(Employer, filing.StaffOver(Employer.MonthsIn(policy.Year)), filing.Payroll, filing.FiledOn, credit, policy)
        : AnnualPosition.NotFiled(Employer, FilingWasRefused, policy.Year);
}

/// <summary>Streams a year's current rows; memory does not grow with the district.</summary>
public static class RunReader
{
    /// <param name="onlyPeopleOf">Nothing for all; else the placements of every person that this unit lists or gets the credit for.</param>
    public static IEnumerable<PlacedPerson> Placements(NpgsqlConnection connection, ReviewYear year, Uscc? onlyPeopleOf = null)
    {
        var people = onlyPeopleOf is { } unit
            ? $"where p.person_id in (select person_id from {YearInputs.Placements(year.Value)} mine where '{unit}' in (mine.uscc, mine.counted_at))"
            : "";
        var sql = $"""
            copy (select p.uscc, coalesce(p.counted_at, p.uscc), p.person_id, p.certificate_type, p.grade, p.certificate_valid_to,
                         p.contract_from, p.contract_to, p.insured_months, p.wages, f.filed_on, e.region
                  from {YearInputs.Placements(year.Value)} p
                  join {YearInputs.Filings(year.Value)} f on f.uscc = p.uscc
                  join {YearInputs.Employers(year.Value)} e on e.uscc = coalesce(p.counted_at, p.uscc) {people})
            to stdout (format binary)
            """;
        using var rows = connection.BeginBinaryExport(sql);
        while (rows.StartRow() >= 0)
        {
            var listedAt = Uscc.Parse(rows.Read<string>(NpgsqlDbType.Text));
            var creditedAt = Uscc.Parse(rows.Read<string>(NpgsqlDbType.Text));
            var placement = new Placement(
                PersonId.Parse(rows.Read<string>(NpgsqlDbType.Text)),
                (CertificateType)rows.Read<short>(NpgsqlDbType.Smallint),
                rows.Read<int>(NpgsqlDbType.Integer),
                Optional<DateOnly>(rows, NpgsqlDbType.Date),
                rows.Read<DateOnly>(NpgsqlDbType.Date),
                Optional<DateOnly>(rows, NpgsqlDbType.Date),
                new MonthSet((ushort)rows.Read<int>(NpgsqlDbType.Integer)),
                Wages(rows.Read<decimal[]>(NpgsqlDbType.Array | NpgsqlDbType.Numeric)));
            yield return new PlacedPerson(
                listedAt, creditedAt, placement, rows.Read<DateOnly>(NpgsqlDbType.Date), RegionCode.Of(rows.Read<int>(NpgsqlDbType.Integer)));
        }
    }

    /// <summary>The units of the region in the order of their codes.</summary>
    /// <param name="only">Nothing for all; else this unit alone.</param>
    public static IEnumerable<ReviewedUnit> Units(NpgsqlConnection connection, ReviewYear year, RegionCode? region, Uscc? only = null)
    {
        var where = only is { } unit ? $"e.uscc = '{unit}'" : YearInputs.Covered(region!.Value.Code, "e.region");
        var sql = $"""
            copy (select e.uscc, e.name, e.kind, e.region, e.registered_on, e.commission_member, e.concentrated,
                         f.filed_on, f.monthly, f.average, f.seasonal, f.payroll,
                         f.uscc is null and exists (select 1 from refused_filing r where r.review_year = {year.Value.Text()} and r.uscc = e.uscc)
                  from {YearInputs.Employers(year.Value)} e
                  left join {YearInputs.Filings(year.Value)} f on f.uscc = e.uscc
                  where {where} order by e.uscc)
            to stdout (format binary)
            """;
        using var rows = connection.BeginBinaryExport(sql);
        while (rows.StartRow() >= 0)
        {
            var uscc = Uscc.Parse(rows.Read<string>(NpgsqlDbType.Text));
            var name = rows.Read<string>(NpgsqlDbType.Text);
            var employer = new Employer(
                uscc,
                (EmployerKind)rows.Read<short>(NpgsqlDbType.Smallint),
                RegionCode.Of(rows.Read<int>(NpgsqlDbType.Integer)),
                rows.Read<DateOnly>(NpgsqlDbType.Date),
                rows.Read<bool>(NpgsqlDbType.Boolean),
                rows.Read<bool>(NpgsqlDbType.Boolean));
            yield return new ReviewedUnit(employer, name, ReadFiling(rows), rows.Read<bool>(NpgsqlDbType.Boolean));
        }
    }

    private static Filing? ReadFiling(NpgsqlBinaryExporter rows)
    {
        if (Optional<DateOnly>(rows, NpgsqlDbType.Date) is not { } filedOn)
        {
            rows.Skip();
            rows.Skip();
            rows.Skip();
            rows.Skip();
            return null;
        }

        var monthly = Staff(rows.Read<decimal>(NpgsqlDbType.Numeric));
        var average = Optional<decimal>(rows, NpgsqlDbType.Numeric);
        var seasonal = Staff(rows.Read<decimal>(NpgsqlDbType.Numeric));
        var payroll = Money.FromYuan(rows.Read<decimal>(NpgsqlDbType.Numeric));
        return new Filing(monthly, average is { } yearly ? Staff(yearly).TenThousandths : null, seasonal, payroll, filedOn);
    }

    private static T? Optional<T>(NpgsqlBinaryExporter rows, NpgsqlDbType type)
        where T : struct
    {
        if (rows.IsNull)
        {
            rows.Skip();
            return null;
        }

        return rows.Read<T>(type);
    }

    private static PersonMonths Staff(decimal persons) => new((long)(persons * PersonMonths.PerPersonMonth));

    private static MonthlyWages Wages(decimal[] yuan) =>
        yuan.Length == 1 ? new MonthlyWages(Money.FromYuan(yuan[0])) : new MonthlyWages(default, [.. yuan.Select(Money.FromYuan)]);
}
