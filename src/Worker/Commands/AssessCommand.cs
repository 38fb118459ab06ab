using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota assess</c>: three files in, assessments out; no database, nothing kept.</summary>
internal static class AssessCommand
{
    public static Command Create(Session session)
    {
        var year = Options.Year();
        var region = Options.Region();
        var employers = Options.Employers();
        var filings = Options.Filings();
        var placements = Options.Placements();
        var output = new Option<string?>("--out") { Description = "result CSV; stdout when not named" };
        var findings = new Option<string?>("--findings") { Description = "all findings as CSV; the first 20 go to stderr when not named" };
        var command = new Command("assess", "三个文件进，核定结果出 / three files in, assessments out; nothing is kept. Example:\n  quota assess --year 2023 --region 640202 --employers e.csv --filings f.csv --placements p.csv --out assessed.csv")
        {
            year, region, employers, filings, placements, output, findings,
        };
        command.SetAction(result =>
        {
            var task = new Task(
                Options.ReadYear(result, year),
                Options.ReadRegion(result, region),
                Options.ReadFiles(result, employers, filings, placements),
                result.GetValue(output),
                result.GetValue(findings),
                Options.ReadLanguage(result, Language.English));
            CheckOutputs([result.GetRequiredValue(employers), result.GetRequiredValue(filings), result.GetRequiredValue(placements)], task.Output, task.Findings);
            return Run(session, task);
        });
        return command;
    }

    private static int Run(Session session, Task task)
    {
        var progress = session.NewProgress();
        using var findings = new FindingsCsv(kind => task.Files[kind].Name, task.Findings, task.Language, session.Stderr);
        using var file = task.Output is null ? null : new OutputFile(task.Output);
        try
        {
            var assessed = new AssessFiles(session.LoadPolicies()).Of(
                task.Year, task.Region, task.Files, task.Language, () => file?.Open() ?? session.Stdout, findings, progress);
            progress.Close();
            Summarise(session, task, assessed, findings);
            if (assessed.IsRefused)
            {
                return ExitCode.FileRefused;
            }

            // Findings first: a result never stands without them.
            findings.Commit();
            file?.Commit();
            return assessed.Counts.AnyRefused() ? ExitCode.RowsRefused : ExitCode.Done;
        }
        finally
        {
            progress.Close();
            findings.Commit();
        }
    }

    private static void Summarise(Session session, Task task, AssessedFiles assessed, FindingsCsv findings)
    {
        session.WriteCounts(assessed.Counts, task.Files);
        if (task.Findings is not null)
        {
            foreach (var (code, count) in findings.Counts)
            {
                session.Stderr.WriteLine($"finding {code}: {count}");
            }
        }

        foreach (var value in assessed.Uncertain)
        {
            session.Stderr.WriteLine($"{value.Status.ToString().ToLowerInvariant()} parameter {value.Parameter} ({value.Title}) = {value.Text}, region {value.Region}, from {value.From:yyyy-MM-dd}: {value.Source}");
        }
    }

    private static void CheckOutputs(string[] inputs, params string?[] outputs)
    {
        var taken = inputs.Select(Path.GetFullPath).ToHashSet();
        foreach (var path in outputs)
        {
            if (path is not null && !taken.Add(Path.GetFullPath(path)))
            {
                throw new UsageException($"{path} is named twice: a result never replaces an input or another result.");
            }
        }
    }

    private sealed record Task(ReviewYear Year, RegionCode Region, ReviewFiles Files, string? Output, string? Findings, Language Language);
}
