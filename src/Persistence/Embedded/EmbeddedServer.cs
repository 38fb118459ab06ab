using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace QuotaCompliance.Persistence.Embedded;

/// <summary>The database is not to be had: the message says what is missing and what to do.</summary>
public sealed class DatabaseUnavailableException(string message) : Exception(message);

/// <summary>A private PostgreSQL cluster: made on first use, started when wanted, stopped when the last command that uses it ends.</summary>
/// <remarks>It listens on a socket alone, in a folder that only its owner may enter; no port is opened.</remarks>
public sealed class EmbeddedServer : IDisposable
{
    private const int Port = 5432;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AppearLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StartInterval = TimeSpan.FromSeconds(1);

    private readonly string home;
    private readonly string data;
    private readonly string socket;
    private readonly PostgresPrograms programs;
    private readonly ServerAccount account;
    private FileStream? use;

    private EmbeddedServer(string home, PostgresPrograms programs)
    {
        this.programs = programs;
        this.home = home;
        Directory.CreateDirectory(home);
        account = ServerAccount.For(home);
        data = Path.Combine(account.DataHome, "data");

        // A socket's path is short by law of the system, and a home may lie deep.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..12];
        socket = Path.Combine(Path.GetTempPath(), $"quota-pg-{name}");
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = socket,
        Port = Port,
        Username = "quota",
        Database = "quota",
        Pooling = true,
        IncludeErrorDetail = false,
    }.ConnectionString;

    private string Log => Path.Combine(account.DataHome, "server.log");

    /// <summary>Starts the cluster under the folder, or joins the one that runs.</summary>
    /// <param name="programs">PostgreSQL's; those that are found when not named.</param>
    /// <exception cref="DatabaseUnavailableException">PostgreSQL is not installed, or does not start.</exception>
    public static EmbeddedServer Start(string home, PostgresPrograms? programs = null)
    {
        var server = new EmbeddedServer(home, programs ?? PostgresPrograms.Find());
        try
        {
            using (server.Exclusively())
            {
                server.InitialiseOnce();
                server.StartOnce();
                server.use = server.Share();
                server.CreateDatabaseOnce();
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Stops the cluster when nobody else uses it.</summary>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (use is null)
        {
            return;
        }

        use.Dispose();
        use = null;
        using (Exclusively())
        {
            if (IsUnused() && ServerProcess() is { } server)
            {
                server.Stop(StartLimit);
                ForgetSocket();
            }
        }
    }

    private void ForgetSocket()
    {
        try
        {
            Directory.Delete(socket);
        }
        catch (IOException)
        {
            // The server did not end in time and still has its socket there; or the folder is gone.
        }
    }

    private void InitialiseOnce()
    {
        if (File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            return;
        }

        // What an interrupted initialisation left is no cluster yet.
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        // A name of its own: initdb outlives a command that is killed, and goes on in its folder for a moment.
        var fresh = $"{data}.{Guid.NewGuid():N}";
        account.Run(programs.InitDb, ["-D", fresh, "-U", "quota", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        Directory.Move(fresh, data);
        foreach (var left in Directory.EnumerateDirectories(account.DataHome).Where(left => Path.GetFileName(left).StartsWith("data.", StringComparison.Ordinal)))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Still being written; it is in nobody's way.
            }
        }
    }

    /// <summary>Starts the server when none runs, and waits until it takes sessions: another command may have started it a moment ago.</summary>
    private void StartOnce()
    {
        var waited = Stopwatch.StartNew();
        var nextStart = TimeSpan.Zero;
        while (ServerProcess() is null || !CanConnect("postgres"))
        {
            var isThere = ServerProcess() is not null;
            if (waited.Elapsed > (isThere ? StartLimit : AppearLimit))
            {
                throw new DatabaseUnavailableException($"The embedded PostgreSQL does not start; its log is {Log}. 内置数据库未能启动，请查看该日志。");
            }

            // Sessions of a server that was killed may hold the data a little longer: until they end, no new one stays up.
            if (!isThere && waited.Elapsed >= nextStart)
            {
                Launch();
                nextStart = waited.Elapsed + StartInterval;
            }

            Thread.Sleep(20);
        }
    }

    private void Launch()
    {
        account.OwnFolder(socket);
        account.StartServer(programs.Postgres, Log,
        [
            "-D", data, "-k", socket, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=",
            "-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB", "-c", "maintenance_work_mem=256MB", "-c", "log_min_error_statement=panic",
            "-c", "log_error_verbosity=terse", "-c", "timezone=Asia/Shanghai",
        ]);
    }

    private void CreateDatabaseOnce()
    {
        if (CanConnect("quota"))
        {
            return;
        }

        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand("create database quota", connection);
        command.ExecuteNonQuery();
    }

    private bool CanConnect(string database)
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionTo(database));
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database, Pooling = false, Timeout = 5 }.ConnectionString;

    private PostgresProcess? ServerProcess() => PostgresProcess.Of(data);

    /// <summary>One command at a time starts or stops the cluster.</summary>
    private FileStream Exclusively()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(home, "starting.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < StartLimit)
            {
                Thread.Sleep(25);
            }
        }
    }

    private FileStream Share()
    {
        var path = Path.Combine(home, "in-use.lock");
        File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    private bool IsUnused()
    {
        try
        {
            using var _ = new FileStream(Path.Combine(home, "in-use.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
