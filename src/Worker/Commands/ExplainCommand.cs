using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Explanation;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota explain</c>: how one unit's figures arose.</summary>
internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var unit = new Argument<string>("USCC") { Description = "统一社会信用代码 the unit's code" };
        var year = Options.Year();
        var employers = Options.Employers();
        var filings = Options.Filings();
        var placements = Options.Placements();
        var reason = new Option<string?>("--reason") { Description = "why, for the record: the statement reads rows of persons" };
        employers.Required = filings.Required = placements.Required = false;
        var command = new Command("explain", "逐步说明一个单位的核定结果 / how this unit's figures arose, step by step. Example:\n  quota explain 91640202MA0000000X --year 2023 --lang en\n  quota explain 91640202MA0000000X --year 2023 --employers e.csv --filings f.csv --placements p.csv")
        {
            unit, year, employers, filings, placements, reason,
        };
        command.SetAction(result =>
        {
            var uscc = Options.CheckUnit(result.GetRequiredValue(unit), "explain");
            var language = Options.ReadLanguage(result, Language.Chinese);
            var reviewYear = Options.ReadYear(result, year);
            switch (new[] { employers, filings, placements }.Count(file => result.GetValue(file) is not null))
            {
                case 0:
                    return Explain(session, Session.ActorOf(result), uscc, reviewYear, language, result.GetValue(reason) ?? "");
                case 3:
                    return Explain(session, uscc, reviewYear, Options.ReadFiles(result, employers, filings, placements), language);
                default:
                    throw new UsageException("explain takes all three files, or none of them to ask the database.");
            }
        });
        return command;
    }

    private static int Explain(Session session, Actor actor, Uscc unit, ReviewYear year, Language language, string reason)
    {
        using var database = session.OpenDatabase();
        if (new ExplainUnit(database, session.LoadPolicies).To(actor, unit, year, language, reason).IsRefused(out var refusal, out var explained))
        {
            return session.Refuse(refusal);
        }

        session.Stderr.WriteLine(explained.Run is not { } run
            ? "No run covers this unit yet: explained from the current rows and parameters. 尚无批次，按现有数据和参数说明。"
            : $"Explained as run {run.Id} ({run.State.Name(Language.English)}) read it. 按第 {run.Id} 号批次（{run.State.Name(Language.Chinese)}）的数据和参数说明。");
        session.Write(explained.Statement);
        return ExitCode.Done;
    }

    private static int Explain(Session session, Uscc unit, ReviewYear year, ReviewFiles files, Language language)
    {
        var explain = new ExplainUnitFromFiles(session.LoadPolicies());
        using var findings = new FindingsCsv(kind => files[kind].Name, null, language, session.Stderr);
        var progress = session.NewProgress();
        var explained = explain.Of(unit, year, files, language, findings, progress);
        progress.Close();
        findings.Commit();
        session.WriteCounts(explained.Counts, files);
        if (explained.Statement is not { } answer)
        {
            return ExitCode.FileRefused;
        }

        if (answer.IsRefused(out var refusal, out var statement))
        {
            return session.Refuse(refusal);
        }

        session.Write(statement);
        return explained.Counts.AnyRefused() ? ExitCode.RowsRefused : ExitCode.Done;
    }
}
