using Npgsql;

namespace QuotaCompliance.Persistence.Migrations;

/// <summary>Puts the schema into an empty database: one script, the statements of all migrations.</summary>
/// <remarks>EF would apply them one by one after compiling itself and its model, in several times the time; it still brings databases of earlier releases up to date.</remarks>
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

    /// <summary>In one transaction. Whoever asks sees to it that no other command does the same.</summary>
    /// <returns>False when the database has a schema, whether up to date or not.</returns>
    internal static bool Install(NpgsqlConnection connection)
    {
        if (connection.Ask<bool>("select to_regclass('migration') is not null"))
        {
            return false;
        }

        using var transaction = connection.BeginTransaction();
        connection.Do(Script);
        transaction.Commit();
        return true;
    }
}
