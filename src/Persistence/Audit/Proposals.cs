using Npgsql;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Persistence.Audit;

/// <summary>Something proposed, and its approval when there is one.</summary>
/// <param name="Detail">What the public will read beside the figures.</param>
/// <param name="CheckedBy">Who approved it; nothing while it waits.</param>
public sealed record Proposal(int Id, string Subject, string? Detail, string By, string Reason, string? CheckedBy);

/// <summary>What takes two persons: one proposes, another approves; the database refuses one and the same.</summary>
public static class Proposals
{
    /// <summary>The database's word for one person in both parts.</summary>
    public const string OnePerson = "QC001";

    /// <summary>The database's word for something that lacks its approval.</summary>
    public const string NotApproved = "QC004";

    /// <returns>The proposal's number.</returns>
    public static int Propose(NpgsqlConnection connection, ProposalKind kind, string subject, string? detail, AuditEntry entry, DateTimeOffset at)
    {
        var id = connection.Ask<int>(
            "insert into proposal (kind, subject, review_year, region, detail, by, reason, at) values (@kind, @subject, @year::integer, @region::integer, @detail, @by, @reason, @at) returning id",
            ("kind", (short)kind), ("subject", subject), ("year", entry.Year?.Value), ("region", entry.Region?.Code), ("detail", detail),
            ("by", entry.By), ("reason", entry.Reason), ("at", at.ToUniversalTime()));
        AuditTrail.Write(connection, entry with { Subject = $"proposal {id} {subject}" });
        return id;
    }

    /// <exception cref="PostgresException">With <see cref="OnePerson"/> when who approves is who proposed.</exception>
    /// <param name="osUser">The operating-system user who asks; empty when they came by another way.</param>
    public static void Approve(NpgsqlConnection connection, Proposal proposal, AuditEntry entry, string osUser, DateTimeOffset at)
    {
        SayWhoAsks(connection, osUser);
        connection.Do(
            "insert into approval (proposal_id, made_by, checked_by, reason, at) values (@id, @made, @checked, @reason, @at)",
            ("id", proposal.Id), ("made", proposal.By), ("checked", entry.By), ("reason", entry.Reason), ("at", at.ToUniversalTime()));
        AuditTrail.Write(connection, entry with { Subject = $"proposal {proposal.Id} {proposal.Subject}" });
    }

    /// <summary>Tells the current transaction which operating-system user asks: an account's own user does not check that account under another name.</summary>
    /// <param name="osUser">Empty when they came by another way than a terminal of this machine.</param>
    public static void SayWhoAsks(NpgsqlConnection connection, string osUser) =>
        connection.Do("select set_config('quota.os_user', @user, true)", ("user", osUser));

    /// <summary>The last proposal of a year's notices; nothing when there is none.</summary>
    public static Proposal? OfNotices(NpgsqlConnection connection, int year, int region) =>
        Find(connection, "p.kind = 2 and p.review_year = @year and p.region = @region", ("year", year), ("region", region));

    /// <summary>The last proposal of exactly that; nothing when there is none.</summary>
    public static Proposal? Of(NpgsqlConnection connection, ProposalKind kind, string subject) =>
        Find(connection, "p.kind = @kind and p.subject = @subject", ("kind", (short)kind), ("subject", subject));

    private static Proposal? Find(NpgsqlConnection connection, string which, params (string, object?)[] parameters)
    {
        using var command = Sql.Command(
            connection, $"select p.id, p.subject, p.detail, p.by, p.reason, a.checked_by from proposal p left join approval a on a.proposal_id = p.id where {which} order by p.id desc limit 1", parameters);
        using var reader = command.ExecuteReader();
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        return reader.Read() ? new Proposal(reader.GetInt32(0), reader.GetString(1), Text(2), reader.GetString(3), reader.GetString(4), Text(5)) : null;
    }
}
