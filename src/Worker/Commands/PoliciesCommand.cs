using System.CommandLine;
using System.Globalization;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Policy;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota policies</c>: a changed edition of <c>policies/</c> is proposed by one person and approved by another.</summary>
internal static class PoliciesCommand
{
    public static Command Create(Session session) => new("policies", "参数变更的提交和审批 / changes of the parameters, by two persons. Example:\n  quota policies propose --reason 录入2025年社会平均工资")
    {
        CreatePropose(session),
        CreateApprove(session),
        CreateList(session),
    };

    /// <returns>The proposal, new or as it stood.</returns>
    public static Proposal Propose(Database database, PolicyShelf shelf, string by, string reason, TimeProvider clock)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        PolicyEditions.Keep(connection, shelf, by, clock.GetUtcNow());
        if (Proposals.Of(connection, ProposalKind.ParameterChange, shelf.Edition) is null)
        {
            Proposals.Propose(connection, ProposalKind.ParameterChange, shelf.Edition, null, new AuditEntry(AuditAct.ParametersProposed, by, "") { Reason = reason }, clock.GetUtcNow());
        }

        transaction.Commit();
        return Proposals.Of(connection, ProposalKind.ParameterChange, shelf.Edition)!;
    }

    /// <exception cref="UsageException">Not proposed, approved already, or by the person who proposed it.</exception>
    public static void Approve(Database database, string edition, string by, string reason, TimeProvider clock)
    {
        using var connection = database.Connect();
        var proposal = Proposals.Of(connection, ProposalKind.ParameterChange, edition)
            ?? throw new UsageException($"Edition {edition} is not proposed: quota policies propose, then another person approves it. 该参数版本尚未提交。");
        TwoPersons.Approve(connection, proposal, new AuditEntry(AuditAct.ParametersApproved, by, "") { Reason = reason }, clock);
    }

    private static Command CreatePropose(Session session)
    {
        var reason = new Option<string>("--reason") { Description = "变更原因 why", Required = true };
        var command = new Command("propose", "提交现有参数文件，待另一人审批 / propose policies/ as it stands. Example:\n  quota policies propose --reason 录入2025年社会平均工资") { reason };
        command.SetAction(result =>
        {
            var shelf = session.LoadPolicies();
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.ProposeParameters);
            var proposal = Propose(database, shelf, actor.Name, result.GetRequiredValue(reason), session.Clock);
            using var connection = database.Connect();
            TellChanges(session, connection, shelf.Edition);
            session.Stderr.WriteLine(proposal.CheckedBy is { } other
                ? $"Edition {shelf.Edition} was proposed by {proposal.By} and approved by {other} already. 该版本已审批。"
                : $"Edition {shelf.Edition} is proposed by {proposal.By}: another person approves it (quota policies approve {shelf.Edition} --reason … --as USER). 待另一人审批。");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateApprove(Session session)
    {
        var edition = new Argument<string?>("EDITION") { Description = "参数版本 the edition; that of policies/ when not named", Arity = ArgumentArity.ZeroOrOne };
        var reason = new Option<string>("--reason") { Description = "审批意见 why", Required = true };
        var command = new Command("approve", "审批参数变更，须由另一人办理 / approve a proposed edition; by another person. Example:\n  quota policies approve 82a4701d7a3f --reason 与文件核对无误 --as 李四") { edition, reason };
        command.SetAction(result =>
        {
            var wanted = result.GetValue(edition) ?? session.LoadPolicies().Edition;
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.ApproveParameters);
            using (var connection = database.Connect())
            {
                TellChanges(session, connection, wanted);
            }

            Approve(database, wanted, actor.Name, result.GetRequiredValue(reason), session.Clock);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "参数版本及其审批 / the editions met here, and who approved them. Example:\n  quota policies list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            session.Act(result, database, Operation.ReadFigures);
            using var connection = database.Connect();
            using var command = Sql.Command(connection, """
                select e.edition, e.met_at, e.met_by, e.installed, p.by, p.reason, a.checked_by, a.reason
                from policy_edition e left join lateral (select * from proposal where kind = 3 and subject = e.edition order by id desc limit 1) p on true left join approval a on a.proposal_id = p.id
                order by e.met_at, e.edition
                """);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var standing = !reader.IsDBNull(6) ? $"approved 已审批: {reader.GetString(4)} ({reader.GetString(5)}) → {reader.GetString(6)} ({reader.GetString(7)})"
                    : !reader.IsDBNull(4) ? $"proposed 待审批: {reader.GetString(4)} ({reader.GetString(5)})"
                    : reader.GetBoolean(3) ? "" : "not proposed 未提交";
                session.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)} {reader.GetDateTime(1):yyyy-MM-dd} {reader.GetString(2)} {(reader.GetBoolean(3) ? "installed 随程序安装 " : "")}{standing}").TrimEnd());
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What a second person looks at: every line that differs from the edition approved before.</summary>
    private static void TellChanges(Session session, NpgsqlConnection connection, string edition)
    {
        if (PolicyEditions.ApprovedBefore(connection, edition) is not { } before)
        {
            return;
        }

        session.WriteLine($"{before} → {edition}");
        foreach (var change in PolicyEditions.Changes(connection, before, edition))
        {
            session.WriteLine($"policies/{change.Name}.json");
            foreach (var line in change.Gone.Select(line => "- " + line).Concat(change.Come.Select(line => "+ " + line)))
            {
                session.WriteLine(line);
            }
        }
    }
}
