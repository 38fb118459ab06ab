using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Who changes what is in force, when, and why.</summary>
internal sealed record ReleaseAct(string By, string OsUser, DateTimeOffset At, DateOnly BusinessDate, string Reason);

/// <summary>Puts runs in force and takes them back. Every change is an entry with the run's totals, and its reversal another; the database checks each.</summary>
internal static class Releases
{
    private const string NotAllowed = "QC002";

    /// <summary>The database's word for a run of a wider or narrower region that is in force.</summary>
    private const string Overlaps = "QC006";

    /// <param name="accepted">The provisional parameters that the releaser accepts, by name.</param>
    /// <returns>Why not; nothing when it is done.</returns>
    /// <exception cref="ParameterMissingException">The run rests on a placeholder.</exception>
    public static Refusal? Release(Database database, RunRow run, ReleaseAct act, IReadOnlyCollection<string> accepted)
    {
        if (run.State != RunState.Draft || run.DryRun || run.Scope != RunScope.Whole || run.ReplayOf is not null)
        {
            return Refusal.Of(RefusalCode.RunNotReleasable, ("run", run.Id));
        }

        var uncertain = run.UncertainParameters.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (uncertain.FirstOrDefault(line => line.EndsWith("(placeholder)", StringComparison.Ordinal)) is { } placeholder)
        {
            var name = placeholder[..placeholder.IndexOf('=', StringComparison.Ordinal)];
            throw new ParameterMissingException($"{placeholder}: a run that rests on a placeholder cannot be released. Enter the real value with its document in policies/{name}.json and run the review again. 占位参数不能发布生效。");
        }

        var names = uncertain.Select(line => line[..line.IndexOf('=', StringComparison.Ordinal)]).Distinct().ToList();
        if (accepted.Except(names).ToList() is { Count: > 0 } unknown)
        {
            return Refusal.Of(RefusalCode.AcceptedParameterUnknown, ("run", run.Id), ("named", string.Join(',', unknown)), ("parameters", string.Join(',', names)));
        }

        var missing = names.Where(name => !accepted.Contains(name)).ToList();
        if (missing.Count > 0)
        {
            return Refusal.Of(RefusalCode.ProvisionalNotAccepted, ("run", run.Id), ("parameters", string.Join(',', missing)));
        }

        return Write(database, run, AuditAct.RunReleased, act, string.Join(',', accepted.Order(StringComparer.Ordinal)), connection =>
        {
            if (InForce(connection, run) is { } former)
            {
                Enter(connection, former, ReleaseCause.Supersede, act with { Reason = $"run {run.Id} released" }, "");
            }

            return (run.Id, ReleaseCause.Release);
        });
    }

    /// <inheritdoc cref="Release"/>
    public static Refusal? BackOut(Database database, RunRow run, ReleaseAct act)
    {
        if (run.State != RunState.Released)
        {
            return Refusal.Of(RefusalCode.RunNotInForce, ("run", run.Id));
        }

        if (string.IsNullOrWhiteSpace(act.Reason))
        {
            return Refusal.Of(RefusalCode.ReasonMissing);
        }

        return Write(database, run, AuditAct.RunBackedOut, act, "", connection =>
        {
            Enter(connection, run.Id, ReleaseCause.BackOut, act, "");
            return connection.Ask<int?>(
                "select id from run where review_year = @year and region = @region and state = 6 order by (select max(e.id) from release e where e.run_id = run.id) desc limit 1",
                ("year", run.ReviewYear), ("region", run.Region)) is { } former ? (former, ReleaseCause.Restore) : null;
        });
    }

    /// <returns>False when the run has ended already.</returns>
    public static bool Cancel(Database database, RunRow run, string by, string reason, TimeProvider clock)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        if (connection.Do(
            "update run set state = 4, ended_at = @now, note = @note where id = @run and state = 1",
            ("now", clock.GetUtcNow().ToUniversalTime()), ("note", $"{by}: {reason}"), ("run", run.Id)) == 0)
        {
            return false;
        }

        AuditTrail.Write(connection, EntryOf(run, AuditAct.RunCancelled, by, "", reason));
        transaction.Commit();

        // Afterwards: a chunk in hand holds its rows until it finds the run ended.
        Partitions.DropRun(connection, "unit_credit", run.ReviewYear, run.Id);
        return true;
    }

    private static Refusal? Write(Database database, RunRow run, AuditAct kind, ReleaseAct act, string accepted, Func<NpgsqlConnection, (int Run, ReleaseCause Cause)?> entries)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        try
        {
            Proposals.SayWhoAsks(connection, act.OsUser);
            connection.Do("select pg_advisory_xact_lock(@year, 0)", ("year", run.ReviewYear));
            if (entries(connection) is { } last)
            {
                Enter(connection, last.Run, last.Cause, act, accepted);
            }

            // The digest in the trail holds the figures to what they were when they came into force.
            AuditTrail.Write(connection, EntryOf(run, kind, act.By, $" {run.Digest}", act.Reason));
            transaction.Commit();
            return null;
        }
        catch (PostgresException e) when (RefusalOf(e, run) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>What the database itself holds: two persons, approved parameters, one result a unit, lawful moves.</summary>
    private static Refusal? RefusalOf(PostgresException failure, RunRow run) => failure.SqlState switch
    {
        Proposals.OnePerson => Refusal.Of(RefusalCode.SecondPersonReleases, ("run", run.Id), ("by", run.StartedBy)),
        Proposals.NotApproved => Refusal.Of(RefusalCode.EditionNotApproved, ("run", run.Id), ("edition", run.Edition)),
        Overlaps => Refusal.Of(RefusalCode.RegionsOverlap, ("run", run.Id), ("region", RegionCode.Of(run.Region)), ("found", failure.MessageText)),
        NotAllowed => Refusal.Of(RefusalCode.RunStateForbids, ("run", run.Id), ("found", failure.MessageText)),
        _ => null,
    };

    private static AuditEntry EntryOf(RunRow run, AuditAct act, string by, string more, string reason) =>
        new(act, by, $"run {run.Id}{more}") { Reason = reason, Region = RegionCode.Of(run.Region), Year = new ReviewYear(run.ReviewYear) };

    private static int? InForce(NpgsqlConnection connection, RunRow run) => connection.Ask<int?>(
        "select id from run where review_year = @year and region = @region and state = 5", ("year", run.ReviewYear), ("region", run.Region));

    private static void Enter(NpgsqlConnection connection, int run, ReleaseCause cause, ReleaseAct act, string accepted) => connection.Do(
        """
        insert into release (review_year, region, run_id, cause, units, payable, reward, by, at, business_date, reason, accepted)
        select review_year, region, id, @cause, @sign * units, @sign * payable, @sign * reward, @by, @at, @on, @reason, @accepted from run where id = @run
        """,
        ("run", run), ("cause", (short)cause), ("sign", cause is ReleaseCause.Release or ReleaseCause.Restore ? 1 : -1), ("by", act.By), ("at", act.At.ToUniversalTime()),
        ("on", act.BusinessDate), ("reason", act.Reason), ("accepted", accepted));
}
