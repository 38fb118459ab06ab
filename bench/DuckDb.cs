using DuckDB.NET.Data;

namespace QuotaCompliance.Bench;

/// <summary>The competitor: <c>duckdb.sql</c> in a process of its own.</summary>
internal static class DuckDb
{
    public const int Threads = 2;

    /// <summary>Twice the social average wage of the year: the script knows no policies.</summary>
    public const int WageCap = 2 * 97_056;

    public static Measured Race(Population population)
    {
        File.Delete(population.DuckDbOut);
        return Measured.Run("dotnet", Environment.GetCommandLineArgs()[0], "duckdb", population.Folder);
    }

    public static void Assess(string folder)
    {
        var script = File.ReadAllText(Path.Combine("bench", "duckdb.sql"));
        Directory.SetCurrentDirectory(folder);
        using var connection = Open();
        Execute(connection, $"set threads={Threads}; set variable y={Population.Year}; set variable cap={WageCap};");
        Execute(connection, script);
    }

    public static string Version()
    {
        using var connection = Open();
        return connection.ServerVersion;
    }

    private static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return connection;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
