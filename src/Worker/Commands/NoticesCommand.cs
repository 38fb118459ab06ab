using System.CommandLine;
using System.Globalization;
using QuotaCompliance.Application.Notices;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota notices</c>: the public notices of a complete run.</summary>
internal static class NoticesCommand
{
    public static Command Create(Session session) => new("notices", "公示 / the public notices, by two persons. Example:\n  quota notices draft --year 2023 --region 640202 --out draft")
    {
        CreateDraft(session),
        CreateApprove(session),
        CreatePublish(session),
        CreateList(session),
    };

    private static Command CreateDraft(Session session)
    {
        var (year, region, run) = (Options.Year(), Options.Region(), RunOption());
        var office = new Option<string?>("--office") { Description = "发布单位 who will publish" };
        var address = new Option<string?>("--address") { Description = "受理异议地址 where objections will go" };
        var telephone = new Option<string?>("--telephone") { Description = "受理异议电话 telephone for objections" };
        var correction = new Option<string?>("--correction") { Description = "更正说明 what a new version corrects and why, for the public" };
        var reason = new Option<string?>("--reason") { Description = "why, for the record" };
        var output = new Option<string>("--out") { Description = "folder to look at", Required = true };
        var command = new Command("draft", "起草公示并提交审批 / write the notices to look at, and propose them. Example:\n  quota notices draft --year 2023 --region 640202 --out draft") { year, region, run, office, address, telephone, correction, reason, output };
        command.SetAction(result =>
        {
            var (reviewYear, code) = (Options.ReadYear(result, year), Options.ReadRegion(result, region));
            var on = Options.ReadDate(result, session.Clock);
            var publisher = new NoticeOffice(result.GetValue(office) ?? "（发布单位）", result.GetValue(address) ?? "（地址）", result.GetValue(telephone) ?? "（电话）");
            var folder = Path.GetFullPath(result.GetRequiredValue(output));
            void Look(IEnumerable<Notice> notices) => NoticePublisher.Publish(folder, notices.Where(n => n.MayBePublished));
            using var database = session.OpenDatabase();
            var draft = new DraftNotices(database, session.LoadPolicies, session.Clock);
            if (draft.By(Session.ActorOf(result), reviewYear, code, result.GetValue(run), publisher, result.GetValue(correction), result.GetValue(reason) ?? "", on, Look).IsRefused(out var refusal, out var drafted))
            {
                return session.Refuse(refusal);
            }

            session.Stderr.WriteLine(drafted switch
            {
                { NotProposed: { } why } => NextSteps.Sentence(why),
                { Proposal: { CheckedBy: { } other } proposal } => $"Proposal {proposal.Id}, approved by {other}: quota notices publish. 已审批，可以发布。",
                { Proposal: var proposal } => $"Proposal {proposal!.Id} by {proposal.By}: another person approves it (quota notices approve --year {reviewYear} --region {code} --reason … --as USER). 待另一人审批。",
            });
            session.WriteLine(Path.Combine(folder, "index.html"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateApprove(Session session)
    {
        var (year, region) = (Options.Year(), Options.Region());
        var reason = new Option<string>("--reason") { Description = "审批意见 why", Required = true };
        var command = new Command("approve", "审批公示，须由另一人办理 / approve what was last drafted; by another person. Example:\n  quota notices approve --year 2023 --region 640202 --reason 核对无误 --as 李四") { year, region, reason };
        command.SetAction(result =>
        {
            var (reviewYear, code) = (Options.ReadYear(result, year), Options.ReadRegion(result, region));
            using var database = session.OpenDatabase();
            return new ApproveNotices(database, session.Clock).By(Session.ActorOf(result), reviewYear, code, result.GetRequiredValue(reason)).IsRefused(out var refusal, out _)
                ? session.Refuse(refusal)
                : ExitCode.Done;
        });
        return command;
    }

    private static Command CreatePublish(Session session)
    {
        var (year, region, run) = (Options.Year(), Options.Region(), RunOption());
        var office = new Option<string>("--office") { Description = "发布单位 who publishes", Required = true };
        var address = new Option<string>("--address") { Description = "受理异议地址 where objections go", Required = true };
        var telephone = new Option<string>("--telephone") { Description = "受理异议电话 telephone for objections", Required = true };
        var correction = new Option<string?>("--correction") { Description = "更正说明 the same as in the draft; may be left out" };
        var output = new Option<string?>("--out") { Description = "folder; .quota/published when not named" };
        var command = new Command("publish", "发布已审批的公示 / record the approved notices and switch the published folder in one step. Example:\n  quota notices publish --year 2023 --region 640202 --office 大武口区残联 --address 朝阳西街1号 --telephone 0952-0000000") { year, region, run, office, address, telephone, correction, output };
        command.SetAction(result =>
        {
            var (reviewYear, code) = (Options.ReadYear(result, year), Options.ReadRegion(result, region));
            var on = Options.ReadDate(result, session.Clock);
            var publisher = new NoticeOffice(result.GetRequiredValue(office), result.GetRequiredValue(address), result.GetRequiredValue(telephone));
            var folder = Path.GetFullPath(result.GetValue(output) ?? session.PublishedFolder);
            using var database = session.OpenDatabase();
            var publish = new PublishNotices(database, session.LoadPolicies, folder);
            if (publish.By(Session.ActorOf(result), reviewYear, code, result.GetValue(run), publisher, result.GetValue(correction), on).IsRefused(out var refusal, out var published))
            {
                return session.Refuse(refusal);
            }

            session.Anchor(database, $"notices of run {published.Run.Id}");
            session.WriteLine(Path.Combine(folder, "index.html"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int?> RunOption() => new("--run") { Description = "the run's number; the latest complete one when not named" };

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "已发布的公示 / the notices published so far. Example:\n  quota notices list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ListNotices(database).For(Session.ActorOf(result)).IsRefused(out var refusal, out var notices))
            {
                return session.Refuse(refusal);
            }

            foreach (var row in notices)
            {
                session.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{RegionCode.Of(row.Region)} {row.Kind.Code()}-{row.ReviewYear}-v{row.Version} run {row.RunId} published {row.PublishedOn:yyyy-MM-dd} objections {row.ObjectionsFrom:yyyy-MM-dd}..{row.ObjectionsTo:yyyy-MM-dd} by {row.PublishedBy}"));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
