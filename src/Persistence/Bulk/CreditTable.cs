using Npgsql;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>What people bring units in one run: settled once, read by every worker that assesses units.</summary>
public static class CreditTable
{
    private const string Columns = "review_year, run_id, uscc, weighted_months, months, persons, in_december, contested, at_minimum";

    public static void Write(NpgsqlConnection connection, int year, int run, IEnumerable<(Uscc Unit, UnitCredit Credit)> credits)
    {
        using var rows = new CopyWriter(connection, $"copy {Partitions.Of("unit_credit", year, run)} ({Columns}) from stdin (format binary)", 9);
        foreach (var (unit, credit) in credits)
        {
            rows.StartRow();
            rows.Write(year);
            rows.Write(run);
            rows.Write(unit);
            rows.Write(credit.WeightedMonths);
            rows.Write(credit.Months);
            rows.Write(credit.Persons);
            rows.Write(credit.InDecember);
            rows.Write(credit.Contested);
            rows.Write(credit.AtMinimum);
        }

        rows.Complete();
    }

    /// <summary>The credits of units whose codes lie between two, both included.</summary>
    public static Dictionary<Uscc, UnitCredit> Read(NpgsqlConnection connection, int year, int run, Uscc first, Uscc last)
    {
        var credits = new Dictionary<Uscc, UnitCredit>();
        using var rows = new CopyReader(connection, $"""
            select uscc, weighted_months, months, persons, in_december, contested, at_minimum
            from unit_credit where review_year = {year.Text()} and run_id = {run.Text()} and uscc between '{first}' and '{last}'
            """);
        while (rows.Next())
        {
            credits.Add(
                rows.ReadUscc(),
                new UnitCredit(rows.ReadInt32(), rows.ReadInt32(), rows.ReadInt32(), rows.ReadBool(), rows.ReadBool(), rows.ReadBool()));
        }

        return credits;
    }
}
