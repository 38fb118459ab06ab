using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Export;
using QuotaCompliance.Worker.Running;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota review</c>: the annual run in the database.</summary>
internal static class ReviewCommand
{
    public static Command Create(Session session) => new("review", "年审批次 / the annual run in the database. Example:\n  quota review run --year 2023 --region 640202")
    {
        CreateRun(session),
        CreateShow(session),
        CreateExport(session),
    };

    private static Command CreateRun(Session session)
    {
        var year = Options.Year();
        var region = Options.Region();
        var dryRun = new Option<bool>("--dry-run") { Description = "computed and kept to look at, never to be released" };
        var command = new Command("run", "核定全区当年各单位 / assess every unit of the region; stdout is the run's number. Example:\n  quota review run --year 2023 --region 640202")
        {
            year, region, dryRun,
        };
        command.SetAction(result =>
        {
            var request = new RunRequest(
                Options.ReadYear(result, year), Options.ReadRegion(result, region), Options.ReadDate(result, session.Clock),
                Options.ReadActor(result), result.GetValue(dryRun));
            var shelf = Session.LoadPolicies();
            using var database = Session.OpenDatabase();
            var progress = session.NewProgress();
            var run = new ReviewRun(database, shelf, request, session.Clock).Run(progress);
            progress.Close();
            session.WriteLine(run.Text());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateShow(Session session)
    {
        var run = new Option<int?>("--run") { Description = "the run's number; the latest when not named" };
        var command = new Command("show", "查看一个批次 / look at a run. Example:\n  quota review show --run 3") { run };
        command.SetAction(result =>
        {
            using var database = Session.OpenDatabase();
            using var context = database.NewContext();
            var shown = FindRun(context, result.GetValue(run), null, null);
            var language = Options.ReadLanguage(result, Language.Chinese);
            session.Write(Describe(context, shown, language));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateExport(Session session)
    {
        var year = Options.Year();
        var region = Options.Region();
        var run = new Option<int?>("--run") { Description = "the run's number; the latest complete one when not named" };
        var output = new Option<string>("--out") { Description = "result file: .csv, .xlsx or .parquet", Required = true };
        var command = new Command("export", "导出核定结果 / the assessments as CSV, XLSX or Parquet. Example:\n  quota review export --year 2023 --region 640202 --out assessed.xlsx")
        {
            year, region, run, output,
        };
        command.SetAction(result =>
        {
            var reviewYear = Options.ReadYear(result, year);
            var code = Options.ReadRegion(result, region);
            var language = Options.ReadLanguage(result, Language.English);
            var path = result.GetRequiredValue(output);
            var export = AssessmentExport.For(path) ?? throw new UsageException("--out names a .csv, .xlsx or .parquet file.");
            using var database = Session.OpenDatabase();
            using var context = database.NewContext();
            var exported = FindRun(context, result.GetValue(run), reviewYear, code);
            using var file = new AtomicFile(path);
            using var connection = database.Connect();
            var progress = session.NewProgress();
            export.Write(file.Stream, connection, reviewYear, exported, code, language, progress);
            progress.Close();
            file.Commit();
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The named run, or the latest complete one of the year whose region covers the one asked for.</summary>
    public static RunRow FindRun(QuotaDbContext context, int? number, ReviewYear? year, RegionCode? region)
    {
        if (number is { } id)
        {
            var named = context.Runs.AsNoTracking().SingleOrDefault(r => r.Id == id)
                ?? throw new UsageException($"There is no run {id}.");
            if (year is { } wanted && named.ReviewYear != wanted.Value)
            {
                throw new UsageException($"Run {id} is of review year {named.ReviewYear}.");
            }

            // Whoever names a region wants its figures, all of them.
            if (region is { } place && (named.State != RunState.Draft || !RegionCode.Of(named.Region).Covers(place)))
            {
                throw new UsageException(named.State != RunState.Draft
                    ? $"Run {id} is not complete; look at it with: quota review show --run {id}"
                    : $"Run {id} is of region {RegionCode.Of(named.Region)}.");
            }

            return named;
        }

        var runs = context.Runs.AsNoTracking().Where(r => r.State == RunState.Draft && !r.DryRun && (year == null || r.ReviewYear == year.Value.Value));
        return runs.OrderByDescending(r => r.Id).AsEnumerable().FirstOrDefault(r => region is not { } code || RegionCode.Of(r.Region).Covers(code))
            ?? throw new UsageException("There is no complete run for this; start one with: quota review run --year Y --region R");
    }

    private static string Describe(QuotaDbContext context, RunRow run, Language language)
    {
        var text = new StringBuilder();
        void Say(string chinese, string english) => text.AppendLine(language == Language.Chinese ? chinese : english);
        string Money(decimal yuan) => yuan.ToString("N2", CultureInfo.InvariantCulture);

        var region = RegionCode.Of(run.Region);
        Say($"第 {run.Id} 号批次：{run.ReviewYear} 年度，{region}，{run.State.Name(language)}{(run.DryRun ? "（试算）" : "")}", $"Run {run.Id}: review year {run.ReviewYear}, {region}, {run.State.Name(language)}{(run.DryRun ? " (dry run)" : "")}");
        Say($"业务日期 {run.BusinessDate:yyyy-MM-dd}，由 {run.StartedBy} 于 {run.StartedAt:yyyy-MM-dd HH:mm:ss} UTC 发起，程序 {run.ProgramVersion}，参数版本 {run.Edition}", $"Business date {run.BusinessDate:yyyy-MM-dd}, started by {run.StartedBy} at {run.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, program {run.ProgramVersion}, parameters {run.Edition}");
        Say($"单位 {run.Units} 个，应补缴合计 {Money(run.Payable)} 元，奖励合计 {Money(run.Reward)} 元", $"{run.Units} units, payable {Money(run.Payable)} yuan, rewards {Money(run.Reward)} yuan");
        var outcomes = context.Assessments.AsNoTracking()
            .Where(a => a.ReviewYear == run.ReviewYear && a.RunId == run.Id)
            .GroupBy(a => a.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToList();
        foreach (var outcome in outcomes.OrderBy(o => o.Key))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Domain.Assessment.OutcomeCodes.Code(outcome.Key)}: {outcome.Count}");
        }

        Say($"摘要 {run.Digest}", $"Digest {run.Digest}");
        Say("读入的文件：", "Files read:");
        var files = from input in context.RunInputs
                    join file in context.SourceFiles on input.FileId equals file.Id
                    where input.RunId == run.Id
                    orderby file.Id
                    select file;
        foreach (var file in files.AsNoTracking())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {file.Id} {file.Name} sha256 {Convert.ToHexStringLower(file.Sha256)} {file.RowsRead} = {file.RowsAccepted} + {file.RowsRead - file.RowsAccepted}{(file.Reason.Length > 0 ? $" ({file.Reason})" : "")}");
        }

        if (run.UncertainParameters.Length > 0)
        {
            Say("暂定或占位参数：", "Provisional and placeholder parameters:");
            foreach (var line in run.UncertainParameters.Split('\n'))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {line}");
            }
        }

        return text.ToString();
    }
}
