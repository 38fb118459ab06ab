using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Whether the runs that came into force still have the figures they had then: the digest in the audit trail, the run's own, and one taken again over its rows.</summary>
internal static class ReleasedFigures
{
    /// <returns>How many runs were looked at, and those that are not as they were released.</returns>
    public static (int Runs, IReadOnlyList<int> Changed) Check(NpgsqlConnection connection)
    {
        var noted = Noted(connection);
        var runs = RunTable.Where(connection, "state in (5, 6, 7) or id in (select run_id from release)");
        var entered = connection.Ask<int[]>("select array(select run_id from release where cause = 1)").ToHashSet();
        return (runs.Count, [.. runs.Where(run => !entered.Contains(run.Id) || noted[run.Id].Append(DigestOf(connection, run)).Any(digest => digest != run.Digest)).Select(run => run.Id).Order()]);
    }

    /// <summary>The digests the trail has of each run that was released or backed out.</summary>
    private static ILookup<int, string> Noted(NpgsqlConnection connection)
    {
        using var command = Sql.Command(
            connection, "select split_part(subject, ' ', 2)::integer, split_part(subject, ' ', 3) from audit_entry where act in (@released, @back) and subject ~ '^run [0-9]+ .'",
            ("released", (int)AuditAct.RunReleased), ("back", (int)AuditAct.RunBackedOut));
        using var reader = command.ExecuteReader();
        var noted = new List<(int Run, string Digest)>();
        while (reader.Read())
        {
            noted.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return noted.ToLookup(note => note.Run, note => note.Digest);
    }

    /// <returns>Nothing when a row holds what this program never writes.</returns>
    private static string? DigestOf(NpgsqlConnection connection, RunRow run)
    {
        var digest = new AssessmentDigest();
        try
        {
            foreach (var row in AssessmentTable.Read(connection, new ReviewYear(run.ReviewYear), run.Id))
            {
                digest.Add(row);
            }
        }
        catch (Exception e) when (DatabaseFailure.Behind(e) is null && e is not IOException)
        {
            return null;
        }

        return AssessmentDigest.Of([digest.Segments()]);
    }
}
