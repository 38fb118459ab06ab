using System.Diagnostics;
using Npgsql;
using QuotaCompliance.Persistence.Embedded;

namespace QuotaCompliance.TestKit.Databases;

/// <summary>A home with a private cluster of its own, and commands that use it with no database named.</summary>
public sealed class HomeFolder : IDisposable
{
    private const string Nobody = "65534";
    private readonly TempFolder folder = new();
    private readonly string[] launcher;

    public HomeFolder(bool asNobody = false)
    {
        launcher = asNobody ? AsNobody : [];
        Directory.CreateDirectory(Cluster);
        if (asNobody)
        {
            Execute("chown", "-R", $"{Nobody}:{Nobody}", folder.Path);
        }
    }

    /// <summary>Root may become somebody else, when that somebody can reach the program.</summary>
    public static bool CanBeAnotherUser => Environment.IsPrivilegedProcess
        && Execute([.. AsNobody, "test", "-r", Path.Combine(AppContext.BaseDirectory, "quota.dll")]) == 0;

    /// <summary>A path under the home.</summary>
    public string this[string name] => folder[name];

    public string Cluster => folder[".quota/pg"];

    /// <summary>The running server's number.</summary>
    public int? Server => Signals.ServerOf(Path.Combine(Cluster, "data"));

    /// <summary>Whether the server has come so far as to take sessions.</summary>
    public bool Answers
    {
        get
        {
            var file = Path.Combine(Cluster, "data", "postmaster.pid");
            try
            {
                return File.ReadLines(file).Any(line => line.TrimEnd() == "ready");
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static string[] AsNobody => ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"];

    public EmbeddedServer Join(PostgresPrograms? programs = null) => EmbeddedServer.Start(Cluster, programs);

    public TestDatabase Database(EmbeddedServer joined) =>
        new(null, "quota", new NpgsqlConnectionStringBuilder(joined.ConnectionString) { Pooling = false }.ConnectionString, folder[".quota/keys/quota.keys"], folder[".quota/anchors"]);

    public CommandResult Quota(params string[] args)
    {
        using var process = Start(args);
        return QuotaCommand.Finish(process);
    }

    /// <summary>The samples, where <c>quota demo</c> looks for them.</summary>
    public void LinkSamples() => Directory.CreateSymbolicLink(folder["samples"], Repository.Samples);

    /// <summary>Every file under the home that the program wrote, but for the server's own.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(folder.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Where(file => !file.StartsWith(Cluster, StringComparison.Ordinal) && !file.StartsWith(folder["samples"], StringComparison.Ordinal));

    public Process Start(params string[] args) => StartWith([], args);

    /// <param name="more">What the command finds around it beside the usual.</param>
    public Process StartWith(Dictionary<string, string> more, params string[] args)
    {
        var environment = new Dictionary<string, string>
        {
            ["QUOTA_HOME"] = folder.Path, ["QUOTA_DATABASE"] = "", ["QUOTA_POLICIES"] = Repository.Policies, ["HOME"] = folder.Path, ["DOTNET_TieredPGO"] = "0",
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return QuotaCommand.Start(environment, launcher, args);
    }

    /// <summary>An import whose file never says anything: it holds the database until it is killed.</summary>
    public Process StartWaitingImport()
    {
        var pipe = folder["employers.csv"];
        Execute("mkfifo", pipe);
        return Start(TestDatabase.ImportArguments("employers", pipe));
    }

    public void Dispose()
    {
        if (Server is { } left)
        {
            Signals.Kill(left);
        }

        // Sessions of a killed server may still write for a moment.
        Wait.Until(IsGone, "the home is gone");
    }

    private bool IsGone()
    {
        try
        {
            folder.Dispose();
        }
        catch (IOException e)
        {
            return e is DirectoryNotFoundException;
        }

        return true;
    }

    private static int Execute(params string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
