using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
using QuotaCompliance.Worker.Notices;
using QuotaCompliance.Worker.Running;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota notices</c>: the public notices of a complete run.</summary>
internal static class NoticesCommand
{
    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();

    public static Command Create(Session session) => new("notices", "公示 / the public notices. Example:\n  quota notices publish --year 2023 --region 640202 --office 大武口区残联 --address … --telephone …")
    {
        CreateWrite(session, "draft", "写出公示草稿，不登记 / write the notices to look at; nothing is recorded. Example:\n  quota notices draft --year 2023 --region 640202 --out draft", isDraft: true),
        CreateWrite(session, "publish", "发布公示 / record the notices and switch the published folder in one step. Example:\n  quota notices publish --year 2023 --region 640202 --office 大武口区残联 --address 朝阳西街1号 --telephone 0952-0000000", isDraft: false),
        CreateList(session),
    };

    /// <summary>Where published notices stand unless another folder is named.</summary>
    public static string PublishedFolder => Path.Combine(Session.Home, ".quota", "published");

    /// <summary>Publishes the notices of a run; what was published before stays, and a changed figure becomes a correction.</summary>
    /// <returns>The notices now in the folder, newest edition of each last.</returns>
    public static IReadOnlyList<Notice> Publish(Database database, PolicyShelf shelf, RunRow run, DateOnly on, NoticeOffice office, string by, string? correction, string folder)
    {
        using var context = database.NewContext();
        using var connection = database.Connect();
        var published = Published(context, connection, run.Region);
        var fresh = new List<Notice>();
        foreach (var notice in Compose(connection, shelf, run, on, office))
        {
            if (!notice.MayBePublished)
            {
                var blocking = notice.Blocking.First();
                throw new ParameterMissingException(
                    $"{blocking.Parameter} ({blocking.Title}) = {blocking.Text} is a placeholder: a notice that rests on it cannot be published. Enter the real value with its document in policies/{blocking.Parameter}.json and run the review again.");
            }

            var earlier = published.LastOrDefault(n => n.Kind == notice.Kind && n.Year == notice.Year);
            if (earlier is null)
            {
                fresh.Add(notice);
            }
            else if (context.Notices.AsNoTracking().Where(n => n.Kind == notice.Kind && n.ReviewYear == run.ReviewYear && n.Region == run.Region).OrderBy(n => n.Version).Last().RunId != run.Id
                && !SaysTheSame(earlier, notice))
            {
                fresh.Add(notice.Correcting(earlier, correction
                    ?? throw new UsageException($"The {notice.Year} notice '{notice.Kind.Subject()}' was published before and its figures changed: say why with --correction.")));
            }
        }

        using var transaction = context.Database.BeginTransaction();
        context.Notices.AddRange(fresh.Select(notice => RowOf(notice, run, by)));
        context.SaveChanges();
        IReadOnlyList<Notice> all = [.. published, .. fresh];
        if (fresh.Count > 0)
        {
            AuditTrail.Write((Npgsql.NpgsqlConnection)context.Database.GetDbConnection(), new AuditEntry(AuditAct.NoticesPublished, by, $"run {run.Id} {string.Join(' ', fresh)}")
            {
                Reason = correction ?? "", Region = RegionCode.Of(run.Region), Year = new ReviewYear(run.ReviewYear),
            });
        }

        NoticePublisher.Publish(folder, all);
        transaction.Commit();
        return all;
    }

    private static Command CreateWrite(Session session, string name, string description, bool isDraft)
    {
        var year = Options.Year();
        var region = Options.Region();
        var run = new Option<int?>("--run") { Description = "the run's number; the latest complete one when not named" };
        var office = new Option<string>("--office") { Description = "发布单位 who publishes", Required = !isDraft };
        var address = new Option<string>("--address") { Description = "受理异议地址 where objections go", Required = !isDraft };
        var telephone = new Option<string>("--telephone") { Description = "受理异议电话 telephone for objections", Required = !isDraft };
        var correction = new Option<string?>("--correction") { Description = "更正说明 what a new version corrects and why, for the public" };
        var output = new Option<string?>("--out") { Description = "folder; .quota/published when not named", Required = isDraft };
        var command = new Command(name, description) { year, region, run, office, address, telephone, correction, output };
        command.SetAction(result =>
        {
            var reviewYear = Options.ReadYear(result, year);
            var code = Options.ReadRegion(result, region);
            var on = Options.ReadDate(result, session.Clock);
            var shelf = Session.LoadPolicies();
            var publisher = new NoticeOffice(result.GetValue(office) ?? "（发布单位）", result.GetValue(address) ?? "（地址）", result.GetValue(telephone) ?? "（电话）");
            using var database = Session.OpenDatabase();
            using var context = database.NewContext();
            var shown = RunFinder.WithFigures(database, result.GetValue(run), reviewYear, code);
            if (shown.DryRun || shown.Scope != RunScope.Whole || shown.Units == 0 || shown.Region != code.Code)
            {
                throw new UsageException($"Run {shown.Id} cannot be shown to the public: it must be complete, no dry run, hold units, and be of region {code}.");
            }

            if (!isDraft && shown.State != RunState.Released)
            {
                throw new UsageException($"Run {shown.Id} is not in force: a second person releases it first (quota review release {shown.Id} --as USER). 批次须先由另一人复核发布生效，才能公示。");
            }

            var folder = Path.GetFullPath(result.GetValue(output) ?? PublishedFolder);
            if (isDraft)
            {
                using var connection = database.Connect();
                NoticePublisher.Publish(folder, Compose(connection, shelf, shown, on, publisher).Where(n => n.MayBePublished));
            }
            else
            {
                Publish(database, shelf, shown, on, publisher, Options.ReadActor(result), result.GetValue(correction), folder);
                session.Anchor(database, $"notices of run {shown.Id}");
            }

            session.WriteLine(Path.Combine(folder, "index.html"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "已发布的公示 / the notices published so far. Example:\n  quota notices list");
        command.SetAction(result =>
        {
            using var database = Session.OpenDatabase();
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

    private static NoticeRow RowOf(Notice notice, RunRow run, string by) => new()
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
