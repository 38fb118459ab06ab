using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Documents;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Application.Notices;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota notices</c>: the public notices of a complete run.</summary>
internal static class NoticesCommand
{
    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();

    public static Command Create(Session session) => new("notices", "公示 / the public notices, by two persons. Example:\n  quota notices draft --year 2023 --region 640202 --out draft")
    {
        CreateDraft(session),
        CreateApprove(session),
        CreatePublish(session),
        CreateList(session),
    };

    /// <summary>Proposes the notices of a run for publication; the same ones again are the same proposal.</summary>
    /// <returns>Nothing when they cannot be published as they are: the reason is said.</returns>
    public static Proposal? Propose(Database database, PolicyShelf shelf, RunRow run, DateOnly on, NoticeOffice office, string? correction, AuditEntry entry, TimeProvider clock, Action<string> said)
    {
        using var context = database.NewContext();
        using var connection = database.Connect();
        var notices = Compose(connection, shelf, run, on, office);
        if (notices.FirstOrDefault(n => !n.MayBePublished) is { } placeholder)
        {
            said($"Not proposed: {BlockedBy(placeholder)} 含占位参数，不能提交审批。");
            return null;
        }

        if (correction is null && Changed(context, connection, run, notices).FirstOrDefault() is { } changed)
        {
            said($"Not proposed: {NeedsCorrection(changed)} 数字与已发布的不同，请用 --correction 说明。");
            return null;
        }

        var subject = SubjectOf(run, notices);
        var last = Proposals.OfNotices(connection, run.ReviewYear, run.Region);
        if (last?.Subject != subject || last.Detail != correction)
        {
            using var transaction = connection.BeginTransaction();
            Proposals.Propose(connection, ProposalKind.NoticePublication, subject, correction, entry, clock.GetUtcNow());
            transaction.Commit();
            last = Proposals.OfNotices(connection, run.ReviewYear, run.Region)!;
        }

        said(last.CheckedBy is { } other
            ? $"Proposal {last.Id}, approved by {other}: quota notices publish. 已审批，可以发布。"
            : $"Proposal {last.Id} by {last.By}: another person approves it (quota notices approve --year {run.ReviewYear} --region {RegionCode.Of(run.Region)} --reason … --as USER). 待另一人审批。");
        return last;
    }

    /// <summary>Approves what was last proposed of a year and region.</summary>
    /// <exception cref="UsageException">Nothing is proposed, it is approved already, or by the person who proposed it.</exception>
    public static void Approve(Database database, ReviewYear year, RegionCode region, AuditEntry entry, TimeProvider clock)
    {
        using var connection = database.Connect();
        var proposal = Proposals.OfNotices(connection, year.Value, region.Code)
            ?? throw new UsageException($"No notices of {region} for {year} are proposed: quota notices draft --year {year} --region {region} --out FOLDER. 尚未起草公示。");
        TwoPersons.Approve(connection, proposal, entry, clock);
    }

