using System.CommandLine;
using System.Globalization;
using QuotaCompliance.Application.Policy;

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

    private static Command CreatePropose(Session session)
    {
        var reason = new Option<string>("--reason") { Description = "变更原因 why", Required = true };
        var command = new Command("propose", "提交现有参数文件，待另一人审批 / propose policies/ as it stands. Example:\n  quota policies propose --reason 录入2025年社会平均工资") { reason };
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ProposeParameters(database, session.LoadPolicies, session.Clock).By(Session.ActorOf(result), result.GetRequiredValue(reason)).IsRefused(out var refusal, out var proposed))
            {
                return session.Refuse(refusal);
            }

            TellChanges(session, proposed.Changes);
            var (proposal, edition) = (proposed.Proposal, proposed.Changes.Edition);
            session.Stderr.WriteLine(proposal.CheckedBy is { } other
                ? $"Edition {edition} was proposed by {proposal.By} and approved by {other} already. 该版本已审批。"
                : $"Edition {edition} is proposed by {proposal.By}: another person approves it (quota policies approve {edition} --reason … --as USER). 待另一人审批。");
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
            var approve = new ApproveParameters(database, session.Clock);
            return approve.By(Session.ActorOf(result), wanted, result.GetRequiredValue(reason), changes => TellChanges(session, changes)).IsRefused(out var refusal, out _)
                ? session.Refuse(refusal)
                : ExitCode.Done;
        });
        return command;
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "参数版本及其审批 / the editions met here, and who approved them. Example:\n  quota policies list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ListEditions(database).For(Session.ActorOf(result)).IsRefused(out var refusal, out var editions))
            {
                return session.Refuse(refusal);
            }

            foreach (var edition in editions)
            {
                var standing = edition.ApprovedBy is not null ? $"approved 已审批: {edition.ProposedBy} ({edition.Reason}) → {edition.ApprovedBy} ({edition.ApprovalReason})"
                    : edition.ProposedBy is not null ? $"proposed 待审批: {edition.ProposedBy} ({edition.Reason})"
                    : edition.IsInstalled ? "" : "not proposed 未提交";
                session.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edition.Edition} {edition.MetOn:yyyy-MM-dd} {edition.MetBy} {(edition.IsInstalled ? "installed 随程序安装 " : "")}{standing}").TrimEnd());
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Every line that differs from the edition approved before.</summary>
    private static void TellChanges(Session session, EditionChanges changes)
    {
        if (changes.Before is null)
        {
            return;
        }

        session.WriteLine($"{changes.Before} → {changes.Edition}");
        foreach (var change in changes.Files)
        {
            session.WriteLine($"policies/{change.Name}.json");
            foreach (var line in change.Gone.Select(line => "- " + line).Concat(change.Come.Select(line => "+ " + line)))
            {
                session.WriteLine(line);
            }
        }
    }
}
