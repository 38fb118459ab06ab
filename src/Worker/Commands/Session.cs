using System.Text;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Worker.Running;

namespace QuotaCompliance.Worker.Commands;

/// <summary>What one command has around it.</summary>
public sealed record Session(Stream Stdout, TextWriter Stderr, TimeProvider Clock)
{
    /// <summary>The folder that holds <c>policies/</c>: named by QUOTA_HOME, else found above the program.</summary>
    public static string Home
    {
        get
        {
            if (Environment.GetEnvironmentVariable("QUOTA_HOME") is { Length: > 0 } named)
            {
                return named;
            }

            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (Directory.Exists(Path.Combine(folder.FullName, "policies")))
                {
                    return folder.FullName;
                }
            }

            return AppContext.BaseDirectory;
        }
    }

    public static PolicyShelf LoadPolicies() => PolicyFiles.Load(
        Environment.GetEnvironmentVariable("QUOTA_POLICIES") is { Length: > 0 } named ? named : Path.Combine(Home, "policies"));

    /// <summary>The folder of the job files: named by QUOTA_JOBS, else <c>jobs/</c> beside <c>policies/</c>.</summary>
    public static string JobsFolder => Environment.GetEnvironmentVariable("QUOTA_JOBS") is { Length: > 0 } named ? named : Path.Combine(Home, "jobs");

    public static Database OpenDatabase() => Database.Open(
        Home, Environment.GetEnvironmentVariable("QUOTA_DATABASE"),
        Environment.GetEnvironmentVariable("QUOTA_KEYS"), Environment.GetEnvironmentVariable("QUOTA_CIPHER"));

    /// <summary>A line of the log of a long-running process: a word for the event, then codes and numbers; never anything of a person.</summary>
    public static void Log(TextWriter stderr, TimeProvider clock, string what, params (string Name, object Value)[] facts) => FactLog.Write(stderr, clock, what, facts);

    /// <summary>Notes how far the audit trail has come, after what must not be cut off again. What was done is done: a folder that can't be written is said, and the next anchor makes up for it.</summary>
    public void Anchor(Database database, string cause)
    {
        try
        {
            using var connection = database.Connect();
            AuditCommand.Anchor(connection, cause, Clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Stderr.WriteLine($"Done, but the audit anchor could not be written ({e.GetType().Name}): put {AnchorFile.Folder(Home)} right, then quota audit anchor. 已完成，但锚点未能写入。");
        }
    }

    /// <summary>Writes result text to stdout.</summary>
    public void Write(string text) => Stdout.Write(Encoding.UTF8.GetBytes(text));

    public void WriteLine(string text) => Write(text + "\n");

    public Progress NewProgress() => new(Stderr, Clock, terminal: ReferenceEquals(Stderr, Console.Error) && !Console.IsErrorRedirected);
}