    /// <summary>Publishes the approved notices of a run; what was published before stays, and a changed figure becomes a correction.</summary>
    /// <param name="correction">As it was approved; nothing to take it from there.</param>
    /// <returns>The notices now in the folder, newest edition of each last.</returns>
    /// <exception cref="UsageException">What would be published is not what was approved.</exception>
    public static IReadOnlyList<Notice> Publish(Database database, PolicyShelf shelf, RunRow run, DateOnly on, NoticeOffice office, string by, string? correction, string folder)
    {
        using var context = database.NewContext();
        using var connection = database.Connect();
        var notices = Compose(connection, shelf, run, on, office);
        if (notices.FirstOrDefault(n => !n.MayBePublished) is { } placeholder)
        {
            throw new ParameterMissingException(BlockedBy(placeholder));
        }

        var proposal = CheckApproved(connection, shelf, run, notices, correction);
        var published = Published(context, connection, run.Region);
        var changed = Changed(context, connection, run, notices);
        var fresh = notices.Where(n => !published.Any(p => p.Kind == n.Kind && p.Year == n.Year))
            .Concat(changed.Select(n => n.Correcting(Last(published, n)!, proposal.Detail ?? throw new UsageException(NeedsCorrection(n))))).OrderBy(n => n.Kind).ToList();

        using var transaction = context.Database.BeginTransaction();
        context.Notices.AddRange(fresh.Select(notice => RowOf(notice, run, proposal, by)));
        context.SaveChanges();
        if (fresh.Count > 0)
        {
            AuditTrail.Write((Npgsql.NpgsqlConnection)context.Database.GetDbConnection(), new AuditEntry(AuditAct.NoticesPublished, by, $"proposal {proposal.Id} run {run.Id} {string.Join(' ', fresh)}")
            {
                Reason = proposal.Detail ?? "", Region = RegionCode.Of(run.Region), Year = new ReviewYear(run.ReviewYear),
            });
        }

        IReadOnlyList<Notice> all = [.. published, .. fresh];
        NoticePublisher.Publish(folder, all, transaction.Commit);
        return all;
    }

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
            var shelf = session.LoadPolicies();
            var publisher = new NoticeOffice(result.GetValue(office) ?? "（发布单位）", result.GetValue(address) ?? "（地址）", result.GetValue(telephone) ?? "（电话）");
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.ProposeNotices, code);
            var shown = FindRun(database, result.GetValue(run), reviewYear, code);
            var folder = Path.GetFullPath(result.GetRequiredValue(output));
            using (var connection = database.Connect())
            {
                NoticePublisher.Publish(folder, Compose(connection, shelf, shown, on, publisher).Where(n => n.MayBePublished));
            }

            var entry = new AuditEntry(AuditAct.NoticesProposed, actor.Name, "") { Reason = result.GetValue(reason) ?? "", Region = code, Year = reviewYear };
            Propose(database, shelf, shown, on, publisher, result.GetValue(correction), entry, session.Clock, session.Stderr.WriteLine);
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
            var actor = session.Act(result, database, Operation.ApproveNotices, code);
            Approve(database, reviewYear, code, new AuditEntry(AuditAct.NoticesApproved, actor.Name, "") { Reason = result.GetRequiredValue(reason), Region = code, Year = reviewYear }, session.Clock);
            return ExitCode.Done;
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
            var shelf = session.LoadPolicies();
            var publisher = new NoticeOffice(result.GetRequiredValue(office), result.GetRequiredValue(address), result.GetRequiredValue(telephone));
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.PublishNotices, code);
            var shown = FindRun(database, result.GetValue(run), reviewYear, code);
            if (shown.State != RunState.Released)
            {
                throw new UsageException($"Run {shown.Id} is not in force: a second person releases it first (quota review release {shown.Id} --as USER). 批次须先由另一人复核发布生效，才能公示。");
            }

            var folder = Path.GetFullPath(result.GetValue(output) ?? session.PublishedFolder);
            Publish(database, shelf, shown, on, publisher, actor.Name, result.GetValue(correction), folder);
            session.Anchor(database, $"notices of run {shown.Id}");
            session.WriteLine(Path.Combine(folder, "index.html"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int?> RunOption() => new("--run") { Description = "the run's number; the latest complete one when not named" };

    private static RunRow FindRun(Database database, int? number, ReviewYear year, RegionCode region)
    {
        var run = RunFinder.WithFigures(database, number, year, region);
        return run.DryRun || run.Scope != RunScope.Whole || run.Units == 0 || run.Region != region.Code
            ? throw new UsageException($"Run {run.Id} cannot be shown to the public: it must be complete, no dry run, hold units, and be of region {region}.")
            : run;
    }

    /// <summary>What is proposed and approved: a run, and every figure that its notices show of it.</summary>
    private static string SubjectOf(RunRow run, IEnumerable<Notice> notices)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var notice in notices)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{notice.Kind.Code()}\n"));
            hash.AppendData(NoticeData.Csv(notice));
        }

        return $"{run.Id} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static Proposal CheckApproved(Npgsql.NpgsqlConnection connection, PolicyShelf shelf, RunRow run, IEnumerable<Notice> notices, string? correction)
    {
        var region = RegionCode.Of(run.Region);
        var proposal = Proposals.OfNotices(connection, run.ReviewYear, run.Region);
        if (proposal is null || proposal.Subject != SubjectOf(run, notices))
        {
            throw new UsageException($"{(proposal is null ? "These notices are not proposed" : "What was last proposed is not what would be published")}: quota notices draft --year {run.ReviewYear} --region {region} --out FOLDER, then another person approves. 须先起草并由另一人审批。");
        }

        if (proposal.CheckedBy is null)
        {
            throw new UsageException($"Proposal {proposal.Id} by {proposal.By} is not approved: another person does that (quota notices approve --year {run.ReviewYear} --region {region} --reason … --as USER). 公示尚未审批，须由另一人审批后发布。");
        }

        if (correction is not null && correction != proposal.Detail)
        {
            throw new UsageException($"The correction approved with proposal {proposal.Id} reads otherwise: leave --correction out, or draft the notices again with this one. 更正说明与审批的不一致。");
        }

        // The objection window is counted by the parameters as they are now.
        return PolicyEditions.IsApproved(connection, shelf.Edition)
            ? proposal
            : throw new UsageException($"The parameters as they are now (edition {shelf.Edition}) are not approved, and the objection window is counted by them: quota policies propose, then quota policies approve {shelf.Edition} --as USER. 现行参数版本尚未审批。");
    }

    private static string BlockedBy(Notice notice)
    {
        var blocking = notice.Blocking.First();
        return $"{blocking.Parameter} ({blocking.Title}) = {blocking.Text} is a placeholder: a notice that rests on it cannot be published. Enter the real value with its document in policies/{blocking.Parameter}.json and run the review again.";
    }

    private static string NeedsCorrection(Notice notice) =>
        $"the {notice.Year} notice '{notice.Kind.Subject()}' was published before and its figures changed: say why with --correction, in the draft.";

    private static Notice? Last(IEnumerable<Notice> published, Notice of) => published.LastOrDefault(n => n.Kind == of.Kind && n.Year == of.Year);

    /// <summary>The notices that say something else than what is published, from another run.</summary>
    private static List<Notice> Changed(QuotaDbContext context, Npgsql.NpgsqlConnection connection, RunRow run, IEnumerable<Notice> notices)
    {
        var published = Published(context, connection, run.Region);
        return [.. notices.Where(notice => Last(published, notice) is { } earlier
            && context.Notices.AsNoTracking().Where(n => n.Kind == notice.Kind && n.ReviewYear == run.ReviewYear && n.Region == run.Region).OrderBy(n => n.Version).Last().RunId != run.Id
            && !SaysTheSame(earlier, notice))];
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "已发布的公示 / the notices published so far. Example:\n  quota notices list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            session.Act(result, database, Operation.ReadFigures);
            using var context = database.NewContext();
            foreach (var row in context.Notices.AsNoTracking().OrderBy(n => n.Region).ThenBy(n => n.ReviewYear).ThenBy(n => n.Kind).ThenBy(n => n.Version))
            {
                session.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{RegionCode.Of(row.Region)} {row.Kind.Code()}-{row.ReviewYear}-v{row.Version} run {row.RunId} published {row.PublishedOn:yyyy-MM-dd} objections {row.ObjectionsFrom:yyyy-MM-dd}..{row.ObjectionsTo:yyyy-MM-dd} by {row.PublishedBy}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<Notice> Compose(Npgsql.NpgsqlConnection connection, PolicyShelf shelf, RunRow run, DateOnly on, NoticeOffice office)
    {
        var year = new ReviewYear(run.ReviewYear);
        var region = RegionCode.Of(run.Region);
        var units = Units(connection, run);

        // The figures rest on the run's own parameters, whatever the files say by now; the window is counted by today's calendar.
        var law = PolicyEditions.Load(connection, run.Edition);
        var books = units.Select(u => u.Region).Distinct().Select(code => PolicyBook.For(law, code, year)).ToList();
        var met = books.SelectMany(book => book.Values).Distinct().ToList();
        return [.. Kinds.Select(kind => Notice.Of(NoticeTable.Of(kind, units.Select(u => u.Unit)), year, region, on, office, shelf, met))];
    }

    private static List<(RegionCode Region, AssessedUnit Unit)> Units(Npgsql.NpgsqlConnection connection, RunRow run) =>
        [.. AssessmentTable.Read(connection, new ReviewYear(run.ReviewYear), run.Id)
            .Select(row => (row.Region, new AssessedUnit(row.Name, row.Kind, row.CommissionMember, row.Figures)))];

    private static List<Notice> Published(QuotaDbContext context, Npgsql.NpgsqlConnection connection, int region)
    {
        var notices = new List<Notice>();
        var rows = context.Notices.AsNoTracking().Where(n => n.Region == region).OrderBy(n => n.ReviewYear).ThenBy(n => n.Kind).ThenBy(n => n.Version).ToList();
        foreach (var ofRun in rows.GroupBy(n => n.RunId))
        {
            var run = context.Runs.AsNoTracking().Single(r => r.Id == ofRun.Key);
            var units = Units(connection, run).ConvertAll(u => u.Unit);
            notices.AddRange(ofRun.Select(row => new Notice
            {
                Table = NoticeTable.Of(row.Kind, units),
                Year = new ReviewYear(row.ReviewYear),
                Version = row.Version,
                Correction = row.Correction,
                PublishedOn = row.PublishedOn,
                Objections = ObjectionWindow.AsPublished(row.ObjectionsFrom, row.ObjectionsTo, row.ObjectionDays),
                Office = new NoticeOffice(row.OfficeName, row.OfficeAddress, row.OfficeTelephone),
                Parameters = [.. JsonSerializer.Deserialize<List<StoredValue>>(row.Parameters)!.Select(v => v.ToValue())],
            }));
        }

        return [.. notices.OrderBy(n => n.Year).ThenBy(n => n.Kind).ThenBy(n => n.Version)];
    }

    private static bool SaysTheSame(Notice earlier, Notice later) =>
        NoticeData.Csv(earlier).AsSpan().SequenceEqual(NoticeData.Csv(later));

    private static NoticeRow RowOf(Notice notice, RunRow run, Proposal proposal, string by) => new()
    {
        Kind = notice.Kind,
        ReviewYear = run.ReviewYear,
        Region = run.Region,
        Version = notice.Version,
        RunId = run.Id,
        Correction = notice.Correction,
        PublishedOn = notice.PublishedOn,
        ObjectionsFrom = notice.Objections.First,
        ObjectionsTo = notice.Objections.Last,
        ObjectionDays = notice.Objections.WorkingDays,
        OfficeName = notice.Office.Name,
        OfficeAddress = notice.Office.Address,
        OfficeTelephone = notice.Office.Telephone,
        Parameters = JsonSerializer.Serialize(notice.Parameters.Select(StoredValue.Of)),
        ProposalId = proposal.Id,
        PublishedBy = by,
    };

    /// <summary>A value in force as its notice keeps it.</summary>
    private sealed record StoredValue(string Parameter, string Title, string Text, string Region, DateOnly From, DateOnly? To, string Status, string Source)
    {
        public ValueInForce ToValue() => new(Parameter, Title, Text, RegionCode.Parse(Region), From, To, Enum.Parse<PolicyStatus>(Status), Source);

        public static StoredValue Of(ValueInForce value) =>
            new(value.Parameter, value.Title, value.Text, value.Region.ToString(), value.From, value.To, value.Status.ToString(), value.Source);
    }
}
