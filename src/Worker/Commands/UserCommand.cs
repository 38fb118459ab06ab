using System.CommandLine;
using System.Text;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota user</c>: accounts, and the duties they have for regions.</summary>
internal static class UserCommand
{
    private static readonly Duty[] All = Enum.GetValues<Duty>();

    public static Command Create(Session session) => new("user", "用户和职责 / accounts and their duties. Example:\n  quota user add 张三 --duty administrator --region 640202 --os-user zhangsan")
    {
        CreateAdd(session),
        CreateGrant(session, "grant", "授予职责 / grant a duty. Example:\n  quota user grant 李四 --duty approver --region 640202", AuditAct.DutyGranted),
        CreateGrant(session, "revoke", "收回职责 / take a duty back. Example:\n  quota user revoke 李四 --duty approver --region 640202", AuditAct.DutyRevoked),
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
            var wanted = CheckName(result.GetRequiredValue(name));
            var grants = ReadGrants(result, duty, region);
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.ManageAccounts, [.. grants.Select(g => g.Region)]);
            using var connection = database.Connect();
            using var transaction = connection.BeginTransaction();

            // Two first accounts at once: the second finds the first.
            connection.Do("select pg_advisory_xact_lock(hashtext('account'))");
            var first = !Accounts.Any(connection);
            if (first && !grants.Any(g => g.Duty == Duty.Administrator))
            {
                throw new UsageException($"The first account must be an administrator, or nobody could add another: quota user add {wanted} --duty administrator --region REGION. 第一个账户须有管理员职责。");
            }

            if (!first && grants.Count > 0 && Same(actor.Name, wanted))
            {
                throw NotOneself();
            }

            try
            {
                Accounts.Add(connection, wanted, result.GetValue(osUser) is { Length: > 0 } user ? user : null, actor.Name, session.Clock.GetUtcNow());
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw new UsageException(e.ConstraintName == "IX_account_os_user"
                    ? $"The operating-system user {result.GetValue(osUser)} has an account already. 该操作系统用户已有账户。"
                    : $"There is an account {wanted} already. 账户 {wanted} 已存在。");
            }

            foreach (var grant in grants)
            {
                Accounts.Grant(connection, wanted, grant, actor.Name, session.Clock.GetUtcNow());
            }

            AuditTrail.Write(connection, new AuditEntry(AuditAct.AccountAdded, actor.Name, string.Join(' ', [$"account {wanted}", .. grants.Select(Words)])) { Reason = result.GetValue(reason) ?? "" });
            transaction.Commit();
            if (first)
            {
                session.Stderr.WriteLine("From now on every command needs an account, and does what its duties allow. 今后每个命令都须以账户办理。");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateGrant(Session session, string verb, string description, AuditAct act)
    {
        var name = Name();
        var duty = DutyOption(required: true);
        var region = RegionOption(required: true);
        var reason = Reason();
        var command = new Command(verb, description) { name, duty, region, reason };
        command.SetAction(result =>
        {
            var grants = ReadGrants(result, duty, region);
            return Change(session, result, result.GetRequiredValue(name), [.. grants.Select(g => g.Region)], (connection, account, actor) =>
            {
                foreach (var grant in grants)
                {
                    var changed = act == AuditAct.DutyGranted
                        ? Accounts.Grant(connection, account.Name, grant, actor, session.Clock.GetUtcNow())
                        : Accounts.Revoke(connection, account.Name, grant, actor, session.Clock.GetUtcNow());
                    if (!changed)
                    {
                        throw new UsageException(act == AuditAct.DutyGranted
                            ? $"{account.Name} has {Words(grant)} already. 该账户已有此职责。"
                            : $"{account.Name} does not have {Words(grant)}; see quota user list. 该账户没有此职责。");
                    }
                }

                return new AuditEntry(act, actor, string.Join(' ', [$"account {account.Name}", .. grants.Select(Words)])) { Reason = result.GetValue(reason) ?? "" };
            });
        });
        return command;
    }

    private static Command CreateDisable(Session session, string verb, string description, bool disabled)
    {
        var name = Name();
        var reason = Reason();
        var command = new Command(verb, description) { name, reason };
        command.SetAction(result => Change(session, result, result.GetRequiredValue(name), [], (connection, account, actor) =>
            Accounts.Disable(connection, account.Name, disabled)
                ? new AuditEntry(disabled ? AuditAct.AccountDisabled : AuditAct.AccountEnabled, actor, $"account {account.Name}") { Reason = result.GetValue(reason) ?? "" }
                : throw new UsageException($"{account.Name} is {(disabled ? "disabled" : "enabled")} already. 该账户已是此状态。")));
        return command;
    }

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "账户和职责 / the accounts and their duties. Example:\n  quota user list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            session.Act(result, database, Operation.ReadAccounts);
            using var connection = database.Connect();
            var accounts = Accounts.All(connection);
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

    private static int Change(Session session, ParseResult result, string name, IReadOnlyList<RegionCode> regions, Func<NpgsqlConnection, Account, string, AuditEntry> change)
    {
        using var database = session.OpenDatabase();
        var actor = session.Act(result, database, Operation.ManageAccounts, regions);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();

        // One change at a time, or two administrators could take the last duty from each other.
        connection.Do("select pg_advisory_xact_lock(hashtext('account'))");
        var account = Accounts.All(connection).FirstOrDefault(a => Same(a.Name, name))
            ?? throw new UsageException($"There is no account {name}; see quota user list. 没有账户 {name}。");
        if (Same(actor.Name, account.Name))
        {
            throw NotOneself();
        }

        // Somebody else's account as a whole: all that it is there for must lie within one's own regions.
        if (regions.Count == 0 && account.Grants.Length > 0)
        {
            session.Act(result, database, Operation.ManageAccounts, [.. account.Grants.Select(g => g.Region)]);
        }

        AuditTrail.Write(connection, change(connection, account, actor.Name));
        if (!Accounts.All(connection).Any(a => !a.IsDisabled && a.Grants.Any(g => g.Duty == Duty.Administrator)))
        {
            throw new UsageException("One administrator must be left, or nobody could change an account again. 至少须保留一名管理员。");
        }

        transaction.Commit();
        return ExitCode.Done;
    }

    private static string CheckName(string name) => PersonName.Read(name) is { Length: > 0 and <= 100 } read && !name.Trim().Any(char.IsControl) && !read.StartsWith(Duties.JobPrefix, StringComparison.OrdinalIgnoreCase)
        ? read
        : throw new UsageException($"An account's name has 1 to 100 characters and does not begin with {Duties.JobPrefix}. 账户名为 1 至 100 个字符，不得以 {Duties.JobPrefix} 开头。");

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

    private static bool Same(string one, string other) => string.Equals(PersonName.Read(one), PersonName.Read(other), StringComparison.OrdinalIgnoreCase);

    private static UsageException NotOneself() =>
        new("Nobody changes their own duties: another administrator does. 不能变更自己的职责，请另一管理员办理。");
}
