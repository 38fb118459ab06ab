using System.Collections.Immutable;
using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence.Audit;

/// <summary>An account and its duties as they stand.</summary>
/// <param name="OsUser">The operating-system user it is bound to.</param>
public sealed record Account(string Name, string? OsUser, bool IsDisabled, ImmutableArray<Grant> Grants);

/// <summary>The accounts of an installation. While there is none it is open: anybody may act under any name.</summary>
public static class Accounts
{
    public static bool Any(NpgsqlConnection connection) => connection.Ask<bool>("select exists (select 1 from account)");

    /// <summary>Every account, by name.</summary>
    public static IReadOnlyList<Account> All(NpgsqlConnection connection)
    {
        var accounts = new List<Account>();
        using var command = Sql.Command(connection, """
            select a.name, a.os_user, a.disabled, coalesce(array_agg(d.duty order by d.duty, d.region) filter (where d.duty is not null), '{}'), coalesce(array_agg(d.region order by d.duty, d.region) filter (where d.duty is not null), '{}')
            from account a left join account_duty d on d.account = a.name and d.revoked_at is null
            group by a.name order by a.name
            """);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var grants = reader.GetFieldValue<short[]>(3).Zip(reader.GetFieldValue<int[]>(4), (duty, region) => new Grant((Duty)duty, RegionCode.Of(region)));
            accounts.Add(new Account(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetBoolean(2), [.. grants]));
        }

        return accounts;
    }

    public static void Add(NpgsqlConnection connection, string name, string? osUser, string by, DateTimeOffset at) => connection.Do(
        "insert into account (name, os_user, disabled, added_by, added_at) values (@name, @user, false, @by, @at)",
        ("name", name), ("user", osUser), ("by", by), ("at", at.ToUniversalTime()));

    /// <returns>False when the account has that duty already.</returns>
    public static bool Grant(NpgsqlConnection connection, string account, Grant grant, string by, DateTimeOffset at) => connection.Do(
        "insert into account_duty (account, duty, region, granted_by, granted_at) values (@account, @duty, @region, @by, @at) on conflict do nothing",
        ("account", account), ("duty", (short)grant.Duty), ("region", grant.Region.Code), ("by", by), ("at", at.ToUniversalTime())) == 1;

    /// <returns>False when the account does not have that duty.</returns>
    public static bool Revoke(NpgsqlConnection connection, string account, Grant grant, string by, DateTimeOffset at) => connection.Do(
        "update account_duty set revoked_by = @by, revoked_at = @at where account = @account and duty = @duty and region = @region and revoked_at is null",
        ("account", account), ("duty", (short)grant.Duty), ("region", grant.Region.Code), ("by", by), ("at", at.ToUniversalTime())) == 1;

    /// <returns>False when it was so already.</returns>
    public static bool Disable(NpgsqlConnection connection, string account, bool disabled) =>
        connection.Do("update account set disabled = @disabled where name = @account and disabled <> @disabled", ("account", account), ("disabled", disabled)) == 1;
}
