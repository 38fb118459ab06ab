using System.CommandLine;
using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota retention</c>: how long people stay named, and what is done when that is over.</summary>
internal static class RetentionCommand
{
    public static Command Create(Session session) => new("retention", "个人信息保存期限 / how long people stay named. Example:\n  quota retention show")
    {
        CreateShow(session),
        CreateRun(session),
    };

    private static Command CreateShow(Session session)
    {
        var command = new Command("show", "列出各年度的保存期限 / what is kept of each review year, and until when. Example:\n  quota retention show --on 2036-01-01");
        command.SetAction(result => Apply(session, result, isRehearsal: true));
        return command;
    }

    private static Command CreateRun(Session session)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "只列出，不改动 say what would be done, change nothing" };
        var command = new Command("run", "到期的去标识化 / take the names of everybody whose time is over; figures stay, a replay still agrees. Example:\n  quota retention run --dry-run") { dryRun };
        command.SetAction(result => Apply(session, result, result.GetValue(dryRun)));
        return command;
    }

    private static int Apply(Session session, ParseResult result, bool isRehearsal)
    {
        var on = Options.ReadDate(result, session.Clock);
        var language = Options.ReadLanguage(result, Language.Chinese);
        var parameter = session.LoadPolicies().Retention;
        var source = Retention.InForce(parameter, on);
        using var database = session.OpenDatabase();
        var by = session.Act(result, database, Operation.ApplyRetention).Name;
        using var connection = database.Connect();
        session.WriteLine(language == Language.Chinese
            ? $"依据：{source.Source}（{(source.Status == PolicyStatus.Enacted ? "已生效" : "暂定")}）"
            : $"By: {source.Source} ({source.Status.ToString().ToLowerInvariant()})");
        foreach (var year in Retention.Kept(connection, parameter, on))
        {
            session.WriteLine(Describe(year, on, language));
            if (!isRehearsal)
            {
                Do(connection, database.Keys, year, on, by, source.Source);
            }
        }

        return ExitCode.Done;
    }

    /// <summary>What is due of one year, in one transaction with its entry in the audit trail.</summary>
    /// <returns>How many rows lost their names, and how many files their content.</returns>
    internal static (long Placements, int Files) Do(NpgsqlConnection connection, DatabaseKeys keys, YearKept year, DateOnly on, string by, string source)
    {
        if (!year.RosterIsDue(on) && !year.FilesAreDue(on))
        {
            return default;
        }

        using var transaction = connection.BeginTransaction();
        var rows = year.RosterIsDue(on) ? Retention.Pseudonymise(connection, keys, year.Year.Value) : 0;
        var files = year.FilesAreDue(on) ? Retention.EmptyFiles(connection, keys, year.Year.Value, on) : 0;
        AuditTrail.Write(connection, new AuditEntry(AuditAct.PersonsPseudonymised, by, $"{rows} placements, {files} files emptied") { Reason = source, Year = year.Year });
        transaction.Commit();
        return (rows, files);
    }

    private static string Describe(YearKept year, DateOnly on, Language language) => language == Language.Chinese
        ? $"{year.Year} 年度：花名册 {year.Named} 行署名、{year.Pseudonymous} 行已去标识化，保存至 {year.RosterEnds:yyyy-MM-dd}{(year.RosterIsDue(on) ? "，已到期" : "")}；留存原文件 {year.Files} 份，保存至 {year.FilesEnd:yyyy-MM-dd}{(year.FilesAreDue(on) ? "，已到期" : "")}"
        : $"{year.Year}: {year.Named} placements named, {year.Pseudonymous} pseudonymous, kept to {year.RosterEnds:yyyy-MM-dd}{(year.RosterIsDue(on) ? ", due" : "")}; {year.Files} roster files, kept to {year.FilesEnd:yyyy-MM-dd}{(year.FilesAreDue(on) ? ", due" : "")}";
}
