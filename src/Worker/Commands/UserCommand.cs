using System.CommandLine;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota user</c>: accounts, and the duties they have for regions.</summary>
internal static class UserCommand
{
    private static readonly Duty[] All = Enum.GetValues<Duty>();

    public static Command Create(Session session) => new("user", "用户和职责 / accounts and their duties. Example:\n  quota user add 张三 --duty administrator --region 640202 --os-user zhangsan")
    {
        CreateAdd(session),
        CreateGrant(session, "grant", "授予职责 / grant a duty. Example:\n  quota user grant 李四 --duty approver --region 640202", isGrant: true),
        CreateGrant(session, "revoke", "收回职责 / take a duty back. Example:\n  quota user revoke 李四 --duty approver --region 640202", isGrant: false),
        CreateDisable(session, "disable", "停用账户 / disable an account. Example:\n  quota user disable 李四", disabled: true),
        CreateDisable(session, "enable", "启用账户 / enable it again. Example:\n  quota user enable 李四", disabled: false),
        CreateList(session),
    };

    private static Argument<string> Name() => new("NAME") { Description = "账户名 the account's name, as it will stand in records" };

    private static Option<string[]> DutyOption(bool required) => new("--duty")
    {
        Description = string.Join(", ", All.Select(d => $"{d.Code()} {d.Name()}")), Required = required, AllowMultipleArgumentsPerToken = true,
    };

    private static Option<string[]> RegionOption(bool required) => new("--region")
    {
        Description = "行政区划代码 each region with all under it; 000000 everywhere", Required = required, AllowMultipleArgumentsPerToken = true,
    };

    private static Option<string?> Reason() => new("--reason") { Description = "why, for the record" };

    private static Command CreateAdd(Session session)
    {
        var name = Name();
        var duty = DutyOption(required: false);
        var region = RegionOption(required: false);
        var osUser = new Option<string?>("--os-user") { Description = "the operating-system user whose own account this is" };
        var reason = Reason();
        var command = new Command("add", "添加账户；第一个须是管理员 / add an account; the first must be an administrator. Example:\n  quota user add 张三 --duty administrator --region 640202 --os-user zhangsan") { name, duty, region, osUser, reason };
        command.SetAction(result =>
        {
            var grants = ReadGrants(result, duty, region);
            using var database = session.OpenDatabase();
            var add = new AddAccount(database, session.Clock);
            if (add.By(Session.ActorOf(result), result.GetRequiredValue(name), result.GetValue(osUser) is { Length: > 0 } user ? user : null, grants, result.GetValue(reason) ?? "").IsRefused(out var refusal, out var added))
            {
                return session.Refuse(refusal);
            }

            if (added.IsFirst)
            {
                session.Stderr.WriteLine("From now on every command needs an account, and does what its duties allow. 今后每个命令都须以账户办理。");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateGrant(Session session, string verb, string description, bool isGrant)
    {
        var name = Name();
        var duty = DutyOption(required: true);
        var region = RegionOption(required: true);
        var reason = Reason();
        var command = new Command(verb, description) { name, duty, region, reason };
        command.SetAction(result =>
        {
            var grants = ReadGrants(result, duty, region);
            using var database = session.OpenDatabase();
            var change = new ChangeDuties(database, session.Clock);
            var (actor, why) = (Session.ActorOf(result), result.GetValue(reason) ?? "");
            var answer = isGrant ? change.GrantBy(actor, result.GetRequiredValue(name), grants, why) : change.RevokeBy(actor, result.GetRequiredValue(name), grants, why);
            return answer.IsRefused(out var refusal, out _) ? session.Refuse(refusal) : ExitCode.Done;
        });
        return command;
    }

    private static Command CreateDisable(Session session, string verb, string description, bool disabled)
    {
        var name = Name();
        var reason = Reason();
        var command = new Command(verb, description) { name, reason };
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            return new SwitchAccount(database).By(Session.ActorOf(result), result.GetRequiredValue(name), disabled, result.GetValue(reason) ?? "").IsRefused(out var refusal, out _)
                ? session.Refuse(refusal)
                : ExitCode.Done;
        });
        return command;
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "账户和职责 / the accounts and their duties. Example:\n  quota user list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ListAccounts(database).For(Session.ActorOf(result)).IsRefused(out var refusal, out var accounts))
            {
                return session.Refuse(refusal);
            }

            foreach (var account in accounts)
            {
                session.WriteLine(string.Join('\t', account.Name, account.OsUser ?? "-", account.IsDisabled ? "disabled 停用" : "enabled 启用", string.Join(' ', account.Grants.Select(Words))));
            }

            if (accounts.Count == 0)
            {
                session.Stderr.WriteLine("No account: anybody may act under any name (quota user add NAME --duty administrator --region REGION). 尚无账户，任何人可用任何名字办理。");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Every named duty for every named region.</summary>
    private static List<Grant> ReadGrants(ParseResult result, Option<string[]> duties, Option<string[]> regions)
    {
        var named = Words(result.GetValue(duties)).ConvertAll(word => All.Where(d => d.Code() == word || d.Name() == word).ToList() is [var duty]
            ? duty
            : throw new UsageException($"--duty {word}: takes {string.Join(", ", All.Select(d => d.Code()))}. 没有这种职责。"));
        var places = Words(result.GetValue(regions)).ConvertAll(word => word == RegionCode.Nation.ToString() || RegionCode.TryParse(Encoding.UTF8.GetBytes(word), out _)
            ? RegionCode.Parse(word)
            : throw new UsageException($"--region {word}: takes six digits, the first two a known province, or 000000. 行政区划代码为六位数字。"));
        return named.Count > 0 == places.Count > 0
            ? [.. from duty in named.Distinct() from place in places.Distinct() select new Grant(duty, place)]
            : throw new UsageException("--duty and --region go together: a duty is for regions. 职责和地区须一并写明。");
    }

    private static List<string> Words(string[]? values) => [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static string Words(Grant grant) => $"{grant.Duty.Code()}@{grant.Region}";
}
