using Npgsql;
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
        using var rows = new CopyReader(connection, $"""
            select p.uscc, coalesce(p.counted_at, p.uscc), p.person_key, p.person, p.certificate_type, p.certificate_valid_to,
                   p.contract_from, p.contract_to, p.insured_months, p.wages, f.filed_on, e.region
            from {inputs.PlacementRows} p
            join {inputs.FilingRows} f on f.uscc = p.uscc
            join {inputs.EmployerRows} e on e.uscc = coalesce(p.counted_at, p.uscc) {people}
            """);
        while (rows.Next())
        {
            var listedAt = rows.ReadUscc();
            var creditedAt = rows.ReadUscc();
            var rowKey = rows.ReadBytes().ToArray();
            var (person, grade) = seal.OpenPerson(listedAt, rowKey, rows.ReadBytes());
            var placement = new Placement(
                person,
                (CertificateType)rows.ReadInt16(),
                grade,
                rows.ReadOptionalDate(),
                rows.ReadDate(),
                rows.ReadOptionalDate(),
                new MonthSet((ushort)rows.ReadInt32()),
                Wages(rows.ReadNumerics(PrintedFigures.MoneyPlaces)));
            yield return new PlacedPerson(listedAt, creditedAt, placement, rows.ReadDate(), RegionCode.Of(rows.ReadInt32()));
        }
    }

    /// <summary>Units in the order of their codes, each with its filing.</summary>
    /// <remarks>Two streams, brought together here: a join in the database costs more than both.</remarks>
    public static IEnumerable<ReviewedUnit> Units(NpgsqlConnection connection, YearInputs inputs, UnitSelection units)
    {
        var filings = Filings(connection, inputs, units);
        var refused = Refused(connection, inputs, units);
        using var rows = new CopyReader(connection, $"""
            select e.uscc, e.name, e.kind, e.region, e.registered_on, e.commission_member, e.concentrated
            from {inputs.EmployerRows} e where {units.OfEmployers} order by e.uscc
            """);
        while (rows.Next())
        {
            var uscc = rows.ReadUscc();
            var name = rows.ReadText();
            var employer = new Employer(uscc, (EmployerKind)rows.ReadInt16(), RegionCode.Of(rows.ReadInt32()), rows.ReadDate(), rows.ReadBool(), rows.ReadBool());
            Filing? filing = filings.TryGetValue(uscc, out var filed) ? filed : null;
            yield return new ReviewedUnit(employer, name, filing, filing is null && refused.Contains(uscc));
        }
    }

    private static Dictionary<Uscc, Filing> Filings(NpgsqlConnection connection, YearInputs inputs, UnitSelection units)
    {
        var filings = new Dictionary<Uscc, Filing>();
        using var rows = new CopyReader(connection, $"select uscc, monthly, average, seasonal, payroll, filed_on from {inputs.FilingRows} f where {units.OfFilings}");
        while (rows.Next())
        {
            filings.Add(rows.ReadUscc(), new Filing(
                new PersonMonths((long)rows.ReadNumeric(PrintedFigures.PersonPlaces)),
                (long?)rows.ReadOptionalNumeric(PrintedFigures.PersonPlaces),
                new PersonMonths((long)rows.ReadNumeric(PrintedFigures.PersonPlaces)),
                new Money((long)rows.ReadNumeric(PrintedFigures.MoneyPlaces)),
                rows.ReadDate()));
        }

        return filings;
    }

    private static HashSet<Uscc> Refused(NpgsqlConnection connection, YearInputs inputs, UnitSelection units)
    {
        var refused = new HashSet<Uscc>();
        using var rows = new CopyReader(connection, $"select uscc from {inputs.RefusedRows} r where {units.OfFilings}");
        while (rows.Next())
        {
            refused.Add(rows.ReadUscc());
        }

        return refused;
    }

    private static MonthlyWages Wages(long[] fen) =>
        fen.Length == 1 ? new MonthlyWages(new Money(fen[0])) : new MonthlyWages(default, [.. fen.Select(f => new Money(f))]);
}
