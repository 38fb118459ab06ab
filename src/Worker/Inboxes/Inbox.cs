using System.Text.Json.Serialization;

namespace QuotaCompliance.Worker.Inboxes;

/// <summary>A file as it lies in an inbox.</summary>
/// <param name="Size">Bytes.</param>
internal sealed record InboxFile(string Name, long Size, DateTimeOffset Changed)
{
    /// <summary>Copies its bytes, no more than were listed: one that grows has no end.</summary>
    /// <exception cref="InboxException">Fewer or more bytes came.</exception>
    public async Task Copy(Stream from, Stream to, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        var copied = 0L;
        for (int read; copied <= Size && (read = await from.ReadAsync(buffer, stop)) > 0; copied += read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        if (copied != Size)
        {
            throw InboxException.InPart;
        }
    }
}

/// <summary>Where others leave files for us: a folder here, or one on a server outside. Nothing in it is ever deleted.</summary>
internal interface IInbox : IDisposable
{
    /// <summary>The files that lie in it, without links and what lies in its folders.</summary>
    Task<IReadOnlyList<InboxFile>> List(CancellationToken stop);

    /// <summary>A file as it lies there now.</summary>
    /// <returns>Nothing when it is not there.</returns>
    Task<InboxFile?> Find(string name, CancellationToken stop);

    /// <summary>Whether a file of that name lies in a folder of the inbox.</summary>
    Task<bool> Has(string folder, string name, CancellationToken stop);

    /// <summary>Copies a file to a path here.</summary>
    /// <exception cref="InboxException">Also when fewer or more bytes came than were listed.</exception>
    Task Fetch(InboxFile file, string path, CancellationToken stop);

    /// <summary>Writes a file of ours into a folder of the inbox, in the place of an earlier one.</summary>
    Task Put(string path, string folder, string name, CancellationToken stop);

    /// <summary>Moves a file into a folder of the inbox under another name; never in the place of another file.</summary>
    /// <returns>False when it is not there any more and was not moved before.</returns>
    Task<bool> Move(string name, string folder, string newName, CancellationToken stop);
}

/// <summary>An inbox cannot be used, or a call to it failed.</summary>
/// <param name="message">Without the file's name, which may be a person's.</param>
/// <param name="mayPass">A stall, a broken connection, a server's own failure: worth another try.</param>
internal sealed class InboxException(string message, bool mayPass) : IOException(message)
{
    public bool MayPass { get; } = mayPass;

    /// <summary>It is about the one file that was asked for: the inbox itself can be used.</summary>
    public bool OfFile { get; init; }

    public static InboxException InPart => new("it came only in part, or changed while it was read. 文件未传完整，或读取时发生变化。", mayPass: true) { OfFile = true };
}

/// <summary>One inbox as a job file names it: exactly one of folder, sftp and http.</summary>
internal sealed record InboxSource
{
    /// <summary>A folder on this machine; from <c>QUOTA_HOME</c> when it is not rooted.</summary>
    public string? Folder { get; init; }

    /// <summary><c>sftp://user@host:port/folder</c>; the folder begins at the account's root.</summary>
    public Uri? Sftp { get; init; }

    /// <summary>A WebDAV collection; https, or http on this machine alone.</summary>
    public Uri? Http { get; init; }

    /// <summary>The SFTP server's key, as <c>ssh-keygen -lf</c> prints it: <c>SHA256:…</c>.</summary>
    public string? HostKey { get; init; }

    /// <summary>The private key's file, which only the worker's account may read.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Who signs in to the WebDAV server.</summary>
    public string? User { get; init; }

    /// <summary>The environment variable that holds the password.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>How logs and notes name it.</summary>
    [JsonIgnore]
    public string Name => Folder is not null ? "folder" : Sftp is { } sftp ? $"sftp {sftp.Host}" : $"http {Http!.Host}";

    public IEnumerable<(string Setting, string Reason)> Faults()
    {
        if (new object?[] { Folder, Sftp, Http }.Count(place => place is not null) != 1)
        {
            yield return ("sources", "takes exactly one of folder, sftp and http in each source");
        }

        if (Sftp is { } sftp && (!sftp.IsAbsoluteUri || sftp.Scheme != "sftp" || sftp.UserInfo.Length == 0))
        {
            yield return ("sftp", "is written sftp://user@host:port/folder");
        }

        if (Http is { } http && (!http.IsAbsoluteUri || !(http.Scheme == Uri.UriSchemeHttps || (http.Scheme == Uri.UriSchemeHttp && http.IsLoopback))))
        {
            yield return ("http", "is an https address: filings hold personal data and do not travel in clear");
        }

        if (new[] { Sftp, Http }.Any(uri => uri is { IsAbsoluteUri: true } && uri.UserInfo.Contains(':', StringComparison.Ordinal)) || Http is { IsAbsoluteUri: true, UserInfo.Length: > 0 })
        {
            yield return (Sftp is not null ? "sftp" : "http", "holds a password: name an environment variable with password_variable instead");
        }

        if (Sftp is not null && HostKey?.StartsWith("SHA256:", StringComparison.Ordinal) != true)
        {
            yield return (HostKey is null ? "sftp" : "host_key", "needs host_key, the server's key as ssh-keygen -lf prints it: SHA256:…");
        }

        if (Sftp is not null && (KeyFile is null) == (PasswordVariable is null))
        {
            yield return ("sftp", "needs one of key_file and password_variable");
        }
    }

    /// <param name="environment">Where a password is found.</param>
    /// <exception cref="InboxException">What it names is not there.</exception>
    public IInbox Open(OutsideCalls calls, string home, Func<string, string?> environment) => this switch
    {
        { Folder: { } folder } => new FolderInbox(Path.Combine(home, folder)),
        { Sftp: { } sftp } => new GuardedInbox(new SftpInbox(sftp, HostKey!, KeyFile, Password(environment)), calls.NewPipeline()),
        _ => new GuardedInbox(new WebDavInbox(Http!, User, Password(environment)), calls.NewPipeline()),
    };

    private string? Password(Func<string, string?> environment) => PasswordVariable is null ? null
        : environment(PasswordVariable) is { Length: > 0 } password ? password
        : throw new InboxException($"{Name}: the environment variable {PasswordVariable} is empty. 环境变量 {PasswordVariable} 未设置。", mayPass: false);
}
