using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Documents;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Notices;

/// <summary>The notices of a run as they would be published, and those that were: put together from the rows of their runs, which never change.</summary>
internal static class NoticeBook
{
    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();

    /// <summary>The run whose notices are meant: complete, of the whole population, and of exactly the region.</summary>
    public static Answer<RunRow> RunToShow(Database database, int? number, ReviewYear year, RegionCode region)
    {
        if (RunFinder.WithFigures(database, number, year, region).IsRefused(out var refusal, out var run))
        {
            return refusal;
        }

        return run.DryRun || run.Scope != RunScope.Whole || run.Units == 0 || run.Region != region.Code
            ? Refusal.Of(RefusalCode.RunNotForThePublic, ("run", run.Id), ("region", region))
            : run;
    }

    public static List<Notice> Compose(NpgsqlConnection connection, PolicyShelf shelf, RunRow run, DateOnly on, NoticeOffice office)
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

    /// <summary>Every notice of the region that was published, in every version.</summary>
    public static List<Notice> Published(NpgsqlConnection connection, int region)
    {
        var notices = new List<Notice>();
        foreach (var ofRun in NoticeQueries.All(connection, region).GroupBy(n => n.RunId).ToList())
        {
            var units = Units(connection, RunTable.Find(connection, ofRun.Key)!).ConvertAll(u => u.Unit);
            notices.AddRange(ofRun.Select(row => new Notice
            {
                Table = Domain.Notices.NoticeTable.Of(row.Kind, units),
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

    /// <summary>The notices that say something else than what is published, from another run.</summary>
    public static List<Notice> Changed(NpgsqlConnection connection, IReadOnlyCollection<Notice> published, RunRow run, IEnumerable<Notice> notices)
    {
        var rows = NoticeQueries.All(connection, run.Region).Where(row => row.ReviewYear == run.ReviewYear).ToList();
        return [.. notices.Where(notice => Last(published, notice) is { } earlier && rows.Last(row => row.Kind == notice.Kind).RunId != run.Id && !SaysTheSame(earlier, notice))];
    }

    public static Notice? Last(IEnumerable<Notice> published, Notice of) => published.LastOrDefault(n => n.Kind == of.Kind && n.Year == of.Year);

    /// <summary>What is proposed and approved: a run, and every figure that its notices show of it.</summary>
    public static string SubjectOf(RunRow run, IEnumerable<Notice> notices)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var notice in notices)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{notice.Kind.Code()}\n"));
            hash.AppendData(NoticeData.Csv(notice));
        }

        return $"{run.Id} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    public static NoticeRow RowOf(Notice notice, RunRow run, Proposal proposal, string by) => new()
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

    /// <summary>The placeholder that keeps a notice back, as the message that stops its publication names it.</summary>
    public static ParameterMissingException BlockedBy(Notice notice)
    {
        var blocking = notice.Blocking.First();
        return new ParameterMissingException($"{blocking.Parameter} ({blocking.Title}) = {blocking.Text} is a placeholder: a notice that rests on it cannot be published. Enter the real value with its document in policies/{blocking.Parameter}.json and run the review again.");
    }

    private static List<(RegionCode Region, AssessedUnit Unit)> Units(NpgsqlConnection connection, RunRow run) =>
        [.. AssessmentTable.Read(connection, new ReviewYear(run.ReviewYear), run.Id)
            .Select(row => (row.Region, new AssessedUnit(row.Name, row.Kind, row.CommissionMember, row.Figures)))];

    private static bool SaysTheSame(Notice earlier, Notice later) =>
        NoticeData.Csv(earlier).AsSpan().SequenceEqual(NoticeData.Csv(later));

    /// <summary>A value in force as its notice keeps it.</summary>
    private sealed record StoredValue(string Parameter, string Title, string Text, string Region, DateOnly From, DateOnly? To, string Status, string Source)
    {
        public ValueInForce ToValue() => new(Parameter, Title, Text, RegionCode.Parse(Region), From, To, Enum.Parse<PolicyStatus>(Status), Source);

        public static StoredValue Of(ValueInForce value) =>
            new(value.Parameter, value.Title, value.Text, value.Region.ToString(), value.From, value.To, value.Status.ToString(), value.Source);
    }
}
