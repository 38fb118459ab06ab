using System.CommandLine;
using System.Globalization;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Schedule;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota jobs</c>: what is scheduled, doing one now, and what became of earlier firings.</summary>
internal static class JobsCommand
{
    private const int NextTimes = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public static Command Create(Session session) => new("jobs", "定时任务 / the scheduled jobs in jobs/. Example:\n  quota jobs list")
    {
        CreateList(session),
        CreateRun(session),
        CreateHistory(session),
    };

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "列出定时任务和下几次时间 / every job and when it is due next; a file that cannot be used is named, and the exit code is 2. Example:\n  quota jobs list");
        command.SetAction(result =>
        {
            var language = Options.ReadLanguage(result, Language.Chinese);
            var days = new WorkingDays(session.LoadPolicies());
            var jobs = JobFiles.Load(session.JobsFolder);
            foreach (var job in jobs.Jobs)
            {
                session.WriteLine($"{job.Name} {job.Title}: {(job.Enabled ? Due(job, days, session.Clock.GetUtcNow(), language) : language == Language.Chinese ? "未启用" : "not enabled")}");
            }

            foreach (var fault in jobs.Faults)
            {
                session.Stderr.WriteLine(fault);
            }

            using var database = session.OpenDatabase();
            var schedule = new JobSchedule(database, session.Clock);
            foreach (var name in schedule.Jobs().Where(name => jobs.Find(name) is null))
            {
                session.WriteLine($"{name}: {(language == Language.Chinese
                    ? $"仍在排程中，但此处没有可用的 jobs/{name}.json，由有此文件的机器执行。要撤下：放一份 \"enabled\": false 的文件，重启 quota work"
                    : $"still scheduled, but there is no usable jobs/{name}.json here; machines that have one do it. To take it off the schedule put one here with \"enabled\": false and restart quota work")}");
            }

            foreach (var (id, job, queue) in Unserved(schedule, jobs))
            {
                session.WriteLine($"{id.Text()} {job}: {Waits(queue, job, language)}");
            }

            return jobs.Faults.Count > 0 ? ExitCode.WrongUsage : ExitCode.Done;
        });
        return command;
    }

    private static Command CreateRun(Session session)
    {
        var name = new Argument<string>("NAME") { Description = "the job's name, as its file's" };
        var command = new Command("run", "立即执行一次并等待结果 / do a job once, now, and wait for the outcome, also when it is not enabled. Example:\n  quota jobs run filing-intake") { name };
        command.SetAction(async (result, stop) =>
        {
            var language = Options.ReadLanguage(result, Language.Chinese);
            var jobs = JobFiles.Load(session.JobsFolder);
            var job = jobs.Find(result.GetRequiredValue(name)) ?? throw Unknown(jobs, result.GetRequiredValue(name));
            var now = session.Clock.GetUtcNow();
            if (new WorkingDays(session.LoadPolicies()).Refusal(job, BusinessClock.DayOf(now)) is { } refusal)
            {
                throw new Domain.Policy.ParameterMissingException(refusal);
            }

            using var database = session.OpenDatabase();
            var ask = new AskForJob(database);
            if (ask.By(Session.ActorOf(result), job.Operation, job.Places, by => job.Firings(now, FiringCause.Request, by)).IsRefused(out var no, out var asked))
            {
                return session.Refuse(no);
            }

            var work = new FiringWork(database, jobs, new WorkerSettings(asked.By, TimeSpan.FromSeconds(30), 2), session);
            var worst = ExitCode.Done;
            try
            {
                foreach (var id in asked.Firings)
                {
                    var row = await Finish(ask, work, id, stop);
                    session.WriteLine(Line(row, language));
                    worst = Math.Max(worst, row.ExitCode ?? ExitCode.OurFault);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                BreakOff(session, ask, asked);
                return ExitCode.SurroundingsFailed;
            }

            return worst;
        });
        return command;
    }

    private static Command CreateHistory(Session session)
    {
        var name = new Argument<string?>("NAME") { Description = "one job's alone", Arity = ArgumentArity.ZeroOrOne };
        var last = new Option<int>("--last") { Description = "so many of the latest", DefaultValueFactory = _ => 20 };
        var command = new Command("history", "定时任务的执行记录 / what became of earlier firings, the latest last. Example:\n  quota jobs history filing-intake --last 50") { name, last };
        command.SetAction(result =>
        {
            var language = Options.ReadLanguage(result, Language.Chinese);
            var job = result.GetValue(name);
            var count = result.GetValue(last) is > 0 and <= 1_000_000 and var number ? number : throw new UsageException("--last takes a number from 1 to 1000000.");
            using var database = session.OpenDatabase();
            if (new ListFirings(database).For(Session.ActorOf(result), job, count).IsRefused(out var refusal, out var rows))
            {
                return session.Refuse(refusal);
            }

            var unserved = Unserved(new JobSchedule(database, session.Clock), JobFiles.Load(session.JobsFolder)).ToDictionary(firing => firing.Id, firing => Waits(firing.Queue, firing.Job, language));
            foreach (var row in rows)
            {
                session.WriteLine(unserved.TryGetValue(row.Id, out var waits) ? $"{Line(row, language)} {waits}" : Line(row, language));
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The firings that no worker with these job files would take.</summary>
    private static IEnumerable<WaitingFiring> Unserved(JobSchedule schedule, JobFiles jobs) => schedule.Waiting().Where(firing => !jobs.Queues.Contains(firing.Queue));

    private static string Waits(string queue, string job, Language language) => language == Language.Chinese
        ? $"等待中：此处没有启用的任务使用其队列 {queue}，请在启用 jobs/{job}.json 的机器上启动 quota work"
        : $"waits: no job enabled here takes from its queue {queue}; start quota work on a machine where jobs/{job}.json is enabled";

    private static UsageException Unknown(JobFiles jobs, string name) => jobs.Faults.FirstOrDefault(fault => fault.File == $"{name}.json") is { } fault
        ? new UsageException(fault.ToString())
        : new UsageException($"There is no job {name}; there are {string.Join(", ", jobs.Jobs.Select(job => job.Name))}. 没有这个任务。");

    /// <summary>Does the firing here unless a worker is quicker, and stays until it has ended.</summary>
    private static async Task<JobFiringRow> Finish(AskForJob ask, FiringWork work, long id, CancellationToken stop)
    {
        while (true)
        {
            await work.Do(id, stop);
            if (ask.Row(id) is var row && row.State.HasEnded())
            {
                return row;
            }

            await Task.Delay(Look, stop);
        }
    }

    /// <summary>Whoever asked has gone: no worker is to act in their name later.</summary>
    private static void BreakOff(Session session, AskForJob ask, AskedFirings asked)
    {
        foreach (var row in ask.BreakOff(asked, ExitCode.SurroundingsFailed, "broken off by whoever asked for it. 由发起人中断。"))
        {
            session.Stderr.WriteLine(row.State.HasEnded()
                ? $"Firing {row.Id.Text()}: {row.Note}"
                : $"Firing {row.Id.Text()} goes on in another worker ({row.Worker}); see quota jobs history. 由其他工作进程继续。");
        }
    }

    private static string Due(Job job, WorkingDays days, DateTimeOffset now, Language language)
    {
        var times = new List<string>();
        for (var due = days.Next(job, now); due is { } time && times.Count < NextTimes; due = days.Next(job, time))
        {
            times.Add(days.Refusal(job, BusinessClock.DayOf(time)) is null ? Text(time) : $"{Text(time)} ({(language == Language.Chinese ? "该年没有工作日历" : "no calendar for that year")})");
        }

        return times.Count > 0 ? string.Join(", ", times) : language == Language.Chinese ? "不会再到时" : "never due again";
    }

    private static string Line(JobFiringRow row, Language language)
    {
        var scope = row.Region == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {row.Region:000000} {row.ReviewYear}");
        var ended = row.EndedAt is { } end ? $" … {Text(end)}" : "";
        string[] parts =
        [
            $"{row.Id.Text()} {row.Job}{scope} {Text(row.ScheduledAt)} ({row.Cause.Name(language)}, {row.By}) {row.State.Name(language)}{ended}",
            row.Counts,
            row.RunId is { } run ? $"run={run.Text()}" : "",
            row.ExitCode is { } exit ? $"exit={((int)exit).Text()}" : "",
            row.Worker.Length > 0 ? $"worker={row.Worker}" : "",
            row.Note.ReplaceLineEndings(" "),
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Text(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, BusinessClock.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
