using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application.Audit;

/// <summary>Adds an account. The first must be an administrator: from then on everything takes an account with a duty.</summary>
[UseCase(Operation.ManageAccounts)]
public sealed class AddAccount(Database database, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <param name="osUser">The operating-system user whose own account this is; nothing when it is nobody's.</param>
    /// <returns>Whether it is the first.</returns>
    public Answer<AddedAccount> By(Actor actor, string name, string? osUser, IReadOnlyList<Grant> grants, string reason)
    {
        if (PersonName.Read(name) is not { Length: > 0 and <= LongestName } wanted || name.Trim().Any(char.IsControl) || wanted.StartsWith(Duties.JobPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.Of(RefusalCode.AccountNameInvalid, ("prefix", Duties.JobPrefix), ("longest", LongestName));
        }

        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ManageAccounts, [.. grants.Select(g => g.Region)]).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        using var transaction = connection.BeginTransaction();

        // Two first accounts at once: the second finds the first.
        AccountChanges.OneAtATime(connection);
        var first = !Accounts.Any(connection);
        if (first && !grants.Any(g => g.Duty == Duty.Administrator))
        {
            return Refusal.Of(RefusalCode.FirstAccountNoAdministrator, ("account", wanted));
        }

        if (!first && grants.Count > 0 && AccountChanges.Same(permit.By, wanted))
        {
            return Refusal.Of(RefusalCode.OwnDuties);
        }

        try
        {
            Accounts.Add(connection, wanted, osUser, permit.By, clock.GetUtcNow());
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return e.ConstraintName == "IX_account_os_user"
                ? Refusal.Of(RefusalCode.OsUserHasAccount, ("user", osUser))
                : Refusal.Of(RefusalCode.AccountExists, ("account", wanted));
        }

        foreach (var grant in grants)
        {
            Accounts.Grant(connection, wanted, grant, permit.By, clock.GetUtcNow());
        }

        AuditTrail.Write(connection, new AuditEntry(AuditAct.AccountAdded, permit.By, AccountChanges.Subject(wanted, grants)) { Reason = reason });
        transaction.Commit();
        return new AddedAccount(wanted, first);
    }
}

/// <summary>An account that was added.</summary>
/// <param name="IsFirst">From now on everything takes an account.</param>
public sealed record AddedAccount(string Name, bool IsFirst);

/// <summary>Grants an account duties for regions, or takes them back.</summary>
[UseCase(Operation.ManageAccounts)]
public sealed class ChangeDuties(Database database, TimeProvider clock)
{
    public Answer<Done> GrantBy(Actor actor, string name, IReadOnlyList<Grant> grants, string reason) => Change(actor, name, grants, reason, AuditAct.DutyGranted, RefusalCode.DutyHeldAlready, Accounts.Grant);

    public Answer<Done> RevokeBy(Actor actor, string name, IReadOnlyList<Grant> grants, string reason) => Change(actor, name, grants, reason, AuditAct.DutyRevoked, RefusalCode.DutyNotHeld, Accounts.Revoke);

    private Answer<Done> Change(
        Actor actor, string name, IReadOnlyList<Grant> grants, string reason, AuditAct act, RefusalCode unchanged, Func<NpgsqlConnection, string, Grant, string, DateTimeOffset, bool> change) =>
        AccountChanges.Make(database, actor, name, [.. grants.Select(g => g.Region)], (connection, account, by) =>
        {
            foreach (var grant in grants)
            {
                if (!change(connection, account.Name, grant, by, clock.GetUtcNow()))
                {
                    return Refusal.Of(unchanged, ("account", account.Name), ("grant", AccountChanges.Text(grant)));
                }
            }

            return new AuditEntry(act, by, AccountChanges.Subject(account.Name, grants)) { Reason = reason };
        });
}

/// <summary>Disables an account, or enables it again.</summary>
[UseCase(Operation.ManageAccounts)]
public sealed class SwitchAccount(Database database)
{
    public Answer<Done> By(Actor actor, string name, bool disabled, string reason) => AccountChanges.Make(database, actor, name, [], (connection, account, by) =>
        Accounts.Disable(connection, account.Name, disabled)
            ? new AuditEntry(disabled ? AuditAct.AccountDisabled : AuditAct.AccountEnabled, by, $"account {account.Name}") { Reason = reason }
            : Refusal.Of(disabled ? RefusalCode.AccountDisabledAlready : RefusalCode.AccountEnabledAlready, ("account", account.Name)));
}

/// <summary>The accounts and their duties, by name.</summary>
[UseCase(Operation.ReadAccounts)]
public sealed class ListAccounts(Database database)
{
    public Answer<IReadOnlyList<Account>> For(Actor actor)
    {
        using var connection = database.Connect();
        return Authority.For(connection, actor, Operation.ReadAccounts).IsRefused(out var refusal, out _) ? refusal : Accounts.All(connection).ToList();
    }
}

/// <summary>What every change of somebody else's account must keep to.</summary>
internal static class AccountChanges
{
    /// <param name="regions">Of the duties that change; none when the account changes as a whole.</param>
    /// <param name="change">Makes the change and gives its entry in the audit trail.</param>
    public static Answer<Done> Make(Database database, Actor actor, string name, IReadOnlyList<RegionCode> regions, Func<NpgsqlConnection, Account, string, Answer<AuditEntry>> change)
    {
        using var connection = database.Connect();
        if (Authority.For(connection, actor, Operation.ManageAccounts, regions).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        using var transaction = connection.BeginTransaction();

        // Two administrators at once could take the last duty from each other.
        OneAtATime(connection);
        if (Accounts.All(connection).FirstOrDefault(a => Same(a.Name, name)) is not { } account)
        {
            return Refusal.Of(RefusalCode.AccountUnknown, ("account", name));
        }

        if (Same(permit.By, account.Name))
        {
            return Refusal.Of(RefusalCode.OwnDuties);
        }

        // Somebody else's account as a whole: all that it is there for must lie within one's own regions.
        if (regions.Count == 0 && account.Grants.Length > 0
            && Authority.For(database, actor, Operation.ManageAccounts, [.. account.Grants.Select(g => g.Region)]).IsRefused(out refusal, out _))
        {
            return refusal;
        }

        if (change(connection, account, permit.By).IsRefused(out refusal, out var entry))
        {
            return refusal;
        }

        AuditTrail.Write(connection, entry);
        if (!Accounts.All(connection).Any(a => !a.IsDisabled && a.Grants.Any(g => g.Duty == Duty.Administrator)))
        {
            return Refusal.Of(RefusalCode.LastAdministrator);
        }

        transaction.Commit();
        return Done.It;
    }

    public static void OneAtATime(NpgsqlConnection connection) => connection.Do("select pg_advisory_xact_lock(hashtext('account'))");

    public static string Subject(string name, IEnumerable<Grant> grants) => string.Join(' ', [$"account {name}", .. grants.Select(Text)]);

    public static string Text(Grant grant) => $"{grant.Duty.Code()}@{grant.Region}";

    public static bool Same(string one, string other) => string.Equals(PersonName.Read(one), PersonName.Read(other), StringComparison.OrdinalIgnoreCase);
}
