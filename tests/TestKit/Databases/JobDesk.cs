using System.Diagnostics;
using System.Globalization;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Commands;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Schedule;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>A home with job files of its own, the commands that use it, and workers on one database.</summary>
public sealed class JobDesk : IDisposable
{
    private readonly TestDatabase database;
    private readonly TempFolder home = new();
    private readonly List<RunningWorker> workers = [];

    public JobDesk(Postgres postgres, TestDatabase? template = null)
    {
        database = postgres.NewDatabase(template);
        Directory.CreateDirectory(home["jobs"]);
        Directory.CreateDirectory(Inbox);
    }

    public TestDatabase Database => database;

    /// <summary>How many tries, half of them failures, open the breaker.</summary>
    public int BreakAfter { get; init; } = 50;

    /// <summary>A command that starts the others.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    public string Inbox => home["inbox"];

    /// <summary>What the commands find around them beside the usual.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What a command or worker in this process has around it.</summary>
    public Session NewSession(TextWriter stderr) => new(Stream.Null, stderr, TimeProvider.System, name => Around.GetValueOrDefault(name));

    internal JobFiles JobFiles => JobFiles.Load(home["jobs"]);

    private Dictionary<string, string> Around
    {
        get
        {
            var around = database.Environment;
            around["QUOTA_HOME"] = home.Path;
            around["QUOTA_POLICIES"] = Repository.Policies;
            foreach (var (name, value) in Variables)
            {
                around[name] = value;
            }

            return around;
        }
    }

    /// <summary>The year now, where offices are.</summary>
    public static int ThisYear => Local(TimeProvider.System.GetUtcNow()).Year;

    /// <summary>A cron expression of the one second of that time.</summary>
    public static string Once(DateTimeOffset time) => Local(time).ToString("s m H d M '?' yyyy", CultureInfo.InvariantCulture);

    /// <summary>A cron expression of that time of every day.</summary>
    public static string Daily(DateTimeOffset time) => Local(time).ToString("s m H '* * ?'", CultureInfo.InvariantCulture);

    /// <summary>A place of its own for a server of this test.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(home[name]).FullName;

    public string JobFile(string name) => Path.Combine(home["jobs"], name + ".json");

    public void PutReview(string cron, string misfire = "run-once", int year = BaseFiles.Year, bool enabled = true) => Put("annual-review", cron, misfire, enabled, $"""
        "regions": ["{BaseFiles.Region}"], "years_before": {(ThisYear - year).ToString(CultureInfo.InvariantCulture)}
        """);

    public void PutPublication(string cron, string misfire = "run-once", int year = BaseFiles.Year) => Put("notice-publication", cron, misfire, true, $"""
        "regions": ["{BaseFiles.Region}"], "years_before": {(ThisYear - year).ToString(CultureInfo.InvariantCulture)},
        "office": "大武口区残联", "address": "朝阳西街1号", "telephone": "0952-0000000"
        """);

    /// <param name="sources">Each as JSON.</param>
    public void PutIntake(string cron, params string[] sources) => PutIntake(cron, true, sources);

    public void PutIntake(string cron, bool enabled, params string[] sources) => Put("filing-intake", cron, "skip", enabled, $$"""
        "sources": [{{string.Join(", ", sources)}}], "settle_seconds": 1, "largest_megabytes": 1,
        "calls": {"timeout_seconds": 2, "retries": 8, "pause_milliseconds": 20, "break_after": {{BreakAfter.ToString(CultureInfo.InvariantCulture)}}, "break_seconds": 30}
        """);

    /// <summary>Takes what lies in the inboxes, once, now.</summary>
    public CommandResult TakeIn(params string[] sources)
    {
        PutIntake("0 0 3 1 1 ?", sources);
        return Quota("jobs", "run", "filing-intake", "--lang", "en");
    }

    /// <summary>The three base files as they are named for an inbox.</summary>
    public static void Fill(string folder, BaseFiles files)
    {
        foreach (var kind in BaseFiles.Kinds.Reverse())
        {
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{BaseFiles.Year}-甲.csv")), files[kind].ToBytes());
        }
    }

    private void Put(string name, string cron, string misfire, bool enabled, string own) => File.WriteAllText(JobFile(name), $$"""
        // {{name}}
        {
          "job": "{{name}}", "title": "试验", "enabled": {{(enabled ? "true" : "false")}},
          "cron": "{{cron}}", "time_zone": "Asia/Shanghai", "days": "every-day", "misfire": "{{misfire}}",
          "queue": "tests", "chunk_size": 10, "limits": {"minutes": 5, "attempts": 3},
          {{own}}
        }
        """);

    /// <summary>In this process, or behind the launcher in one of its own.</summary>
    public CommandResult Quota(params string[] args)
    {
        if (Launcher.Count == 0)
        {
            return QuotaCommand.RunWith(Around, TimeProvider.System, args);
        }

        using var process = Start(args);
        return QuotaCommand.Finish(process);
    }

    public Process Start(params string[] args) => QuotaCommand.Start(Around, Launcher, args);

    /// <summary>Starts <c>quota work</c> and waits until it works.</summary>
    public RunningWorker StartWorker(params string[] more)
    {
        var worker = new RunningWorker(Start(["work", "--lease", "2", .. more]));
        workers.Add(worker);
        worker.WaitFor("worker-started");
        return worker;
    }

    /// <summary>Waits until so many firings have ended.</summary>
    public void WaitForFirings(int count) =>
        Wait.Until(() => database.Ask<long>("select count(*) from job_firing where state >= 3") >= count, $"{count} firings have ended");

    /// <summary>Every firing in short: job, cause, state, exit code.</summary>
    public List<string> Firings() => database.Rows("select job, cause, state, exit_code from job_firing order by id");

    public void Dispose()
    {
        workers.ForEach(worker => worker.Dispose());
        database.Dispose();
        home.Dispose();
    }

    private static DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
}

/// <summary>A worker in a process of its own, and what it has logged so far.</summary>
public sealed class RunningWorker : IDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private bool disposed;

    public RunningWorker(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (lines)
            {
                lines.Add(line.Data ?? "");
            }
        };
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Log
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public void WaitFor(string text) => Wait.Until(
        () => Log.Contains(text, StringComparison.Ordinal) || (process.HasExited ? throw new InvalidOperationException($"the worker ended: {Log}") : false),
        $"the worker says '{text}'");

    /// <summary>As an operator does it: SIGTERM, then the worker's own end.</summary>
    public int Stop()
    {
        Signals.Terminate(process.Id);
        return process.WaitForExit(TimeSpan.FromSeconds(60)) ? process.ExitCode : throw new TimeoutException($"the worker does not stop: {Log}");
    }

    public void Kill()
    {
        Signals.Kill(process.Id);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Kill();
            process.Dispose();
        }
    }
}
