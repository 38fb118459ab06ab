using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Worker.Jobs;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota doctor</c>: checks what the program stands on, and says what to do.</summary>
internal static class DoctorCommand
{
    private const long Gibibyte = 1L << 30;

    /// <summary>In GiB: the files, their kept bytes and the figures, with the export beside.</summary>
    private const long LeastFree = 4;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    public static Command Create(Session session)
    {
        var region = new Option<string>("--region") { Description = "whose parameters to check", DefaultValueFactory = _ => "640202" };
        var command = new Command("doctor", "检查运行环境 / checks database, migrations, parameters, clock, fonts; says what to do. Example:\n  quota doctor --region 640202") { region };
        command.SetAction(result => Examine(session, Options.ReadRegion(result, region)));
        return command;
    }

    private static int Examine(Session session, RegionCode region)
    {
        var worst = ExitCode.Done;
        void Tell(bool well, string what, string chinese, int exit = ExitCode.SurroundingsFailed)
        {
            session.WriteLine($"{(well ? "ok  " : "!!  ")}{what} {chinese}");
            worst = well || worst != ExitCode.Done ? worst : exit;
        }

        try
        {
            var shelf = session.LoadPolicies();
            Tell(true, $"parameters: edition {shelf.Edition}", "参数可读");
            var ready = Enumerable.Range(2020, 12).Where(year => IsReady(shelf, region, new ReviewYear(year))).ToList();
            Tell(ready.Count > 0, $"review years that can be run for {region}: {string.Join(", ", ready)}", "可核定年度", ExitCode.ParameterMissing);
            var placeholders = ready.Where(year => PolicyBook.For(shelf, region, new ReviewYear(year)).Values.Any(v => v.Status == PolicyStatus.Placeholder)).ToList();
            Tell(true, $"years that rest on a placeholder and cannot be published: {(placeholders.Count == 0 ? "none" : string.Join(", ", placeholders))}", "含占位参数的年度");
        }
        catch (ParameterMissingException e)
        {
            Tell(false, e.Message, "", ExitCode.ParameterMissing);
        }

        try
        {
            using var database = session.OpenDatabase();
            var found = new ExamineDatabase(database, session.Clock).Look();
            Tell(true, $"database: PostgreSQL {found.Version}, {(found.IsEmbedded ? "embedded under .quota" : "named in QUOTA_DATABASE")}", "数据库可用");
            var isOurs = found.Schema == found.ExpectedSchema;
            Tell(isOurs, isOurs ? $"schema: {found.Schema}" : $"schema: {found.Schema}, but this program was built for {found.ExpectedSchema}; use the newer program everywhere", "数据库结构");
            Tell(true, found.Accounts == 0
                ? "accounts: none, so anybody may act under any name; close the installation with quota user add"
                : $"accounts: {found.Accounts}, {found.Unbound} of them bound to no operating-system user", "账户");
            Tell(found.HasOwnRole, found.HasOwnRole
                ? "rights: the program works as quota_application, without those of its account"
                : "rights: the account may not take the role quota_application, and works with all its own; see docs/operations.md, \"Roles\"", "数据库权限");
            var hasKeys = found.MissingKeys.Count == 0;
            Tell(hasKeys, hasKeys ? $"keys: {found.KeyFile}" : $"keys: {found.KeyFile} lacks {string.Join(", ", found.MissingKeys)}; copy the file from its backup or from another machine", "密钥");
            var isBusy = found.IdleRuns.Count == 0;
            Tell(isBusy, isBusy ? "runs: none is left lying" : $"runs: nobody works on {string.Join(", ", found.IdleRuns)}; start a worker (quota work), or take them up here (quota review recover)", "运行中的批次");
            Tell(found.ClockApart < ClockTolerance, string.Create(CultureInfo.InvariantCulture, $"clock: {found.ClockApart.TotalSeconds:0.0} s from the database's; let both follow one time server"), "时钟");
        }
        catch (KeyUnavailableException e)
        {
            Tell(false, e.Message, "");
        }
        catch (Exception e) when (e is DatabaseUnavailableException || DatabaseFailure.IsBehind(e))
        {
            Tell(false, e is DatabaseUnavailableException ? e.Message : "The database named in QUOTA_DATABASE does not answer.", "数据库不可用");
        }

        Tell(true, $"today's business date: {BusinessClock.Today(session.Clock):yyyy-MM-dd}", "业务日期（北京时间）");
        var jobs = JobFiles.Load(session.JobsFolder);
        Tell(jobs.Faults.Count == 0, $"jobs: {string.Join(", ", jobs.Jobs.Select(job => job.Name).DefaultIfEmpty("none"))}", "定时任务");
        foreach (var fault in jobs.Faults)
        {
            Tell(false, $"jobs: {fault.File}:{fault.Line}: {fault.Reason}", "");
        }

        foreach (var folder in new[] { session.Home, Path.GetTempPath() }.Distinct())
        {
            var free = new DriveInfo(folder).AvailableFreeSpace / Gibibyte;
            Tell(free >= LeastFree, string.Create(CultureInfo.InvariantCulture, $"disk: {free} GiB free for {folder}; an import and a run of a million units want about {LeastFree}"), "磁盘空间");
        }

        Tell(HasChineseFont(), "a Chinese font for printing notices (Debian: apt-get install fonts-wqy-microhei)", "中文字体");
        return worst;
    }

    private static bool IsReady(PolicyShelf shelf, RegionCode region, ReviewYear year)
    {
        try
        {
            PolicyBook.For(shelf, region, year);
            return true;
        }
        catch (ParameterMissingException)
        {
            return false;
        }
    }

    private static bool HasChineseFont()
    {
        try
        {
            using var list = Process.Start(new ProcessStartInfo("fc-list", [":lang=zh", "family"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var families = list.StandardOutput.ReadToEnd();
            list.WaitForExit();
            return families.Trim().Length > 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
