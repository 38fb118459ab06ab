using System.CommandLine;
using System.Text;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Documents;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Application.People;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota person</c>: what 个人信息保护法 lets a person ask: to see, to have put right, to have erased. Each ends with a letter.</summary>
internal sealed class PersonCommand
{
    private static readonly Dictionary<string, string> Relations = new() { ["self"] = "您本人", ["guardian"] = "您的监护人", ["agent"] = "您的代理人" };

    private readonly Option<string> relation = new("--relation") { Description = "who asks: self, guardian or agent", DefaultValueFactory = _ => "self" };
    private readonly Option<string> reason = new("--reason") { Description = "申请理由 why, for the record; no name and no number", Required = true };
    private readonly Option<string> office = new("--office") { Description = "落款单位 whose letter it is", Required = true };
    private readonly Option<string> output = new("--out") { Description = "the answer, a page to print (.html)", Required = true };
    private readonly Option<string?> request = new("--request") { Description = "the request, lines like 身份证号：…; stdin when not named" };

    /// <summary>The three take the same of whoever asks: the options are those of one command line.</summary>
    public static Command Create(Session session) => new PersonCommand().All(session);

    private Command All(Session session) => new("person", "个人信息查阅、更正、删除 / what a person may ask about their own data. Example:\n  quota person see --request request.txt --reason 本人申请 --office 大武口区残联 --out answer.html")
    {
        CreateSee(session),
        CreateCorrect(session),
        CreateErase(session),
    };

    private Command CreateSee(Session session)
    {
        var command = new Command("see", "查阅 / everything that is kept of a person. Example:\n  quota person see --request request.txt --reason 本人申请 --office 大武口区残联 --out answer.html") { request, relation, reason, office, output };
        command.SetAction(result =>
        {
            var (request, letter) = Read(session, result, Asked.ToSee);
            var retention = Retention.InForce(session.LoadPolicies().Retention, letter.On);
            using var database = session.OpenDatabase();
            using var connection = database.Connect();
            var (by, rows) = RowsOf(session, result, database, connection, request);

            // The entry stands before anybody reads the letter.
            AuditTrail.Write(connection, Entry(result, by, AuditAct.PersonShown, $"{rows.Count} placements"));
            Write(result, letter.Seen(rows, retention));
            session.Stderr.WriteLine($"{rows.Count} placements are in the letter. 答复书含 {rows.Count} 条记录。");
            return ExitCode.Done;
        });
        return command;
    }

    private Command CreateCorrect(Session session)
    {
        var year = Options.Year();
        var unit = new Option<string>("--unit") { Description = "统一社会信用代码 the unit whose roster is wrong", Required = true };
        var command = new Command("correct", "更正 / put right what a roster says of a person; the request's other lines say what is to stand where. Example:\n  quota person correct --year 2023 --unit 91640202MA0000000X --request request.txt --reason 姓名有误 --office 大武口区残联 --out answer.html") { year, unit, request, relation, reason, office, output };
        command.SetAction(result =>
        {
            var (request, letter) = Read(session, result, Asked.ToCorrect);
            var reviewYear = Options.ReadYear(result, year);
            if (request.Corrections.Count == 0)
            {
                throw new UsageException("The request corrects nothing: add lines like 姓名：… 申请中没有要更正的栏目。");
            }

            if (!Uscc.TryParse(Fields.Code(Encoding.UTF8.GetBytes(result.GetRequiredValue(unit))), out var uscc))
            {
                throw new UsageException("--unit takes a unit's code: 18 characters with a right check character.");
            }

            using var database = session.OpenDatabase();
            Permitted actor;
            PersonRow row;
            using (var connection = database.Connect())
            {
                (actor, var rows) = RowsOf(session, result, database, connection, request, r => r.Year == reviewYear && r.Unit == uscc);
                row = rows.SingleOrDefault() ?? throw new UsageException($"The roster of {uscc} of {reviewYear} has no such person. 该单位该年度花名册中没有此人。");
            }

            var columns = Columns.Placements.All.Where(request.Corrections.ContainsKey).Select(c => c.Chinese).ToList();
            var outcome = Import(session, result, database, actor, row, request, merged =>
                Entry(result, actor, AuditAct.PersonCorrected, $"unit {uscc} {merged.Changed} changed: {string.Join(' ', columns)}") with { Year = reviewYear });
            if (outcome.IsRefused || outcome.Counts.Refused > 0)
            {
                return outcome.IsRefused ? ExitCode.FileRefused : ExitCode.RowsRefused;
            }

            Write(result, letter.Corrected(row, columns));
            session.Stderr.WriteLine($"{outcome.Merged.Changed} changed. Runs that were made keep their figures: run the review of {reviewYear} again. 已更正；已有批次不变，请重新核定 {reviewYear} 年度。");
            return ExitCode.Done;
        });
        return command;
    }

