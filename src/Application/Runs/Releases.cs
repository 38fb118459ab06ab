using Npgsql;
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
internal sealed record ReleaseAct(string By, DateTimeOffset At, DateOnly BusinessDate, string Reason);

/// <summary>Puts runs in force and takes them back. Every change is an entry with the run's totals, and its reversal another; the database checks each.</summary>
internal static class Releases
{
    private const string NotAllowed = "QC002";

    /// <summary>The database's word for a run of a wider or narrower region that is in force.</summary>
    private const string Overlaps = "QC006";

    /// <param name="accepted">The provisional parameters that the releaser accepts, by name.</param>
    /// <exception cref="ParameterMissingException">The run rests on a placeholder.</exception>
    /// <exception cref="UsageException">Not by this person, not this run, or a provisional parameter is not accepted.</exception>
    public static void Release(Database database, RunRow run, ReleaseAct act, IReadOnlyCollection<string> accepted)
    {
        if (run.State != RunState.Draft || run.DryRun || run.Scope != RunScope.Whole || run.ReplayOf is not null)
        {
            throw new UsageException($"Run {run.Id} cannot be released: only a complete draft of the whole population can, no dry run, sample or replay. 第 {run.Id} 号批次不能发布生效。");
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
            throw new UsageException($"--accept {string.Join(',', unknown)}: run {run.Id} rests on no such provisional parameter; {(names.Count > 0 ? $"those it rests on are {string.Join(',', names)}" : "it rests on none")}. 该批次没有此暂定参数。");
        }

        var missing = names.Where(name => !accepted.Contains(name)).ToList();
        if (missing.Count > 0)
        {
            throw new UsageException($"Run {run.Id} rests on provisional parameters; who releases it accepts each by name: --accept {string.Join(',', missing)}. 请逐一确认暂定参数。");
        }

        Write(database, run, AuditAct.RunReleased, act, string.Join(',', accepted.Order(StringComparer.Ordinal)), connection =>
        {
            if (InForce(connection, run) is { } former)
            {
                Enter(connection, former, ReleaseCause.Supersede, act with { Reason = $"run {run.Id} released" }, "");
            }

            return (run.Id, ReleaseCause.Release);
        });
    }

    public static void BackOut(Database database, RunRow run, ReleaseAct act)
    {
        if (run.State != RunState.Released)
        {
            throw new UsageException($"Run {run.Id} is not in force: there is nothing to take back. 第 {run.Id} 号批次未生效，无需撤回。");
        }

        if (string.IsNullOrWhiteSpace(act.Reason))
        {
            throw new UsageException("back-out needs a --reason. 请写明撤回原因。");
        }

        Write(database, run, AuditAct.RunBackedOut, act, "", connection =>
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

    private static void Write(Database database, RunRow run, AuditAct kind, ReleaseAct act, string accepted, Func<NpgsqlConnection, (int Run, ReleaseCause Cause)?> entries)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        try
        {
            Proposals.SayWhoAsks(connection);
            connection.Do("select pg_advisory_xact_lock(@year, 0)", ("year", run.ReviewYear));
            if (entries(connection) is { } last)
            {
                Enter(connection, last.Run, last.Cause, act, accepted);
            }

            // The digest in the trail holds the figures to what they were when they came into force.
            AuditTrail.Write(connection, EntryOf(run, kind, act.By, $" {run.Digest}", act.Reason));
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == Proposals.OnePerson)
        {
            throw new UsageException($"Run {run.Id} was started by {run.StartedBy}: another person releases it (--as). 发起人不能自行复核，请由另一人办理。");
        }
        catch (PostgresException e) when (e.SqlState == Proposals.NotApproved)
        {
            throw new UsageException($"Run {run.Id} rests on edition {run.Edition} of the parameters, a change that no second person has approved: quota policies propose, then quota policies approve {run.Edition} --as USER. 该批次所用参数版本尚未经另一人审批。");
        }
        catch (PostgresException e) when (e.SqlState == Overlaps)
        {
            throw new UsageException($"Run {run.Id} of {RegionCode.Of(run.Region)}: {e.MessageText}, and units would be under two results; take that one back first (quota review back-out). 该年度上级或下级地区已有批次生效，同一单位不能有两个结果，请先撤回。");
        }
        catch (PostgresException e) when (e.SqlState == NotAllowed)
        {
            throw new UsageException($"Run {run.Id}: {e.MessageText}. 该批次的状态不允许此操作。");
        }
    }

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
