using System.CommandLine;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.People;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota person</c>: what 个人信息保护法 lets a person ask: to see, to have put right, to have erased. Each ends with a letter.</summary>
internal sealed class PersonCommand
{
    private static readonly Dictionary<string, Asker> Askers = new() { ["self"] = Asker.Self, ["guardian"] = Asker.Guardian, ["agent"] = Asker.Agent };

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
        command.SetAction(result => Answer(session, result, (database, actor, request, terms, letter) =>
        {
            if (new SeePerson(database, session.LoadPolicies()).By(actor, request, terms, letter).IsRefused(out var refusal, out var seen))
            {
                return refusal;
            }

            return new Told(ExitCode.Done, $"{seen.Placements} placements are in the letter. 答复书含 {seen.Placements} 条记录。");
        }));
        return command;
    }

    private Command CreateCorrect(Session session)
    {
        var year = Options.Year();
        var unit = new Option<string>("--unit") { Description = "统一社会信用代码 the unit whose roster is wrong", Required = true };
        var command = new Command("correct", "更正 / put right what a roster says of a person; the request's other lines say what is to stand where. Example:\n  quota person correct --year 2023 --unit 91640202MA0000000X --request request.txt --reason 姓名有误 --office 大武口区残联 --out answer.html") { year, unit, request, relation, reason, office, output };
        command.SetAction(result =>
        {
            var (reviewYear, uscc) = (Options.ReadYear(result, year), Options.CheckUnit(result.GetRequiredValue(unit), "--unit"));
            return Answer(session, result, (database, actor, request, terms, letter) =>
            {
                using var findings = new FindingsCsv(_ => CorrectPerson.RosterName, null, Options.ReadLanguage(result, Language.Chinese), session.Stderr);
                var answer = new CorrectPerson(database, session.Clock).By(actor, reviewYear, uscc, request, terms, findings, letter, session.NewProgress());
                findings.Commit();
                if (answer.IsRefused(out var refusal, out var outcome))
                {
                    return refusal;
                }

                return outcome.IsRefused || outcome.Counts.Refused > 0
                    ? new Told(outcome.IsRefused ? ExitCode.FileRefused : ExitCode.RowsRefused, "")
                    : new Told(ExitCode.Done, $"{outcome.Merged.Changed} changed. Runs that were made keep their figures: run the review of {reviewYear} again. 已更正；已有批次不变，请重新核定 {reviewYear} 年度。");
            });
        });
        return command;
    }

    private Command CreateErase(Session session)
    {
        var command = new Command("erase", "删除 / erase what no duty to keep holds any more; the letter says what it holds, and until when. Example:\n  quota person erase --request request.txt --reason 本人申请 --office 大武口区残联 --out answer.html") { request, relation, reason, office, output };
        command.SetAction(result => Answer(session, result, (database, actor, request, terms, letter) =>
        {
            if (new ErasePerson(database, session.LoadPolicies()).By(actor, request, terms, letter).IsRefused(out var refusal, out var erased))
            {
                return refusal;
            }

            return new Told(ExitCode.Done, erased.Kept.Count > 0
                ? $"{erased.Placements} placements erased. Kept: {string.Join(", ", erased.Kept.Select(year => $"{year.Year} until {year.RosterEnds:yyyy-MM-dd}"))} (the letter says why). 尚在保存期限内的不予删除，理由见答复书。"
                : $"{erased.Placements} placements erased. 已删除 {erased.Placements} 条。");
        }));
        return command;
    }

    /// <summary>Reads who asks for what, has it done, and lets the letter appear when it is.</summary>
    private int Answer(Session session, ParseResult result, Func<Database, Actor, PersonRequest, PersonLetter, Stream, Answer<Told>> done)
    {
        var asker = Askers.TryGetValue(result.GetRequiredValue(relation), out var known) ? known : throw new UsageException("--relation is self, guardian or agent.");
        var path = result.GetRequiredValue(output);
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException("--out names a .html file.");
        }

        var terms = new PersonLetter(asker, result.GetRequiredValue(reason), result.GetRequiredValue(office), Options.ReadDate(result, session.Clock));
        var actor = Session.ActorOf(result);
        if (Read(result.GetValue(request)).IsRefused(out var refusal, out var asked))
        {
            return session.Refuse(refusal);
        }

        using var database = session.OpenDatabase();

        // For the officer's eyes alone until it is handed over.
        using var file = new AtomicFile(path, ownersOnly: true);
        if (done(database, actor, asked, terms, file.Stream).IsRefused(out refusal, out var told))
        {
            return session.Refuse(refusal);
        }

        if (told.ExitCode == ExitCode.Done)
        {
            file.Commit();
            session.Stderr.WriteLine(told.Text);
        }

        return told.ExitCode;
    }

    private static Answer<PersonRequest> Read(string? path)
    {
        if (path is not null && !File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        using var text = path is null ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
        return PersonRequest.Read(text);
    }

    /// <summary>How a request ended.</summary>
    /// <param name="Text">What is said when it was done.</param>
    private sealed record Told(int ExitCode, string Text);
}
