using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>A database, and the command <c>quota</c> in processes of their own that work on it.</summary>
/// <param name="Anchors">Where its anchors are written: databases made from one another have one trail up to there.</param>
public sealed record TestDatabase(Postgres? Server, string Name, string ConnectionString, string Keys, string Anchors) : IDisposable
{
    /// <summary>The suite of keys that commands make; aes when empty.</summary>
    public string Cipher { get; init; } = "";

    /// <summary>The provisional parameters a run of 2023 rests on, as whoever releases it accepts them.</summary>
    public const string ProvisionalOf2023 = "social-average-wage,minimum-wage,reward-weight,reward-exclusions,working-age,filing-window";

    /// <summary>What an import may write to.</summary>
    public static readonly string[] ImportTables =
        ["source_file", "source_file_part", "finding", "employer", "filing", "refused_filing", "placement"];

    /// <summary>What the commands find around them.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["QUOTA_DATABASE"] = ConnectionString, ["QUOTA_ANCHORS"] = Anchors, ["QUOTA_KEYS"] = Keys, ["QUOTA_CIPHER"] = Cipher, ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>In this process.</summary>
    public CommandResult Quota(params string[] args) => QuotaCommand.RunWith(Environment, TimeProvider.System, args);

    public Process Start(params string[] args) => StartBehind([], args);

    /// <param name="launcher">A command that starts another, such as one that sets a limit.</param>
    public Process StartBehind(IReadOnlyList<string> launcher, params string[] args) => QuotaCommand.Start(Environment, launcher, args);

    /// <inheritdoc cref="StartBehind"/>
    public CommandResult QuotaBehind(IReadOnlyList<string> launcher, params string[] args)
    {
        var environment = Environment;

        // A limit on files must not meet the runtime's own mappings.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = QuotaCommand.Start(environment, launcher, args);
        return QuotaCommand.Finish(process);
    }

    public CommandResult Import(string kind, string path, int? year = BaseFiles.Year, params string[] more) => Quota(ImportArguments(kind, path, year, more));

    public static string[] ImportArguments(string kind, string path, int? year = BaseFiles.Year, params string[] more) =>
        ["import", kind, path, .. year is { } number ? new[] { "--year", Text(number) } : [], .. more];

    /// <summary>All three files of a desk, which must be accepted or have rows refused.</summary>
    public void ImportAll(Desk desk, int? year = BaseFiles.Year)
    {
        foreach (var kind in BaseFiles.Kinds)
        {
            var result = Import(kind, desk.PathOf(kind), kind == "employers" ? year : BaseFiles.Year);
            Assert.True(result.Exit is 0 or 3, $"import {kind} ended with {result.Exit}: {result.Stderr}");
        }
    }

    /// <returns>The run's number.</returns>
    public int Run(int year = BaseFiles.Year, string region = BaseFiles.Region)
    {
        var result = Quota(RunArguments(year, region));
        Assert.True(result.Exit == 0, $"review run ended with {result.Exit}: {result.Stderr}");
        return int.Parse(result.Stdout.Trim(), CultureInfo.InvariantCulture);
    }

    public static string[] RunArguments(int year = BaseFiles.Year, string region = BaseFiles.Region) =>
        ["review", "run", "--year", Text(year), "--region", region, "--on", "2025-01-02"];

    public static string[] ExportArguments(string path, int year = BaseFiles.Year, params string[] more) =>
        ["review", "export", "--year", Text(year), "--region", BaseFiles.Region, "--out", path, .. more];

    /// <summary>The assessments as CSV.</summary>
    public string Export(int year = BaseFiles.Year, params string[] more)
    {
        using var folder = new TempFolder();
        var result = Quota(ExportArguments(folder["out.csv"], year, more));
        Assert.True(result.Exit == 0, $"review export ended with {result.Exit}: {result.Stderr}");
        return File.ReadAllText(folder["out.csv"]);
    }

    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The database as the program opens it, keys and all.</summary>
    public Database Open() => Database.Open("", ConnectionString, Keys, Cipher);

    /// <summary>The bytes of all kept files, opened, one after another.</summary>
    public byte[] KeptBytes()
    {
        using var opened = Open();
        using var connection = opened.Connect();
        using var command = Sql.Command(connection, "select file_id, number, key_number, content from source_file_part order by 1, 2");
        using var reader = command.ExecuteReader();
        var bytes = new List<byte>();
        while (reader.Read())
        {
            using var seal = new FileSeal(opened.Keys.Of(reader.GetInt32(2)));
            bytes.AddRange(seal.Open(reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(3)));
        }

        return [.. bytes];
    }

    public T Ask<T>(string sql)
    {
        using var connection = Connect();
        return connection.Ask<T>(sql);
    }

    public void Do(string sql)
    {
        using var connection = Connect();
        connection.Do(sql);
    }

    /// <summary>The rows, each as PostgreSQL writes a row.</summary>
    public List<string> Rows(string sql) => FirstColumn($"select r::text from ({sql}) r");

    /// <summary>How PostgreSQL would find the rows.</summary>
    public string Plan(string sql) => string.Join('\n', FirstColumn($"explain {sql}"));

    private List<string> FirstColumn(string sql)
    {
        using var connection = Connect();
        using var command = Sql.Command(connection, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public long Count(string table) => Ask<bool>($"select to_regclass('{table}') is not null") ? Ask<long>($"select count(*) from {table}") : 0;

    /// <summary>How many rows each table of an import has.</summary>
    public string ImportCounts() => string.Join(", ", ImportTables.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table} {Count(table)}")));

    /// <summary>Every stored row of an import's tables, in short: any change of any value shows.</summary>
    public string ImportContent() => string.Join('\n', ImportTables.Select(table =>
        $"{table} {Ask<string>($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t")}"));

    /// <summary>The rows of units and people, in short, whichever file they came in with and whichever key seals them.</summary>
    public string RowContent() => string.Join('\n', new[] { "employer", "filing", "placement" }.Select(table =>
        $"{table} {Ask<string>($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from (select to_jsonb(t) - array['file_id', 'replaced_by', 'person_key', 'person', 'identity'] || jsonb_build_object('current', t.replaced_by is null) from {table} t) t")}"));

    /// <summary>Waits until so many sessions of others, or more, stand before a lock.</summary>
    public void WaitUntilBlocked(int sessions = 1) => Wait.Until(
        () => Ask<long>("select count(distinct pid) from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())") >= sessions,
        "the command comes to the locked table");

    /// <summary>Ends every session but the given one, as an administrator would.</summary>
    public static void EndSessionsExcept(NpgsqlConnection kept) =>
        kept.Do("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    /// <summary>Waits until nobody but the asker is connected: a server goes on for a moment after its client was killed.</summary>
    public void WaitUntilAlone() => Wait.Until(() => IsAlone, "the sessions of a killed command end");

    /// <summary>Whether nobody but the asker is connected.</summary>
    public bool IsAlone => Ask<long>("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == 0;

    /// <summary>A command whose database went away says so, and tells no place in the program.</summary>
    public static void AssertSurroundings(CommandResult result)
    {
        Assert.True(result.Exit == 7, $"ended with {result.Exit}: {result.Stderr}");
        Assert.Contains("Nothing was half-written", result.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Stderr, StringComparison.Ordinal);
    }

    /// <summary>Another database with the same content.</summary>
    public TestDatabase Copy() => Server!.NewDatabase(this) with { Keys = Keys, Cipher = Cipher };

    public void Dispose() => Server?.Drop(Name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
