using System.CommandLine;
using System.Globalization;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Application.Notices;
using QuotaCompliance.Application.Policy;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Application.Words;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota demo</c>: the samples' two years from files to published notices, and what came out.</summary>
internal static class DemoCommand
{
    private static readonly RegionCode Region = RegionCode.Parse("640202");

    private const string RunningOfficer = "演示年审员";
    private const string ReleasingOfficer = "演示审批人";

    // Each year on its own business date, after the window closed.
    private static readonly SampleYear[] Years =
    [
        new(new ReviewYear(2022), new DateOnly(2023, 11, 13), [(FileKind.Employers, "employers.csv", ""), (FileKind.Filings, "filings.xlsx", ""), (FileKind.Placements, "placements.csv", "")]),
        new(new ReviewYear(2023), new DateOnly(2024, 11, 13), [(FileKind.Employers, "employers.xlsx", ""), (FileKind.Filings, "filings.csv", ""), (FileKind.Placements, "placements.xlsx", ""), (FileKind.Filings, "filings-amended.csv", "单位更正申报")]),
    ];

    public static Command Create(Session session)
    {
        var noServe = new Option<bool>("--no-serve") { Description = "end after the summary" };
        var command = new Command("demo", "用样例数据走完全年 / the whole year on sample data, then serve the notices. Example:\n  quota demo --no-serve") { noServe };
        command.SetAction(result =>
        {
            Run(session, Options.ReadLanguage(result, Language.Chinese));
            return result.GetValue(noServe) ? ExitCode.Done : ServeCommand.Serve(session, null);
        });
        return command;
    }

    private static void Run(Session session, Language language)
    {
        var shelf = session.LoadPolicies();
        using var database = session.OpenDatabase();
        CheckOpen(database);
        var proposed = Must(new ProposeParameters(database, () => shelf, session.Clock).By(Officer(RunningOfficer), "演示：随程序提供的参数"));
        if (proposed.Proposal.CheckedBy is null)
        {
            Must(new ApproveParameters(database, session.Clock).By(Officer(ReleasingOfficer), shelf.Edition, "演示：与所注文件核对"));
        }

        var runs = new List<RunRow>();
        foreach (var sample in Years)
        {
            session.Stderr.WriteLine($"— {sample.Year} —");
            var changed = Import(session, database, sample);
            runs.Add(Review(session, database, shelf, sample, changed));
            Publish(session, database, shelf, runs[^1], sample);
        }

        session.Anchor(database, "demo");
        session.Write(Summary(session, database, runs, language));
    }

    /// <summary>Made-up units have no place among an office's own, and the demonstration's officers no accounts.</summary>
    private static void CheckOpen(Database database)
    {
        if (new ListAccounts(database).For(Officer(RunningOfficer)).IsRefused(out _, out var accounts) || accounts.Count > 0)
        {
            throw new UsageException("This installation has accounts: the demonstration does not run in it. Give it a home of its own (QUOTA_HOME). 正式的安装不运行演示。");
        }
    }

    private static Actor.AtTerminal Officer(string name) => new(name, System.Environment.UserName, System.Environment.IsPrivilegedProcess);

    /// <summary>The demonstration asks for nothing that is refused.</summary>
    private static T Must<T>(Answer<T> answer)
        where T : notnull => answer.IsRefused(out var refusal, out var done) ? throw new UsageException(NextSteps.Sentence(refusal)) : done;

    /// <summary>One officer drafts, the other approves what was drafted, and it is published.</summary>
    private static void Publish(Session session, Database database, PolicyShelf shelf, RunRow run, SampleYear sample)
    {
        var office = new NoticeOffice("大武口区残疾人联合会（演示）", "演示地址，不收件", "演示电话，不接听");
        var drafted = Must(new DraftNotices(database, () => shelf, session.Clock).By(Officer(RunningOfficer), sample.Year, Region, run.Id, office, "演示数据更新", "演示", sample.On));
        if (drafted.Proposal is { CheckedBy: null })
        {
            Must(new ApproveNotices(database, session.Clock).By(Officer(ReleasingOfficer), sample.Year, Region, "演示"));
        }

        Must(new PublishNotices(database, () => shelf, session.PublishedFolder).By(Officer(RunningOfficer), sample.Year, Region, run.Id, office, null, sample.On));
    }

    /// <returns>Whether any file was new.</returns>
    private static bool Import(Session session, Database database, SampleYear sample)
    {
        var changed = false;
        var folder = Path.Combine(session.Home, "samples", $"dawukou-{sample.Year}");

        // All of them in already: the register and its amendment, imported once more, would take effect one after the other again.
        if (Kept(database, sample, folder) is { } kept)
        {
            foreach (var (name, file) in kept)
            {
                session.Stderr.WriteLine($"{name}: read {file.Read} = accepted {file.Accepted} + refused {file.Read - file.Accepted}");
            }

            return false;
        }

        foreach (var (kind, name, reason) in sample.Files)
        {
            var request = new ImportRequest(kind, sample.Year, IncomingFile.At(Path.Combine(folder, name)), sample.On, reason);
            using var silent = new FindingsCsv(_ => name, null, Language.English, TextWriter.Null);
            var outcome = Must(new ImportFile(database, session.Clock).By(Officer(RunningOfficer), request, silent, session.NewProgress()));
            session.Stderr.WriteLine($"{name}: read {outcome.Counts.Read} = accepted {outcome.Counts.Accepted} + refused {outcome.Counts.Refused}");
            changed |= outcome.KnownAs is null;
        }

        return changed;
    }

