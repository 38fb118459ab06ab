using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.People;

/// <summary>What was done about people whose time was over.</summary>
/// <param name="Before">How everything stood before.</param>
/// <param name="Placements">Rows that lost their names.</param>
/// <param name="Files">Kept roster files that lost their content.</param>
public sealed record RetentionApplied(RetentionStanding Before, long Placements, long Files);

/// <summary>Takes the names of everybody whose time is over; figures stay, and a replay still agrees.</summary>
[UseCase(Operation.ApplyRetention)]
public sealed class ApplyRetention(Database database, PolicyShelf shelf)
{
    /// <summary>A year at a time, each with its entry in the audit trail, so that one broken off goes on with the rest.</summary>
    /// <exception cref="ParameterMissingException">No period is in force that day.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; the years that are done stay done.</exception>
    public Answer<RetentionApplied> By(Actor actor, DateOnly on, CancellationToken stop = default)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ApplyRetention).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        var before = RetentionStanding.On(connection, shelf, on);
        var (placements, files) = (0L, 0L);
        foreach (var year in before.Years.Where(year => year.RosterIsDue(on) || year.FilesAreDue(on)))
        {
            stop.ThrowIfCancellationRequested();
            var done = Apply(connection, permit, year, on, before.InForce.Source);
            (placements, files) = (placements + done.Placements, files + done.Files);
        }

        return new RetentionApplied(before, placements, files);
    }

    private (long Placements, int Files) Apply(NpgsqlConnection connection, Permit permit, YearKept year, DateOnly on, string source)
    {
        using var transaction = connection.BeginTransaction();
        var rows = year.RosterIsDue(on) ? Retention.Pseudonymise(connection, database.Keys, year.Year.Value) : 0;
        var files = year.FilesAreDue(on) ? Retention.EmptyFiles(connection, database.Keys, year.Year.Value, on) : 0;
        AuditTrail.Write(connection, new AuditEntry(AuditAct.PersonsPseudonymised, permit.By, $"{rows} placements, {files} files emptied") { Reason = source, Year = year.Year });
        transaction.Commit();
        return (rows, files);
    }
}
