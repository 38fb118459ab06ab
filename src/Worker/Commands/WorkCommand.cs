using System.CommandLine;
using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.States;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Schedule;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota work</c>: a worker. Any number of them, on any number of machines, share one database.</summary>
internal static class WorkCommand
{
    /// <summary>How long a process that is asked to stop may take to finish what it has begun.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    public static Command Create(Session session)
    {
        var port = new Option<int>("--port") { Description = "http://127.0.0.1:PORT with /health/live, /health/ready, /metrics and /hangfire, for this machine alone; 0 takes any free port", DefaultValueFactory = _ => 0 };
        var lease = new Option<int>("--lease") { Description = "seconds after which the work of a worker that is not heard of goes to another", DefaultValueFactory = _ => 30 };
        var lanes = new Option<int>("--lanes") { Description = "chunks worked on side by side", DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, 4) };
        var command = new Command("work", "启动一个工作进程 / a worker: does planned runs and scheduled jobs until it is stopped. Example:\n  quota work --port 5081") { port, lease, lanes };
        command.SetAction(async (result, stop) =>
        {
            var seconds = result.GetValue(lease);
            if (seconds < 1 || seconds > Leases.Longest.TotalSeconds || result.GetValue(lanes) is < 1 or > 64)
            {
                throw new UsageException("--lease takes 1 to 600 seconds, --lanes 1 to 64.");
            }

            var calendar = new WorkingDays(session.LoadPolicies());
            using var database = session.OpenDatabase();

            // A worker acts for nobody: a scheduled job acts in its own name, a request in that of whoever was let ask.
            var settings = new WorkerSettings(Options.ReadActor(result) ?? Environment.UserName, TimeSpan.FromSeconds(seconds), result.GetValue(lanes));
            var process = new WorkerProcess(database, settings, session.Stderr, session.Clock);
            await using var host = Build(session, database, process, calendar, result.GetValue(port));
            await host.StartAsync(stop);
            Session.Log(session.Stderr, session.Clock, "worker-started", ("address", host.Urls.Single()), ("lease", seconds));
            await host.WaitForShutdownAsync(stop);
            Session.Log(session.Stderr, session.Clock, "worker-stopped");
            return ExitCode.Done;
        });
        return command;
    }

    private static bool IsEnqueued(JobStorage storage, string id)
    {
        using var connection = storage.GetConnection();
        return id.Length > 0 && connection.GetStateData(id)?.Name == EnqueuedState.StateName;
    }

    private static WebApplication Build(Session session, Database database, WorkerProcess process, WorkingDays calendar, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders().AddProvider(new FactLoggerProvider(session.Stderr, session.Clock)).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(session.Clock).AddSingleton(session.Stderr).AddSingleton(process).AddTransient<RunJob>();
        var jobs = JobFiles.Load(session.JobsFolder);
        builder.Services.AddSingleton(database).AddSingleton(jobs).AddSingleton(calendar)
            .AddTransient(_ => new FiringJob(new FiringWork(database, jobs, process.Settings, session)));
        Scheduling.Add(builder.Services, database);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        builder.Services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(database.ConnectionString), new PostgreSqlStorageOptions
            {
                SchemaName = "hangfire",
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = TimeSpan.FromSeconds(30),
                QueuePollInterval = TimeSpan.FromSeconds(1),
                AllowDegradedModeWithoutStorage = false,
            }));
        builder.Services.AddHangfireServer(server =>
        {
            server.Queues = [RunJob.Queue];
            server.WorkerCount = 2;
            server.ShutdownTimeout = StopLimit - TimeSpan.FromSeconds(5);
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });

        // Apart from the runs: a firing that waits for the outside world keeps no run waiting.
        builder.Services.AddHangfireServer(server =>
        {
            server.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:jobs";
            server.Queues = [.. jobs.Queues.DefaultIfEmpty("jobs")];
            server.WorkerCount = 2;
            server.ShutdownTimeout = StopLimit - TimeSpan.FromSeconds(5);
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        builder.Services.AddHostedService(services => new RunPump(
            process, services.GetRequiredService<IBackgroundJobClient>(), id => IsEnqueued(services.GetRequiredService<JobStorage>(), id), jobs, session.Stderr));
        WorkerPages.Add(builder.Services, session, database);

        var app = builder.Build();
        WorkerPages.Map(app);
        return app;
    }
}
