using Npgsql;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>One assessed unit as a run stores it.</summary>
public readonly record struct StoredAssessment(
    Uscc Uscc, string Name, EmployerKind Kind, RegionCode Region, bool CommissionMember,
    PersonMonths Staff, int MonthsCounted, int WeightedMonths, PrintedFigures Figures);

/// <summary>The assessments of runs: written in stretches by binary COPY, read back in the order of unit codes.</summary>
public static class AssessmentTable
{
    private const string Columns = """
        review_year, run_id, uscc, name, kind, region, commission_member, person_months, months_counted, weighted_months,
        headcount, required, persons, credited, arranged_ratio, shortfall, average_wage, wage_base, gross, relief, payable,
        excess_persons, reward, outcome, flags
        """;

    public static CopyWriter BeginWrite(NpgsqlConnection connection, ReviewYear year, int run) =>
        new(connection, $"copy {Partitions.Of("assessment", year.Value, run)} ({Columns}) from stdin (format binary)", 25);

    public static void Write(CopyWriter rows, ReviewYear year, int run, in StoredAssessment row)
    {
        var figures = row.Figures;
        rows.StartRow();
        rows.Write(year.Value);
        rows.Write(run);
        rows.Write(row.Uscc);
        rows.WriteText(row.Name);
        rows.Write((short)row.Kind);
        rows.Write(row.Region.Code);
        rows.Write(row.CommissionMember);
        rows.WriteNumeric(row.Staff.TenThousandths, PrintedFigures.PersonPlaces);
        rows.Write(row.MonthsCounted);
        rows.Write(row.WeightedMonths);
        rows.WriteNumeric(figures.Headcount, PrintedFigures.PersonPlaces);
        rows.WriteNumeric(figures.Required, PrintedFigures.PersonPlaces);
        rows.Write(figures.Persons);
        rows.WriteNumeric(figures.Credited, PrintedFigures.PersonPlaces);
        rows.WriteNumeric(figures.ArrangedRatio, PrintedFigures.RatioPlaces);
        rows.WriteNumeric(figures.Shortfall, PrintedFigures.PersonPlaces);
        rows.WriteNumeric(figures.AverageWage, PrintedFigures.MoneyPlaces);
        rows.WriteNumeric(figures.WageBase, PrintedFigures.MoneyPlaces);
        rows.WriteNumeric(figures.Gross, PrintedFigures.MoneyPlaces);
        rows.WriteNumeric(figures.Relief, PrintedFigures.MoneyPlaces);
        rows.WriteNumeric(figures.Payable, PrintedFigures.MoneyPlaces);
        rows.Write(figures.ExcessPersons);
        rows.WriteNumeric(figures.Reward, PrintedFigures.MoneyPlaces);
        rows.Write((short)figures.Outcome);
        rows.Write((short)figures.Flags);
    }

    /// <summary>A run's rows in the order of unit codes, streamed.</summary>
    public static IEnumerable<StoredAssessment> Read(NpgsqlConnection connection, ReviewYear year, int run)
    {
        using var rows = new CopyReader(connection, $"select {Columns} from assessment where review_year = {year.Value.Text()} and run_id = {run.Text()} order by uscc");
        while (rows.Next())
        {
            rows.ReadInt32();
            rows.ReadInt32();
            yield return new StoredAssessment(
                rows.ReadUscc(),
                rows.ReadText(),
                (EmployerKind)rows.ReadInt16(),
                RegionCode.Of(rows.ReadInt32()),
                rows.ReadBool(),
                new PersonMonths((long)rows.ReadNumeric(PrintedFigures.PersonPlaces)),
                rows.ReadInt32(),
                rows.ReadInt32(),
                new PrintedFigures(
                    rows.ReadNumeric(PrintedFigures.PersonPlaces),
                    rows.ReadNumeric(PrintedFigures.PersonPlaces),
                    rows.ReadInt32(),
                    rows.ReadNumeric(PrintedFigures.PersonPlaces),
                    rows.ReadNumeric(PrintedFigures.RatioPlaces),
                    rows.ReadNumeric(PrintedFigures.PersonPlaces),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    rows.ReadInt32(),
                    rows.ReadNumeric(PrintedFigures.MoneyPlaces),
                    (Outcome)rows.ReadInt16(),
                    (UnitFlags)rows.ReadInt16()));
        }
    }

    /// <summary>A whole number of a last printed place as the decimal it stands for.</summary>
    public static decimal Printed(Int128 scaled, int places)
    {
        var magnitude = (UInt128)Int128.Abs(scaled);
        return unchecked(new decimal((int)magnitude, (int)(magnitude >> 32), (int)(magnitude >> 64), scaled < 0, (byte)places));
    }
}
