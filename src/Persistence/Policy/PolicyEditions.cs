using Npgsql;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Persistence.Policy;

/// <summary>The policy files of every edition that a run used: a run is explained, compared and computed again under its own law, whatever the files say now.</summary>
public static class PolicyEditions
{
    /// <summary>Keeps an edition's files; once is enough.</summary>
    public static void Keep(NpgsqlConnection connection, PolicyShelf shelf)
    {
        foreach (var (name, text) in shelf.Files)
        {
            connection.Do(
                "insert into policy_file (edition, name, text) values (@edition, @name, @text) on conflict do nothing",
                ("edition", shelf.Edition), ("name", name), ("text", text));
        }
    }

    public static bool AreKept(NpgsqlConnection connection, string edition) =>
        connection.Ask<bool>("select exists (select 1 from policy_file where edition = @edition)", ("edition", edition));

    /// <exception cref="ParameterMissingException">The edition was never kept here, or this program does not read its files any more.</exception>
    public static PolicyShelf Load(NpgsqlConnection connection, string edition)
    {
        var files = new Dictionary<string, string>();
        using (var command = Sql.Command(connection, "select name, text from policy_file where edition = @edition", ("edition", edition)))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                files.Add(reader.GetString(0), reader.GetString(1));
            }
        }

        return files.Count > 0
            ? PolicyFiles.Parse(files)
            : throw new ParameterMissingException($"The parameters of edition {edition} are not kept in this database: the run was made before editions were kept. Run the review again.");
    }
}
