using Npgsql;

namespace QuotaCompliance.Persistence.Migrations;

/// <summary>Puts the schema into an empty database: one script, the statements of all migrations.</summary>
/// <remarks>EF would apply them one by one after compiling itself and its model, in several times the time; it still brings older databases up to date.</remarks>
public static class NewSchema
{
    /// <summary>The script, as a test has EF write it.</summary>
    public static string Script
    {
        get
        {
            using var stream = typeof(NewSchema).Assembly.GetManifestResourceStream("schema.sql")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>In one transaction; of several commands at once the first does it.</summary>
    /// <returns>False when the database has a schema, whether up to date or not.</returns>
    internal static bool Install(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Do("select pg_advisory_xact_lock(hashtext('migration'))");
        if (connection.Ask<bool>("select to_regclass('migration') is not null"))
        {
            return false;
        }

        connection.Do(Script);
        transaction.Commit();
        return true;
    }
}
