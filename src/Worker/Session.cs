using System.CommandLine;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Policy;

namespace QuotaCompliance.Worker;

/// <summary>What one command has around it.</summary>
/// <param name="Environment">The value of an environment variable; nothing when it is not set.</param>
public sealed record Session(Stream Stdout, TextWriter Stderr, TimeProvider Clock, Func<string, string?> Environment)
{
    /// <summary>The folder that holds <c>policies/</c>: named by QUOTA_HOME, else found above the program.</summary>
    public string Home
    {
        get
        {
            if (Named("QUOTA_HOME") is { } named)
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

    /// <summary>The folder of the job files: named by QUOTA_JOBS, else <c>jobs/</c> beside <c>policies/</c>.</summary>
    public string JobsFolder => Named("QUOTA_JOBS") ?? Path.Combine(Home, "jobs");

    /// <summary>Where published notices stand unless another folder is named.</summary>
    public string PublishedFolder => Path.Combine(Home, ".quota", "published");

    /// <summary>Where the audit trail's anchors are written: named by QUOTA_ANCHORS, else under the home.</summary>
    public string AnchorsFolder => Named("QUOTA_ANCHORS") ?? Path.Combine(Home, ".quota", "anchors");

    public PolicyShelf LoadPolicies() => PolicyFiles.Load(Named("QUOTA_POLICIES") ?? Path.Combine(Home, "policies"));

    public Database OpenDatabase() => Database.Open(Home, Named("QUOTA_DATABASE"), Named("QUOTA_KEYS"), Named("QUOTA_CIPHER"));

    /// <summary>A line of the log of a long-running process: a word for the event, then codes and numbers; never anything of a person.</summary>
    public static void Log(TextWriter stderr, TimeProvider clock, string what, params (string Name, object Value)[] facts) => FactLog.Write(stderr, clock, what, facts);

    /// <summary>Notes how far the audit trail has come, after what must not be cut off again. What was done is done: a folder that can't be written is said, and the next anchor makes up for it.</summary>
    public void Anchor(Database database, string cause)
    {
        try
        {
            new AnchorAudit(database, AnchorsFolder, Clock).After(cause);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Stderr.WriteLine($"Done, but the audit anchor could not be written ({e.GetType().Name}): put {AnchorsFolder} right, then quota audit anchor. 已完成，但锚点未能写入。");
        }
    }

    /// <summary>Who asks, as this command line knows them.</summary>
    /// <exception cref="UsageException">A name that only scheduled jobs have.</exception>
    public static Actor ActorOf(ParseResult result) => new Actor.AtTerminal(Options.ReadActor(result), System.Environment.UserName, System.Environment.IsPrivilegedProcess);

    /// <summary>Says a lawful "no", with what to do next on a command line.</summary>
    /// <returns>The exit code.</returns>
    public int Refuse(Refusal refusal)
    {
        Stderr.WriteLine(NextSteps.Sentence(refusal));
        return NextSteps.ExitCodeOf(refusal.Code);
    }

    /// <summary>Says of a file: read = accepted + refused.</summary>
    public void WriteCounts(FileKind kind, RowCounts counts, string name) =>
        Stderr.WriteLine($"{kind.ToString().ToLowerInvariant()}: read {counts.Read} = accepted {counts.Accepted} + refused {counts.Refused} ({name})");

    /// <summary>The same of the three files of a review.</summary>
    public void WriteCounts(IReadOnlyDictionary<FileKind, RowCounts> counts, ReviewFiles files)
    {
        foreach (var kind in new[] { FileKind.Employers, FileKind.Filings, FileKind.Placements })
        {
            WriteCounts(kind, counts.GetValueOrDefault(kind), files[kind].Name);
        }
    }

    /// <summary>Writes result text to stdout.</summary>
    public void Write(string text) => Stdout.Write(Encoding.UTF8.GetBytes(text));

    public void WriteLine(string text) => Write(text + "\n");

    public ConsoleProgress NewProgress() => new(Stderr, Clock, terminal: ReferenceEquals(Stderr, Console.Error) && !Console.IsErrorRedirected);

    /// <summary>The value of an environment variable; nothing also when it is empty.</summary>
    private string? Named(string variable) => Environment(variable) is { Length: > 0 } value ? value : null;
}
