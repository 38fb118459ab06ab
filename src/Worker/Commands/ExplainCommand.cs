using System.CommandLine;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Explanation;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
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
            if (!Uscc.TryParse(Fields.Code(Encoding.UTF8.GetBytes(result.GetRequiredValue(unit))), out var uscc))
            {
                throw new UsageException("explain takes a unit's code: 18 characters with a right check character.");
            }

            var language = Options.ReadLanguage(result, Language.Chinese);
            var reviewYear = Options.ReadYear(result, year);
            switch (new[] { employers, filings, placements }.Count(file => result.GetValue(file) is not null))
            {
                case 0:
                    using (var database = session.OpenDatabase())
                    {
                        var entry = new AuditEntry(AuditAct.PersonsRead, "", $"unit {uscc}") { Reason = result.GetValue(reason) ?? "", Year = reviewYear };
                        session.Write(StoredExplanation.Of(database, session.LoadPolicies, region => entry with { By = session.Act(result, database, Operation.ReadPersons, region).Name, Region = region }, uscc, reviewYear, language, run => session.Stderr.WriteLine(run is null
                            ? "No run covers this unit yet: explained from the current rows and parameters. 尚无批次，按现有数据和参数说明。"
                            : $"Explained as run {run.Id} ({run.State.Name(Language.English)}) read it. 按第 {run.Id} 号批次（{run.State.Name(Language.Chinese)}）的数据和参数说明。")));
                    }

                    return ExitCode.Done;
                case 3:
                    return Run(session, uscc, reviewYear, Options.ReadFiles(result, employers, filings, placements), language);
                default:
                    throw new UsageException("explain takes all three files, or none of them to ask the database.");
            }
        });
        return command;
    }

    private static int Run(Session session, Uscc uscc, ReviewYear year, ReviewFiles files, Language language)
    {
        var shelf = session.LoadPolicies();
        PolicyBook.CheckAround(shelf, RegionCode.Nation, year);
        using var findings = new FindingsCsv(kind => files[kind], null, language, session.Stderr);
        var review = new FileReview(shelf, year) { Traced = uscc };
        var progress = session.NewProgress();
        var accepted = review.Read(files, region: null, findings, progress);
        progress.Close();
        findings.Commit();
        review.WriteCounts(session.Stderr, files);
        if (!accepted)
        {
            return ExitCode.FileRefused;
        }

        if (!review.Units.TryFind(uscc, out var number))
        {
            throw new UsageException($"{uscc} is not among the accepted employers of {Path.GetFileName(files.Employers)}.");
        }

        session.Write(review.Explain(number, language));
        return review.HasRefused ? ExitCode.RowsRefused : ExitCode.Done;
    }
}
