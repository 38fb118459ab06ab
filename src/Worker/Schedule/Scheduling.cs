using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Schedule;

/// <summary>Brings the scheduler in line with the job files when a worker starts, and looks for missed times while it runs.</summary>
/// <remarks>The scheduler's tables are shared by all workers and are no record: they can be dropped, and are made again from the files.</remarks>
internal sealed class Scheduling(JobSchedule schedule, JobFiles jobs, WorkingDays days, Firings firings, ISchedulerFactory factory, TextWriter stderr, TimeProvider clock) : BackgroundService
{
    private const string Group = "jobs";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    private IScheduler? scheduler;

    /// <summary>The scheduler of <c>quota work</c>, clustered over all of them by the database.</summary>
    public static void Add(IServiceCollection services, Database database)
    {
        services.AddNpgsqlDataSource(database.ConnectionString);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureOptions<QuartzSchedulerOptions>(scheduler => scheduler.InstanceName = "quota");
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.UseRegisteredDataSource = true);
                store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "qz.qrtz_";
                    options.MisfireThreshold = Firings.Grace;
                });
            });
        });
        services.AddTransient<ScheduledFiring>().AddSingleton(services => new JobSchedule(database, services.GetRequiredService<TimeProvider>())).AddSingleton<Firings>().AddHostedService<Scheduling>();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var fault in jobs.Faults)
        {
            Session.Log(stderr, clock, "job-file-refused", ("file", $"{fault.File}:{fault.Line}"), ("reason", fault.Reason));
        }

        // One worker at a time makes the tables and compares them with its files.
        using (schedule.Alone())
        {
            scheduler = await factory.GetScheduler(cancellationToken);
            await Reconcile(scheduler, cancellationToken);
        }

        firings.Sweep();
        await scheduler.Start(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is not null)
        {
            await scheduler.Shutdown(true, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Sweep();
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private void Sweep()
    {
        try
        {
            firings.Sweep();
        }
        catch (Exception e) when (DatabaseFailure.IsBehind(e))
        {
            Session.Log(stderr, clock, "database-unreachable", ("state", DatabaseFailure.CodeOf(e) is { Length: > 0 } code ? code : "connection"));
        }
    }

    private async Task Reconcile(IScheduler target, CancellationToken stop)
    {
        await target.AddCalendar(WorkingDays.Name, days.ToQuartz(), AddCalendarOptions.ReplacingAndUpdatingTriggers, stop);
        var wanted = jobs.Jobs.Where(job => job.Enabled).ToList();
        var names = wanted.Select(job => job.Name).ToArray();
        foreach (var name in schedule.Jobs().Except(names))
        {
            if (jobs.Find(name) is null)
            {
                // Not a decision: other machines may have the file, or it is to be put right.
                var fault = jobs.FaultOf(name);
                Session.Log(stderr, clock, "job-stays-scheduled", ("job", name), ("file", $"{fault.File}:{fault.Line}"), ("reason", fault.Reason));
                continue;
            }

            await target.DeleteJob(new JobKey(name, Group), stop);
            schedule.Remove(name);
            Session.Log(stderr, clock, "job-unscheduled", ("job", name));
        }

        foreach (var job in wanted)
        {
            schedule.Keep(job.Name, job.Times);
            await Schedule(target, job, stop);
        }
    }

    private async Task Schedule(IScheduler target, Job job, CancellationToken stop)
    {
        var key = new TriggerKey(job.Name, Group);
        if ((await target.GetTrigger(key, stop))?.Description == job.Times)
        {
            return;
        }

        var trigger = TriggerBuilder.Create(clock).WithIdentity(key).WithDescription(job.Times)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(job.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing));
        if (job.Days == JobDays.WorkingDays)
        {
            trigger = trigger.WithCalendarName(WorkingDays.Name);
        }

        if (days.Next(job, clock.GetUtcNow()) is not { } next)
        {
            // Its last time is past: the scheduler takes no such job, and the sweep sees whether that time was missed.
            await target.DeleteJob(new JobKey(job.Name, Group), stop);
            Session.Log(stderr, clock, "job-never-due", ("job", job.Name));
            return;
        }

        var detail = JobBuilder.Create<ScheduledFiring>().WithIdentity(job.Name, Group).Build();
        await target.ScheduleJob(detail, [trigger.Build()], ScheduleJobOptions.Replacing, stop);
        Session.Log(stderr, clock, "job-scheduled", ("job", job.Name), ("next", next.ToString("O", CultureInfo.InvariantCulture)));
    }
}
