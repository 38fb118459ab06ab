using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

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
            return Run(session, task);
        });
        return command;
    }

    private static int Run(Session session, Task task)
    {
        task.CheckOutputs();
        var progress = session.NewProgress();
        using var findings = new FindingsCsv(kind => task.Files[kind], task.Findings, task.Language, session.Stderr);
        try
        {
            var shelf = session.LoadPolicies();
            PolicyBook.CheckAround(shelf, task.Region, task.Year);
            var review = new FileReview(shelf, task.Year);
            using var file = task.Output is null ? null : new AtomicFile(task.Output);
            if (!review.Read(task.Files, task.Region, findings, progress))
            {
                Summarise(session.Stderr, task, review, findings);
                return ExitCode.FileRefused;
            }

            Write(file?.Stream ?? session.Stdout, task, review, progress);
            progress.Close();
            Summarise(session.Stderr, task, review, findings);

            // Findings first: a result never stands without them.
            findings.Commit();
            file?.Commit();
            return review.HasRefused ? ExitCode.RowsRefused : ExitCode.Done;
        }
        finally
        {
            progress.Close();
            findings.Commit();
        }
    }

    private static void Write(Stream stream, Task task, FileReview review, IProgress<WorkDone> progress)
    {
        var header = new AssessmentCsv();
        header.AddHeader(task.Language);
        header.WriteTo(stream);
        var written = 0;
        new OrderedRows(stream, review.InRegion.Length, review.AddRows, rows =>
        {
            written = rows;
            progress.ReportStep("assessments", rows, review.InRegion.Length);
        }).Write();
        CheckTotals(review, task.Region, written);
    }

    /// <summary>The rows written are the accepted units of the region, counted here by another way than they were sorted.</summary>
    private static void CheckTotals(FileReview review, RegionCode region, long written)
    {
        var registered = 0L;
        var inRegion = 0L;
        for (var i = 0; i < review.Units.Count; i++)
        {
            registered += review.Units[i].IsRegistered ? 1 : 0;
            inRegion += review.Units[i].IsRegistered && region.Covers(review.Units[i].Employer.Region) ? 1 : 0;
        }

        if (written != inRegion || registered != review.Counts[FileKind.Employers].Accepted)
        {
            throw new ControlTotalException($"{written} rows written for {inRegion} units of the region; {registered} units registered from {review.Counts[FileKind.Employers].Accepted} accepted rows");
        }
    }

    private static void Summarise(TextWriter stderr, Task task, FileReview review, FindingsCsv findings)
    {
        review.WriteCounts(stderr, task.Files);
        if (task.Findings is not null)
        {
            foreach (var (code, count) in findings.Counts)
            {
                stderr.WriteLine($"finding {code}: {count}");
            }
        }

        foreach (var value in review.Books.SelectMany(b => b.Values).Where(v => v.Status != PolicyStatus.Enacted).Distinct())
        {
            stderr.WriteLine($"{value.Status.ToString().ToLowerInvariant()} parameter {value.Parameter} ({value.Title}) = {value.Text}, region {value.Region}, from {value.From:yyyy-MM-dd}: {value.Source}");
        }
    }

    private sealed record Task(ReviewYear Year, RegionCode Region, ReviewFiles Files, string? Output, string? Findings, Language Language)
    {
        public void CheckOutputs()
        {
            var taken = new[] { Files.Employers, Files.Filings, Files.Placements }.Select(Path.GetFullPath).ToHashSet();
            foreach (var path in new[] { Output, Findings })
            {
                if (path is not null && !taken.Add(Path.GetFullPath(path)))
                {
                    throw new UsageException($"{path} is named twice: a result never replaces an input or another result.");
                }
            }
        }
    }
}