    private Command CreateErase(Session session)
    {
        var command = new Command("erase", "删除 / erase what no duty to keep holds any more; the letter says what it holds, and until when. Example:\n  quota person erase --request request.txt --reason 本人申请 --office 大武口区残联 --out answer.html") { request, relation, reason, office, output };
        command.SetAction(result =>
        {
            var (request, letter) = Read(session, result, Asked.ToErase);
            var parameter = session.LoadPolicies().Retention;
            using var database = session.OpenDatabase();
            using var connection = database.Connect();
            using var transaction = connection.BeginTransaction();
            var (by, found) = RowsOf(session, result, database, connection, request);
            var years = found.Select(row => row.Year).ToHashSet();
            var kept = Retention.Kept(connection, parameter, letter.On).Where(year => years.Contains(year.Year)).ToList();
            var due = kept.Where(year => year.RosterIsDue(letter.On)).ToList();
            var held = kept.Except(due).ToList();
            var rows = due.Sum(year => Retention.Pseudonymise(connection, database.Keys, year.Year.Value, request.Person));
            AuditTrail.Write(connection, Entry(result, by, held.Count > 0 ? AuditAct.ErasureRefused : AuditAct.PersonErased, $"{rows} placements erased, {held.Count} years kept"));
            Write(result, letter.Erased(due, held, Retention.InForce(parameter, letter.On)), transaction.Commit);
            session.Stderr.WriteLine(held.Count > 0
                ? $"{rows} placements erased. Kept: {string.Join(", ", held.Select(year => $"{year.Year} until {year.RosterEnds:yyyy-MM-dd}"))} (the letter says why). 尚在保存期限内的不予删除，理由见答复书。"
                : $"{rows} placements erased. 已删除 {rows} 条。");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The person's rows, and who asks for them: only with the duty for the region of every one of their units.</summary>
    private static (Permitted By, List<PersonRow> Rows) RowsOf(
        Session session, ParseResult result, Database database, NpgsqlConnection connection, PersonRequest request, Func<PersonRow, bool>? only = null)
    {
        session.Act(result, database, Operation.AnswerRequests);
        var rows = PersonRows.Of(connection, database.Keys, request.Person).Where(row => only is null || only(row)).ToList();
        return (session.Act(result, database, Operation.AnswerRequests, [.. rows.Select(row => row.Region).Distinct()]), rows);
    }

    private ImportOutcome Import(Session session, ParseResult result, Database database, Permitted actor, PersonRow row, PersonRequest request, Func<MergeCounts, AuditEntry> entry)
    {
        var folder = Directory.CreateTempSubdirectory("quota-");
        try
        {
            var path = Path.Combine(folder.FullName, "correction.csv");
            File.WriteAllText(path, PersonCorrection.Roster(row, request));
            using var findings = new FindingsCsv(_ => path, null, Options.ReadLanguage(result, Language.Chinese), session.Stderr);
            var import = new ImportRequest(FileKind.Placements, path, row.Year, actor.Name, Options.ReadDate(result, session.Clock), result.GetRequiredValue(reason)) { Regions = actor.Regions, Entry = entry };
            var outcome = new FileImport(database, import, session.Clock).Run(findings, session.NewProgress());
            findings.Commit();
            return outcome;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private (PersonRequest Request, AnswerLetter Letter) Read(Session session, ParseResult result, Asked asked)
    {
        var relation = Relations.GetValueOrDefault(result.GetRequiredValue(this.relation)) ?? throw new UsageException("--relation is self, guardian or agent.");
        if (!result.GetRequiredValue(output).EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException("--out names a .html file.");
        }

        var path = result.GetValue(request);
        if (path is not null && !File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        using var text = path is null ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
        return (PersonRequest.Read(text), new AnswerLetter(asked, relation, result.GetRequiredValue(reason), result.GetRequiredValue(office), Options.ReadDate(result, session.Clock)));
    }

    private AuditEntry Entry(ParseResult result, Permitted by, AuditAct act, string subject) =>
        new(act, by.Name, subject) { Reason = $"{result.GetRequiredValue(this.relation)}: {result.GetRequiredValue(reason)}" };

    /// <summary>For the officer's eyes alone until it is handed over.</summary>
    /// <param name="first">What must be done before the letter appears.</param>
    private void Write(ParseResult result, string letter, Action? first = null)
    {
        using var file = new AtomicFile(result.GetRequiredValue(output), ownersOnly: true);
        file.Stream.Write(Encoding.UTF8.GetBytes(letter));
        first?.Invoke();
        file.Commit();
    }
}
