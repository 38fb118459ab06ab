using Npgsql;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Units of a register for every year that a run leaves out, as they were registered after its year: told, as the import of a year's own register tells it.</summary>
/// <param name="Codes">The first of them, in the order of their codes.</param>
public sealed record LaterUnits(long Count, IReadOnlyList<string> Codes)
{
    /// <summary>The code of the finding that tells of them.</summary>
    public const string Finding = "registered-after-year";

    private const int MostNamed = 20;

    internal static LaterUnits Of(NpgsqlConnection connection, RunRow run)
    {
        var rows = $"{RunPlan.InputsOf(run).LaterRows} e where {YearInputs.Covered(run.Region, "e.region")}";
        var count = run.RegisterFile == 0 ? 0 : connection.Ask<long>($"select count(*) from {rows}");
        return new LaterUnits(count, count == 0 ? [] : connection.Ask<string[]>($"select array(select e.uscc::text from {rows} order by e.uscc limit {MostNamed.Text()})"));
    }
}
