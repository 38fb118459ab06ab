using System.CommandLine;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.Worker.Commands;

/// <summary>Who acts, after the table of duties has let them.</summary>
/// <param name="Regions">Where they hold a duty for this; nothing when anywhere.</param>
internal sealed record Permitted(string Name, IReadOnlyList<RegionCode>? Regions)
{
    public override string ToString() => Name;
}

/// <summary>The one place where a command learns who acts, and is let or refused.</summary>
internal static class Acting
{
    /// <summary>Root stands in for everybody: an administrator of the machine could take any identity on it anyway.</summary>
    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Lets the command go on as somebody, or refuses; a refusal is in the audit trail.</summary>
    /// <param name="regions">Where; none for what belongs to no region.</param>
    /// <exception cref="UsageException">No such account, not this operating-system user's, disabled, or without the duty: the message says which is needed and who can grant it.</exception>
    public static Permitted Act(this Session session, ParseResult result, Database database, Operation operation, params IReadOnlyList<RegionCode> regions)
    {
        _ = session;
        var named = Named(result);
        using var connection = database.Connect();
        if (!Accounts.Any(connection))
        {
            return new Permitted(named ?? Environment.UserName, null);
        }

        var accounts = Accounts.All(connection);
        var account = Find(connection, accounts, named, operation);
        IEnumerable<RegionCode?> asked = regions.Count == 0 ? [null] : regions.Select(r => (RegionCode?)r);
        foreach (var region in asked.Where(region => !account.Grants.Allow(operation, region)))
        {
            throw Refused(connection, account.Name, operation, region, Words(accounts, account, operation, region));
        }

        return new Permitted(account.Name, Reach(account, operation));
    }

    /// <summary>Where somebody's duties reach who asked for something that is done now.</summary>
    /// <returns>Nothing for anywhere, as while there are no accounts.</returns>
    public static IReadOnlyList<RegionCode>? RegionsOf(NpgsqlConnection connection, string name, Operation operation) =>
        !Accounts.Any(connection) ? null : Accounts.All(connection).FirstOrDefault(account => account.Name == name && !account.IsDisabled) is { } account ? Reach(account, operation) : [];

    private static List<RegionCode>? Reach(Account account, Operation operation)
    {
        var held = account.Grants.Where(grant => Duties.Carrying(operation).Contains(grant.Duty)).Select(grant => grant.Region).ToList();
        return held.Contains(RegionCode.Nation) ? null : held;
    }

    /// <summary>The name given with <c>--as</c>; nothing when none is.</summary>
    public static string? Named(ParseResult result)
    {
        var name = Options.ReadActor(result);
        return name?.StartsWith(Duties.JobPrefix, StringComparison.OrdinalIgnoreCase) == true
            ? throw new UsageException($"--as: names that begin with {Duties.JobPrefix} are those of scheduled jobs. {Duties.JobPrefix} 开头的名字留给定时任务。")
            : name;
    }

    private static Account Find(NpgsqlConnection connection, IReadOnlyList<Account> accounts, string? named, Operation operation)
    {
        var user = Environment.UserName;
        var account = named is null
            ? accounts.FirstOrDefault(a => a.OsUser == user)
            : accounts.FirstOrDefault(a => string.Equals(a.Name, named, StringComparison.OrdinalIgnoreCase));
        if (account is null)
        {
            throw Refused(connection, named ?? user, operation, null, named is null
                ? $"No account is bound to the operating-system user {user}: name yours with --as, or have it bound (quota user add NAME --os-user {user}). 操作系统用户 {user} 没有对应的账户，请用 --as 写明。"
                : $"There is no account {named}: {Askable(accounts, null)} can add it (quota user add {named}). 没有账户 {named}。");
        }

        if (account.IsDisabled)
        {
            throw Refused(connection, account.Name, operation, null, $"The account {account.Name} is disabled: {Askable(accounts, null)} can enable it (quota user enable {account.Name}). 账户 {account.Name} 已停用。");
        }

        return account.OsUser is { } bound && bound != user && !IsRoot
            ? throw Refused(connection, account.Name, operation, null, $"The account {account.Name} belongs to another operating-system user than {user}. 账户 {account.Name} 属于另一操作系统用户。")
            : account;
    }

    private static string Words(IReadOnlyList<Account> accounts, Account account, Operation operation, RegionCode? region)
    {
        var duties = Duties.Carrying(operation);
        var where = region is { } code ? $" for {code}" : "";
        return $"{account.Name} may not {operation.Name(Language.English)}{where}: it takes the duty {string.Join(" or ", duties.Select(d => d.Code()))}. "
            + $"{Askable(accounts, region)} can grant it: quota user grant {account.Name} --duty {duties[0].Code()} --region {region?.ToString() ?? "REGION"}. "
            + $"{account.Name} 不能{operation.Name(Language.Chinese)}：须有{string.Join("或", duties.Select(d => d.Name()))}职责，由管理员授予。";
    }

    /// <summary>Who can help.</summary>
    private static string Askable(IReadOnlyList<Account> accounts, RegionCode? region)
    {
        var names = accounts.Where(a => !a.IsDisabled && a.Grants.Allow(Operation.ManageAccounts, region)).Select(a => a.Name).ToList();
        return names.Count > 0 ? $"an administrator ({string.Join(", ", names)})" : "an administrator of a wider region";
    }

    private static UsageException Refused(NpgsqlConnection connection, string who, Operation operation, RegionCode? region, string words)
    {
        AuditTrail.Write(connection, new AuditEntry(AuditAct.ActRefused, who, operation.Name(Language.English)) { Region = region });
        return new UsageException(words);
    }
}
