using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota doctor</c>: checks what the program stands on, and says what to do.</summary>
internal static class DoctorCommand
{
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
            var shelf = Session.LoadPolicies();
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
            using var database = Session.OpenDatabase();
            using var connection = database.Connect();
            Tell(true, $"database: PostgreSQL {connection.PostgreSqlVersion}, {(database.IsEmbedded ? "embedded under .quota" : "named in QUOTA_DATABASE")}, schema {connection.Ask<string>("select max(\"MigrationId\") from migration")}", "数据库可用");
            var accounts = Accounts.All(connection);
            Tell(true, accounts.Count == 0
                ? "accounts: none, so anybody may act under any name; close the installation with quota user add"
                : $"accounts: {accounts.Count}, {accounts.Count(a => a.OsUser is null && !a.IsDisabled)} of them bound to no operating-system user", "账户");
            Tell(true, database.HasOwnRole ? "rights: the application's own role" : "rights: those of the account, because it may not take the role quota_application", "数据库权限");
            var apart = (session.Clock.GetUtcNow().UtcDateTime - connection.Ask<DateTime>("select clock_timestamp()").ToUniversalTime()).Duration();
            Tell(apart < ClockTolerance, string.Create(CultureInfo.InvariantCulture, $"clock: {apart.TotalSeconds:0.0} s from the database's; let both follow one time server"), "时钟");
        }
        catch (Exception e) when (e is DatabaseUnavailableException or NpgsqlException)
        {
            Tell(false, e is DatabaseUnavailableException ? e.Message : "The database named in QUOTA_DATABASE does not answer.", "数据库不可用");
        }

        var beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Tell(true, $"today's business date: {DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(session.Clock.GetUtcNow(), beijing).DateTime):yyyy-MM-dd}", "业务日期（北京时间）");
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
