using QuotaCompliance.Application;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Schedule;

/// <summary>Enters what is due into our own table: by the scheduler when its time comes, by the sweep when it passed unseen.</summary>
internal sealed class Firings(JobSchedule schedule, JobFiles jobs, WorkingDays days, TextWriter stderr, TimeProvider clock)
{
    /// <summary>How late a firing may be entered; what is later is missed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>A job's time has come.</summary>
    public void Due(string name, DateTimeOffset at)
    {
        // Another machine's files may know a job that ours do not: its sweep enters what the scheduler told us.
        if (jobs.Find(name) is { Enabled: true } job)
        {
            Enter(job, at, FiringCause.Due);
        }
    }

    /// <summary>Finds, for every job, the last time it was due since it is scheduled, and enters it when nobody has.</summary>
    public void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var job in jobs.Jobs.Where(job => job.Enabled))
        {
            if (days.Last(job, now) is { } due && due >= (schedule.Since(job.Name) ?? DateTimeOffset.MaxValue) && !IsEntered(job, due))
            {
                Enter(job, due, now - due > Grace ? FiringCause.Missed : FiringCause.Due);
            }
        }
    }

    private bool IsEntered(Job job, DateTimeOffset due) =>
        job.Scopes(BusinessClock.DayOf(due)).All(scope => schedule.IsEntered(job.Name, due, scope.Region, scope.Year));

    private void Enter(Job job, DateTimeOffset at, FiringCause cause)
    {
        var refusal = days.Refusal(job, BusinessClock.DayOf(at));
        foreach (var firing in job.Firings(at, cause, job.Actor))
        {
            if (refusal is not null)
            {
                schedule.EnterEnded(firing, FiringState.Failed, ExitCode.ParameterMissing, refusal);
                Session.Log(stderr, clock, "firing-refused", ("job", job.Name), ("due", Text(at)));
            }
            else if (cause == FiringCause.Missed && job.Misfire == MissedPolicy.Skip)
            {
                schedule.EnterEnded(firing, FiringState.Skipped, ExitCode.Done, "no worker ran at its time. 到时没有工作进程在运行。");
                Session.Log(stderr, clock, "firing-skipped", ("job", job.Name), ("due", Text(at)));
            }
            else if (schedule.Enter(firing) is { } id)
            {
                Session.Log(stderr, clock, "firing-due", ("job", job.Name), ("due", Text(at)), ("cause", cause), ("firing", id));
            }
        }
    }

    private static string Text(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, BusinessClock.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
