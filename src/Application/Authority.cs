using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application;

/// <summary>Says that a public type is a use case, and what it takes a duty for.</summary>
/// <param name="operations">Every operation that one of its methods asks for; none for what anybody may.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute(params Operation[] operations) : Attribute
{
    public IReadOnlyList<Operation> Operations => operations;
}

/// <summary>Somebody whom the table of duties lets do what they ask.</summary>
/// <param name="By">The account's name, as records will have it.</param>
/// <param name="Regions">Where they hold a duty for this; nothing when anywhere.</param>
internal sealed record Permit(string By, IReadOnlyList<RegionCode>? Regions);

/// <summary>The one place where a use case learns who acts, and whether they may. A refusal is in the audit trail.</summary>
internal static class Authority
{
    /// <inheritdoc cref="For(NpgsqlConnection, Actor, Operation, IReadOnlyList{RegionCode})"/>
    public static Answer<Permit> For(Database database, Actor actor, Operation operation, params IReadOnlyList<RegionCode> regions)
    {
        using var connection = database.Connect();
        return For(connection, actor, operation, regions);
    }

    /// <param name="regions">Where; none for what belongs to no region.</param>
    public static Answer<Permit> For(NpgsqlConnection connection, Actor actor, Operation operation, params IReadOnlyList<RegionCode> regions)
    {
        if (actor is Actor.Job or Actor.Firing)
        {
            var name = actor is Actor.Job job ? job.Name : ((Actor.Firing)actor).By;
            return Duties.OfJobs.Contains(operation)
                ? new Permit(name, actor is Actor.Firing ? RegionsOf(connection, name, operation) : null)
                : Refused(connection, name, operation, null, Refusal.Of(RefusalCode.DutyMissing, Facts([], name, operation, null)));
        }

        var accounts = Accounts.All(connection);
        if (accounts.Count == 0)
        {
            // An installation without accounts is open at the terminal, and only there.
            return actor is Actor.AtTerminal terminal
                ? new Permit(terminal.Named ?? terminal.OsUser, null)
                : Refusal.Of(RefusalCode.AccountUnknown, ("account", ((Actor.SignedIn)actor).Account));
        }

        if (Find(connection, accounts, actor, operation).IsRefused(out var refusal, out var account))
        {
            return refusal;
        }

        IEnumerable<RegionCode?> asked = regions.Count == 0 ? [null] : regions.Select(r => (RegionCode?)r);
        foreach (var region in asked.Where(region => !account.Grants.Allow(operation, region)))
        {
            return Refused(connection, account.Name, operation, region, Refusal.Of(RefusalCode.DutyMissing, Facts(accounts, account.Name, operation, region)));
        }

        return new Permit(account.Name, Reach(account, operation));
    }

    /// <summary>Where somebody's duties reach who asked for something that is done now.</summary>
    /// <returns>Nothing for anywhere, as while there are no accounts.</returns>
    private static List<RegionCode>? RegionsOf(NpgsqlConnection connection, string name, Operation operation) =>
        !Accounts.Any(connection) ? null : Accounts.All(connection).FirstOrDefault(account => account.Name == name && !account.IsDisabled) is { } account ? Reach(account, operation) : [];

    private static List<RegionCode>? Reach(Account account, Operation operation)
    {
        var held = account.Grants.Where(grant => Duties.Carrying(operation).Contains(grant.Duty)).Select(grant => grant.Region).ToList();
        return held.Contains(RegionCode.Nation) ? null : held;
    }

    private static Answer<Account> Find(NpgsqlConnection connection, IReadOnlyList<Account> accounts, Actor actor, Operation operation)
    {
        var (named, user, isRoot) = actor switch
        {
            Actor.AtTerminal terminal => (terminal.Named, terminal.OsUser, terminal.IsRoot),
            Actor.SignedIn signedIn => (signedIn.Account, null, true),
            _ => throw new ArgumentOutOfRangeException(nameof(actor)),
        };
        var account = named is null
            ? accounts.FirstOrDefault(a => a.OsUser == user)
            : accounts.FirstOrDefault(a => string.Equals(a.Name, named, StringComparison.OrdinalIgnoreCase));
        if (account is null)
        {
            return Refused(connection, named ?? user!, operation, null, named is null
                ? Refusal.Of(RefusalCode.AccountUnbound, ("user", user), ("askable", Askable(accounts, null)))
                : Refusal.Of(RefusalCode.AccountUnknown, ("account", named), ("askable", Askable(accounts, null))));
        }

        if (account.IsDisabled)
        {
            return Refused(connection, account.Name, operation, null, Refusal.Of(RefusalCode.AccountDisabled, ("account", account.Name), ("askable", Askable(accounts, null))));
        }

        return account.OsUser is { } bound && bound != user && !isRoot
            ? Refused(connection, account.Name, operation, null, Refusal.Of(RefusalCode.AccountOfAnotherUser, ("account", account.Name), ("user", user)))
            : account;
    }

    private static (string, object?)[] Facts(IReadOnlyList<Account> accounts, string name, Operation operation, RegionCode? region) =>
    [
        ("account", name), ("operation", operation.Name(Language.English)), ("operation-zh", operation.Name(Language.Chinese)), ("region", region?.ToString()),
        ("duty", Duties.Carrying(operation)[0].Code()), ("duties", string.Join(" or ", Duties.Carrying(operation).Select(d => d.Code()))),
        ("duties-zh", string.Join("或", Duties.Carrying(operation).Select(d => d.Name()))), ("askable", Askable(accounts, region)),
    ];

    /// <summary>The administrators who can help, by name; empty when only one of a wider region could.</summary>
    private static string Askable(IReadOnlyList<Account> accounts, RegionCode? region) =>
        string.Join(", ", accounts.Where(a => !a.IsDisabled && a.Grants.Allow(Operation.ManageAccounts, region)).Select(a => a.Name));

    private static Refusal Refused(NpgsqlConnection connection, string who, Operation operation, RegionCode? region, Refusal refusal)
    {
        AuditTrail.Write(connection, new AuditEntry(AuditAct.ActRefused, who, operation.Name(Language.English)) { Region = region });
        return refusal;
    }
}
