using Npgsql;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Units of a register for every year that a run leaves out, as they were registered after its year: told, as the import of a year's own register tells it.</summary>
internal static class LaterUnits
{
    private const int MostNamed = 20;

    /// <returns>Empty when there is none.</returns>
    public static string Describe(NpgsqlConnection connection, RunRow run)
    {
        var rows = $"{RunPlan.InputsOf(run).LaterRows} e where {YearInputs.Covered(run.Region, "e.region")}";
        var count = run.RegisterFile == 0 ? 0 : connection.Ask<long>($"select count(*) from {rows}");
        if (count == 0)
        {
            return "";
        }

        var named = connection.Ask<string[]>($"select array(select e.uscc::text from {rows} order by e.uscc limit {MostNamed.Text()})");
        return $"registered-after-year: {count.Text()} ({string.Join(", ", named)}{(count > MostNamed ? ", …" : "")})";
    }
}
