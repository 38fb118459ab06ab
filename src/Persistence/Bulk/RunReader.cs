using Npgsql;
using NpgsqlTypes;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Protection;

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

/// <summary>Which units of the register are read.</summary>
public sealed class UnitSelection
{
    private readonly Func<string, string> code;
    private readonly string further;

    private UnitSelection(Func<string, string> code, string further)
    {
        this.code = code;
        this.further = further;
    }

    public static UnitSelection One(Uscc unit) => new(column => $"{column} = '{unit}'", "true");

    public static UnitSelection In(RegionCode region) => new(_ => "true", YearInputs.Covered(region.Code, "e.region"));

    /// <summary>The units of a region whose codes lie between two, both of them included.</summary>
    public static UnitSelection Between(RegionCode region, Uscc first, Uscc last) =>
        new(column => $"{column} between '{first}' and '{last}'", YearInputs.Covered(region.Code, "e.region"));

    /// <summary>Of these, only the ones that a run of a part of the population covers.</summary>
    public UnitSelection PartOf(int year, int run) =>
        new(code, $"{further} and exists (select 1 from run_unit u where u.review_year = {year.Text()} and u.run_id = {run.Text()} and u.uscc = e.uscc)");

    public string OfEmployers => $"{code("e.uscc")} and {further}";

    internal string OfFilings => code("uscc");
}

/// <summary>Streams a year's rows as they were pinned; memory does not grow with the district.</summary>
public static class RunReader
{
    /// <param name="onlyPeopleOf">Nothing for all; else the placements of every person that this unit lists or gets the credit for.</param>
    /// <exception cref="KeyUnavailableException">The rows are under a key that is not to be had.</exception>
    /// <exception cref="SealBrokenException">A row's person was altered, or moved there from another row.</exception>
    public static IEnumerable<PlacedPerson> Placements(NpgsqlConnection connection, DatabaseKeys keys, YearInputs inputs, Uscc? onlyPeopleOf = null)
    {
        using var seal = new PlacementSeal(keys, inputs.Year);
        var people = onlyPeopleOf is { } unit
            ? $"where p.person_key in (select person_key from {inputs.PlacementRows} mine where '{unit}' in (mine.uscc, mine.counted_at))"
            : "";
        var sql = $"""
            copy (select p.uscc, coalesce(p.counted_at, p.uscc), p.person_key, p.person, p.certificate_type, p.certificate_valid_to,
                         p.contract_from, p.contract_to, p.insured_months, p.wages, f.filed_on, e.region
                  from {inputs.PlacementRows} p
                  join {inputs.FilingRows} f on f.uscc = p.uscc
                  join {inputs.EmployerRows} e on e.uscc = coalesce(p.counted_at, p.uscc) {people})
            to stdout (format binary)
            """;
        using var rows = connection.BeginBinaryExport(sql);
        while (rows.StartRow() >= 0)
        {
            var listedAt = Uscc.Parse(rows.Read<string>(NpgsqlDbType.Text));
            var creditedAt = Uscc.Parse(rows.Read<string>(NpgsqlDbType.Text));
            var (person, grade) = seal.OpenPerson(listedAt, rows.Read<byte[]>(NpgsqlDbType.Bytea), rows.Read<byte[]>(NpgsqlDbType.Bytea));
            var placement = new Placement(
                person,
                (CertificateType)rows.Read<short>(NpgsqlDbType.Smallint),
                grade,
                Optional<DateOnly>(rows, NpgsqlDbType.Date),
                rows.Read<DateOnly>(NpgsqlDbType.Date),
                Optional<DateOnly>(rows, NpgsqlDbType.Date),
                new MonthSet((ushort)rows.Read<int>(NpgsqlDbType.Integer)),
                Wages(rows.Read<decimal[]>(NpgsqlDbType.Array | NpgsqlDbType.Numeric)));
            yield return new PlacedPerson(
                listedAt, creditedAt, placement, rows.Read<DateOnly>(NpgsqlDbType.Date), RegionCode.Of(rows.Read<int>(NpgsqlDbType.Integer)));
        }
    }

    /// <summary>Units in the order of their codes.</summary>
    public static IEnumerable<ReviewedUnit> Units(NpgsqlConnection connection, YearInputs inputs, UnitSelection units)
    {
        var sql = $"""
            copy (select e.uscc, e.name, e.kind, e.region, e.registered_on, e.commission_member, e.concentrated,
                         f.filed_on, f.monthly, f.average, f.seasonal, f.payroll,
                         f.uscc is null and exists (select 1 from {inputs.RefusedRows} r where r.uscc = e.uscc)
                  from {inputs.EmployerRows} e
                  left join (select * from {inputs.FilingRows} filed where {units.OfFilings}) f on f.uscc = e.uscc
                  where {units.OfEmployers} order by e.uscc)
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
