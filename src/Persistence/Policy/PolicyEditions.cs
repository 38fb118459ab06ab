using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Persistence.Policy;

/// <summary>A file that two editions have differently.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Gone">Lines only the former has.</param>
/// <param name="Come">Lines only the later has.</param>
public sealed record PolicyFileChange(string Name, IReadOnlyList<string> Gone, IReadOnlyList<string> Come);

/// <summary>An edition that was met here, and what two persons did with it.</summary>
/// <param name="IsInstalled">The first that the database met, which came with the program.</param>
public sealed record KeptEdition(string Edition, DateOnly MetOn, string MetBy, bool IsInstalled, string? ProposedBy, string? Reason, string? ApprovedBy, string? ApprovalReason);

/// <summary>The policy files of every edition that was met here: a run is explained, compared and computed again under its own law, whatever the files say now.</summary>
public static class PolicyEditions
{
    /// <summary>Keeps an edition's files; once is enough. The first a database meets is the one it was installed with, and needs no second person.</summary>
    public static void Keep(NpgsqlConnection connection, PolicyShelf shelf, string by, DateTimeOffset at)
    {
        foreach (var (name, text) in shelf.Files)
        {
            connection.Do(
                "insert into policy_file (edition, name, text) values (@edition, @name, @text) on conflict do nothing",
                ("edition", shelf.Edition), ("name", name), ("text", text));
        }

        var installed = connection.Ask<bool?>(
            "insert into policy_edition (edition, installed, met_by, met_at) values (@edition, false, @by, @at) on conflict do nothing returning installed",
            ("edition", shelf.Edition), ("by", by), ("at", at.ToUniversalTime()));
        if (installed == true)
        {
            AuditTrail.Write(connection, new AuditEntry(AuditAct.ParametersInstalled, by, $"edition {shelf.Edition}"));
        }
    }

    /// <summary>Every edition, in the order they were met.</summary>
    public static List<KeptEdition> All(NpgsqlConnection connection)
    {
        static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
        return connection.Rows(
            """
            select e.edition, e.met_at, e.met_by, e.installed, p.by, p.reason, a.checked_by, a.reason
            from policy_edition e left join lateral (select * from proposal where kind = 3 and subject = e.edition order by id desc limit 1) p on true left join approval a on a.proposal_id = p.id
            order by e.met_at, e.edition
            """,
            row => new KeptEdition(row.GetString(0), DateOnly.FromDateTime(row.GetDateTime(1)), row.GetString(2), row.GetBoolean(3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7)));
    }

    public static bool AreKept(NpgsqlConnection connection, string edition) =>
        connection.Ask<bool>("select exists (select 1 from policy_file where edition = @edition)", ("edition", edition));

    /// <summary>Whether runs on it may be released: installed with the program, or approved by a second person.</summary>
    public static bool IsApproved(NpgsqlConnection connection, string edition) => connection.Ask<bool>("select edition_is_approved(@edition)", ("edition", edition));

    /// <summary>The edition last approved before that one came; nothing when there is none.</summary>
    public static string? ApprovedBefore(NpgsqlConnection connection, string edition) => connection.Ask<string?>(
        """
        select edition from (
            select edition, met_at as at from policy_edition where installed
            union all select p.subject, a.at from approval a join proposal p on p.id = a.proposal_id where p.kind = 3) approved
        where edition <> @edition order by at desc limit 1
        """,
        ("edition", edition));

    /// <summary>What changed from one edition to another, file by file: a value is a line.</summary>
    public static IReadOnlyList<PolicyFileChange> Changes(NpgsqlConnection connection, string from, string to)
    {
        var (before, after) = (Files(connection, from), Files(connection, to));
        var changes = new List<PolicyFileChange>();
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (Lines(before, name), Lines(after, name));
            if (!old.SequenceEqual(now))
            {
                changes.Add(new PolicyFileChange(name, [.. old.Except(now)], [.. now.Except(old)]));
            }
        }

        return changes;
    }

    /// <exception cref="ParameterMissingException">The edition was never kept here, or this program does not read its files any more.</exception>
    /// <exception cref="SealBrokenException">What is kept is not what was kept.</exception>
    public static PolicyShelf Load(NpgsqlConnection connection, string edition) => Files(connection, edition) switch
    {
        { Count: 0 } => throw new ParameterMissingException($"The parameters of edition {edition} are not kept in this database: the run was made before editions were kept. Run the review again."),
        var files when PolicyFiles.EditionOf(files) == edition => PolicyFiles.Parse(files),
        _ => throw new SealBrokenException($"the parameters kept as edition {edition} were changed"),
    };

    private static Dictionary<string, string> Files(NpgsqlConnection connection, string edition)
    {
        var files = new Dictionary<string, string>();
        using var command = Sql.Command(connection, "select name, text from policy_file where edition = @edition", ("edition", edition));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            files.Add(reader.GetString(0), reader.GetString(1));
        }

        return files;
    }

    private static List<string> Lines(Dictionary<string, string> files, string name) =>
        [.. files.GetValueOrDefault(name, "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
