using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.People;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Policy;
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
        var (actor, on, language) = (Session.ActorOf(result), Options.ReadDate(result, session.Clock), Options.ReadLanguage(result, Language.Chinese));
        var shelf = session.LoadPolicies();
        using var database = session.OpenDatabase();
        if (isRehearsal)
        {
            return new ShowRetention(database, shelf).To(actor, on).IsRefused(out var no, out var standing) ? session.Refuse(no) : Tell(session, standing, on, language);
        }

        return new ApplyRetention(database, shelf).By(actor, on).IsRefused(out var refusal, out var applied) ? session.Refuse(refusal) : Tell(session, applied.Before, on, language);
    }

    private static int Tell(Session session, RetentionStanding standing, DateOnly on, Language language)
    {
        var source = standing.InForce;
        session.WriteLine(language == Language.Chinese
            ? $"依据：{source.Source}（{(source.Status == PolicyStatus.Enacted ? "已生效" : "暂定")}）"
            : $"By: {source.Source} ({source.Status.ToString().ToLowerInvariant()})");
        foreach (var year in standing.Years)
        {
            session.WriteLine(Describe(year, on, language));
        }

        return ExitCode.Done;
    }

    private static string Describe(YearKept year, DateOnly on, Language language) => language == Language.Chinese
        ? $"{year.Year} 年度：花名册 {year.Named} 行署名、{year.Pseudonymous} 行已去标识化，保存至 {year.RosterEnds:yyyy-MM-dd}{(year.RosterIsDue(on) ? "，已到期" : "")}；留存原文件 {year.Files} 份，保存至 {year.FilesEnd:yyyy-MM-dd}{(year.FilesAreDue(on) ? "，已到期" : "")}"
        : $"{year.Year}: {year.Named} placements named, {year.Pseudonymous} pseudonymous, kept to {year.RosterEnds:yyyy-MM-dd}{(year.RosterIsDue(on) ? ", due" : "")}; {year.Files} roster files, kept to {year.FilesEnd:yyyy-MM-dd}{(year.FilesAreDue(on) ? ", due" : "")}";
}
