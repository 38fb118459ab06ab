using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota review</c>: the annual run in the database, from its start to its release, comparison and taking back.</summary>
internal static class ReviewCommand
{
    public static Command Create(Session session) => new("review", "年审批次 / the annual run in the database. Example:\n  quota review run --year 2023 --region 640202")
    {
        CreateRun(session),
        CreateShow(session),
        CreateDiff(session),
        CreateRelease(session),
        CreateBackOut(session),
        CreateReplay(session),
        CreateRecover(session),
        CreateCancel(session),
        CreateExport(session),
    };

    private static Argument<int> Run() => new("RUN") { Description = "批次号 the run's number" };

    private static Command CreateRun(Session session)
    {
        var year = Options.Year();
        var region = Options.Region();
        var dryRun = new Option<bool>("--dry-run") { Description = "试算 the whole population, kept to look at, never to be released" };
        var sample = new Option<int?>("--sample") { Description = "抽样 only so many units, drawn the same way each time; never to be released" };
        var units = new Option<string?>("--units") { Description = "only the units of this file, one code a line; never to be released" };
        var chunk = Chunk();
        var request = new Option<string?>("--request") { Description = "a name for this request: asked twice, run once" };
        var queue = new Option<bool>("--queue") { Description = "only plan it; the workers (quota work) do it" };
        var command = new Command("run", "核定全区当年各单位 / assess every unit of the region; stdout is the run's number. Example:\n  quota review run --year 2023 --region 640202")
        {
            year, region, dryRun, sample, units, chunk, request, queue,
        };
        command.SetAction(result =>
        {
            var wanted = new RunRequest(Options.ReadYear(result, year), Options.ReadRegion(result, region), Options.ReadDate(result, session.Clock), result.GetValue(dryRun))
            {
                Selection = ReadSelection(result.GetValue(sample), result.GetValue(units)),
                ChunkSize = ReadChunk(result, chunk),
            };
            if (result.GetValue(request) is { } name)
            {
                wanted = wanted with { Request = name };
            }

            using var database = session.OpenDatabase();
            var (start, actor) = (new StartRun(database, session.LoadPolicies, session.Clock), Session.ActorOf(result));
            var answer = result.GetValue(queue) ? start.Plan(actor, wanted) : Watched(session, (progress, watched) => start.ToItsEnd(actor, wanted, progress, watched));
            if (answer.IsRefused(out var refusal, out var run))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine(Persistence.Sql.Text(run.Id));
            if (RunText.Text(new ShowRun(database).LaterUnitsOf(run)) is { Length: > 0 } later)
            {
                session.Stderr.WriteLine($"finding {later}: not reviewed for {wanted.Year}. 登记日期晚于审核年度末，不在本年度审核范围。");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Drains a run with a bar on the terminal, and says what becomes of it when this command is ended.</summary>
    private static Answer<RunRow> Watched(Session session, Func<ConsoleProgress, Func<int, IDisposable>, Answer<RunRow>> drain)
    {
        var progress = session.NewProgress();
        try
        {
            return drain(progress, run => new BreakOff(run, progress));
        }
        finally
        {
            progress.Close();
        }
    }

    private static Option<int> Chunk() => new("--chunk")
    {
        Description = "units a worker assesses in one transaction, 10 to 100000; the result does not depend on it", DefaultValueFactory = _ => RunRequest.UsualChunk,
    };

    private static int ReadChunk(ParseResult result, Option<int> chunk) => result.GetValue(chunk) is >= RunRequest.SmallestChunk and <= RunRequest.LargestChunk and var size
        ? size
        : throw new UsageException("--chunk takes a number from 10 to 100000.");

    private static RunSelection? ReadSelection(int? sample, string? file)
    {
        if (sample is not null && file is not null)
        {
            throw new UsageException("--sample and --units exclude each other.");
        }

        if (sample is { } count)
        {
            return count > 0 ? new RunSelection(count, null, $"sample {count}") : throw new UsageException("--sample takes a number above 0.");
        }

        if (file is null)
        {
            return null;
        }

        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file {file}.");
        }

        var units = new HashSet<Uscc>();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (text.Trim() is { Length: > 0 } code)
            {
                units.Add(TypedCode.TryUnit(code, out var unit)
                    ? unit
                    : throw new UsageException($"{Path.GetFileName(file)} line {line}: not a unit's code of 18 characters with a right check character. 第 {line} 行不是有效的统一社会信用代码。"));
            }
        }

        return units.Count > 0 ? new RunSelection(0, units, $"units of {Path.GetFileName(file)}") : throw new UsageException($"{Path.GetFileName(file)} names no unit.");
    }

    private static Command CreateShow(Session session)
    {
        var number = new Argument<int?>("RUN") { Description = "批次号 the run's number; the one that stands when not named, else the latest", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<int?>("--run") { Description = "the same" };
        var command = new Command("show", "查看一个批次 / look at a run. Example:\n  quota review show 3") { number, run };
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ShowRun(database).Of(Session.ActorOf(result), result.GetValue(number) ?? result.GetValue(run)).IsRefused(out var refusal, out var facts))
            {
                return session.Refuse(refusal);
            }

            session.Write(RunText.Describe(facts, session.Clock, Options.ReadLanguage(result, Language.Chinese)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateDiff(Session session)
    {
        var first = new Argument<int>("A") { Description = "批次号 a run" };
        var second = new Argument<int>("B") { Description = "批次号 the run compared with it" };
        var output = new Option<string?>("--out") { Description = "every changed unit as CSV" };
        var command = new Command("diff", "比较两个批次 / compare two runs, every change by its cause. Example:\n  quota review diff 3 5 --out changes.csv") { first, second, output };
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new CompareRuns(database).Of(Session.ActorOf(result), result.GetRequiredValue(first), result.GetRequiredValue(second)).IsRefused(out var refusal, out var difference))
            {
                return session.Refuse(refusal);
            }

            if (result.GetValue(output) is { } path)
            {
                using var file = new AtomicFile(path);
                DifferenceCsv.Write(file.Stream, difference, Options.ReadLanguage(result, Language.English));
                file.Commit();
            }

            session.Write(RunText.Describe(difference, Options.ReadLanguage(result, Language.Chinese)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateRelease(Session session)
    {
        var run = Run();
        var accept = new Option<string[]>("--accept") { Description = "provisional parameters accepted by name, separated by commas", AllowMultipleArgumentsPerToken = true };
        var reason = new Option<string?>("--reason") { Description = "why, for the record" };
        var command = new Command("release", "复核并发布生效，须由另一人办理 / put a run in force; by another person than who started it. Example:\n  quota review release 3 --as 李四 --accept social-average-wage,minimum-wage") { run, accept, reason };
        command.SetAction(result => Change(session, result, run, release => release.By(
            Session.ActorOf(result),
            result.GetRequiredValue(run),
            [.. (result.GetValue(accept) ?? []).SelectMany(a => a.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            result.GetValue(reason) ?? "",
            Options.ReadDate(result, session.Clock))));
        return command;
    }

    private static Command CreateBackOut(Session session)
    {
        var run = Run();
        var reason = new Option<string>("--reason") { Description = "撤回原因 why", Required = true };
        var command = new Command("back-out", "撤回已生效的批次 / take back a run in force; the one before is in force again. Example:\n  quota review back-out 5 --reason 申报数据有误") { run, reason };
        command.SetAction(result => Change(session, result, run, release => release.BackOutBy(
            Session.ActorOf(result), result.GetRequiredValue(run), result.GetRequiredValue(reason), Options.ReadDate(result, session.Clock))));
        return command;
    }

    private static int Change(Session session, ParseResult result, Argument<int> run, Func<ReleaseRun, Answer<InForce>> change)
    {
        using var database = session.OpenDatabase();
        if (change(new ReleaseRun(database, session.Clock)).IsRefused(out var refusal, out var force))
        {
            return session.Refuse(refusal);
        }

        session.Anchor(database, $"run {Persistence.Sql.Text(result.GetRequiredValue(run))}");
        session.Write(RunText.Describe(force, Options.ReadLanguage(result, Language.Chinese)));
        return ExitCode.Done;
    }

    private static Command CreateReplay(Session session)
    {
        var run = Run();
        var chunk = Chunk();
        var command = new Command("replay", "按批次清单重算并比对 / compute a run again from its manifest and compare. Example:\n  quota review replay 3") { run, chunk };
        command.SetAction(result =>
        {
            var (actor, on, size) = (Session.ActorOf(result), Options.ReadDate(result, session.Clock), ReadChunk(result, chunk));
            using var database = session.OpenDatabase();
            if (Watched(session, (progress, watched) => new ReplayRun(database, session.Clock).By(actor, result.GetRequiredValue(run), size, on, progress, watched)).IsRefused(out var refusal, out var replay))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine(SameAgain(replay));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateRecover(Session session)
    {
        var command = new Command("recover", "接续中断的批次 / take up what a crash left. Example:\n  quota review recover");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            var (finish, actor) = (new FinishRun(database, session.Clock), Session.ActorOf(result));
            var worst = ExitCode.Done;
            foreach (var run in finish.Open())
            {
                try
                {
                    if (Watched(session, (progress, watched) => finish.By(actor, run, progress, watched)).IsRefused(out var refusal, out var row))
                    {
                        worst = Math.Max(worst, NextSteps.ExitCodeOf(refusal.Code));
                        session.Stderr.WriteLine($"{run}: {NextSteps.Sentence(refusal)}");
                        continue;
                    }

                    session.WriteLine($"{row.Id} {row.State.Name(Language.English)}{(row.ReplayOf is null ? "" : $". {SameAgain(row)}")}");
                }
                catch (Exception e)
                {
                    // The next one may be another's, or well.
                    var failure = Failure.Of(e);
                    worst = Math.Max(worst, failure.ExitCode);
                    session.Stderr.WriteLine($"{run}: {failure.Message}\n{failure.Trace}".TrimEnd());
                }
            }

            return worst;
        });
        return command;
    }

    /// <summary>Of a replay that was not stopped.</summary>
    private static string SameAgain(RunRow replay) =>
        $"Run {replay.ReplayOf} gives the same digest again: {replay.Digest} ({replay.Units} units). 重算结果与第 {replay.ReplayOf} 号批次一致。";

    private static Command CreateCancel(Session session)
    {
        var run = Run();
        var reason = new Option<string>("--reason") { Description = "取消原因 why", Required = true };
        var command = new Command("cancel", "取消运行中的批次 / end a run before it is complete, between two chunks. Example:\n  quota review cancel 4 --reason 名录有误") { run, reason };
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            return new CancelRun(database, session.Clock).By(Session.ActorOf(result), result.GetRequiredValue(run), result.GetRequiredValue(reason)).IsRefused(out var refusal, out _)
                ? session.Refuse(refusal)
                : ExitCode.Done;
        });
        return command;
    }

    private static Command CreateExport(Session session)
    {
        var year = Options.Year();
        var region = Options.Region();
        var run = new Option<int?>("--run") { Description = "the run's number; the released one when not named, before any release the latest draft" };
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
            var format = Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CSV" => AssessmentFormat.Csv,
                ".XLSX" => AssessmentFormat.Xlsx,
                ".PARQUET" => AssessmentFormat.Parquet,
                _ => throw new UsageException("--out names a .csv, .xlsx or .parquet file."),
            };
            using var database = session.OpenDatabase();
            var progress = session.NewProgress();
            using var file = new OutputFile(path);
            var written = new ExportAssessments(database).To(file.Open, format, Session.ActorOf(result), result.GetValue(run), reviewYear, code, language, progress);
            progress.Close();
            if (written.IsRefused(out var refusal, out var exported))
            {
                return session.Refuse(refusal);
            }

            file.Commit();
            if (exported.State != RunState.Released)
            {
                session.Stderr.WriteLine($"Run {exported.Id} is {exported.State.Name(Language.English)}, not released. 第 {exported.Id} 号批次为{exported.State.Name(Language.Chinese)}，尚未生效。");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