    /// <returns>The year's files as they were kept; nothing when one is missing.</returns>
    private static List<(string Name, KnownFile File)>? Kept(Database database, SampleYear sample, string folder)
    {
        var kept = sample.Files.Select(f => (f.Name, File: KeptFiles.Find(database, f.Kind, sample.Year, File.ReadAllBytes(Path.Combine(folder, f.Name))))).ToList();
        return kept.TrueForAll(f => f.File is not null) ? kept.ConvertAll(f => (f.Name, f.File!)) : null;
    }

    /// <summary>A year whose files and parameters are those of its last run is not run again.</summary>
    private static RunRow Review(Session session, Database database, PolicyShelf shelf, SampleYear sample, bool changed)
    {
        if (!changed && !new SummariseRun(database).Standing(Officer(RunningOfficer), sample.Year, Region).IsRefused(out _, out var last)
            && last.State == RunState.Released && last.Edition == shelf.Edition)
        {
            return last;
        }

        // As in earnest: one officer runs, another looks at the draft, accepts the provisional parameters by name, and releases.
        var run = Must(new StartRun(database, () => shelf, session.Clock).ToItsEnd(Officer(RunningOfficer), new RunRequest(sample.Year, Region, sample.On, DryRun: false), session.NewProgress()));
        var provisional = run.UncertainParameters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf('=', StringComparison.Ordinal)]).ToHashSet();
        Must(new ReleaseRun(database, session.Clock).By(Officer(ReleasingOfficer), run.Id, provisional, "演示", sample.On));
        session.Stderr.WriteLine($"review run {run.Id}: {RunningOfficer} → {ReleasingOfficer}");
        return Must(new ShowRun(database).Of(Officer(RunningOfficer), run.Id)).Run;
    }

    private static string Summary(Session session, Database database, List<RunRow> runs, Language language)
    {
        var summaries = runs.ConvertAll(run => Must(new SummariseRun(database).Of(Officer(RunningOfficer), run.Id)));
        var text = new StringBuilder();
        string In(string chinese, string english) => language == Language.Chinese ? chinese : english;
        void Say(string chinese, string english) => text.AppendLine(In(chinese, english));

        var (before, now) = (runs[0], runs[1]);
        Say("", "");
        Say($"大武口区 {now.ReviewYear} 年度按比例就业年审（演示数据，单位和人员均为虚构）", $"Dawukou district, review year {now.ReviewYear} (demonstration: all units and people are made up)");
        Say($"括号内为 {before.ReviewYear} 年度，用作比较。", $"In brackets: {before.ReviewYear}, for comparison.");
        Say("", "");
        var outcomes = summaries.ConvertAll(summary => summary.Outcomes);
        Say("单位结论", "Outcomes");
        foreach (var (outcome, chinese, english) in new[]
        {
            (Outcome.Owes, "应补缴残保金", "owe the levy"),
            (Outcome.Exempt, "有差额，免缴", "short, but exempt"),
            (Outcome.Met, "达标", "met the ratio"),
            (Outcome.Exceeds, "超比例，予以奖励", "above the ratio, rewarded"),
            (Outcome.NoFiling, "未申报，未核定", "did not file, not assessed"),
        })
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {outcomes[1].GetValueOrDefault(outcome),6} ({outcomes[0].GetValueOrDefault(outcome)})  {In(chinese, english)}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  {now.Units,6} ({before.Units})  {In("合计", "in all")}");
        Say("", "");
        Say("金额（元）", "Money (yuan)");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {now.Payable,16:N2} ({before.Payable:N2})  {In("应补缴合计", "payable")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {now.Reward,16:N2} ({before.Reward:N2})  {In("奖励合计", "rewards")}");
        var persons = summaries.ConvertAll(summary => summary.Persons);
        text.AppendLine(CultureInfo.InvariantCulture, $"  {persons[1],16:N0} ({persons[0]:N0})  {In("实际安排残疾人（人）", "disabled people employed and counted")}");
        Say("", "");
        Say("未按要求安排至少 1 名残疾人的残工委成员单位", "Member units that have not placed at least one disabled person");
        foreach (var unit in summaries[1].MemberUnits)
        {
            text.AppendLine($"  {unit.Name}{(unit.Lapsed ? In("（年内有过，12 月已无）", " (had someone, nobody in December)") : unit.Refused ? In("（申报被退回，待更正）", " (its filing was sent back)") : "")}");
        }

        Say("", "");
        Say("超比例奖励", "Rewards");
        foreach (var unit in summaries[1].Rewarded)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {unit.Reward,12:N2}  {unit.Name} {In($"超 {unit.ExcessPersons} 人", $"{unit.ExcessPersons} above")}");
        }

        Say("", "");
        Say("退回的行（其余各行照常处理）", "Rows sent back (all others went on)");
        foreach (var row in summaries[1].SentBack)
        {
            var message = FindingWords.Message(new Finding(default, row.Line, null, row.Field, 0, row.Code, Detail: row.Detail), language);
            text.AppendLine(In($"  {row.File} 第 {row.Line} 行：{message}", $"  {row.File} line {row.Line}: {message}"));
        }

        Say("", "");
        Say($"公示在 {Path.Combine(session.PublishedFolder, "index.html")}，网页地址 http://127.0.0.1:5080", $"Notices: {Path.Combine(session.PublishedFolder, "index.html")}, served at http://127.0.0.1:5080");
        Say("逐步说明任一单位：./quota explain 统一社会信用代码 --year 2023", "How any unit's figures arose: ./quota explain USCC --year 2023 --lang en");
        return text.ToString();
    }

    private sealed record SampleYear(ReviewYear Year, DateOnly On, (FileKind Kind, string Name, string Reason)[] Files);
}
