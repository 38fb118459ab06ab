using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace QuotaCompliance.Persistence.Embedded;

/// <summary>Who runs the embedded server. PostgreSQL refuses root, so root lends it to the account that Debian's package makes.</summary>
internal sealed class ServerAccount
{
    private readonly string? user;

    private ServerAccount(string? user, string dataHome)
    {
        this.user = user;
        DataHome = dataHome;
    }

    /// <summary>Where the cluster lies: the given folder, or, when that account cannot reach it, one under /var/lib.</summary>
    public string DataHome { get; }

    public static ServerAccount For(string home)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null, home);
        }

        const string user = "postgres";
        var account = new ServerAccount(user, home);
        if (!account.Reaches(home))
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..12];
            account = new ServerAccount(user, Path.Combine("/var/lib/quota-compliance", name));
        }

        account.OwnFolder(account.DataHome);
        return account;
    }

    /// <summary>Makes the folder, enterable by the account alone (and by root).</summary>
    public void OwnFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        if (user is not null)
        {
            Execute("chown", [user, folder], asAccount: false);
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Run(string program, string[] arguments) => Execute(program, arguments, asAccount: true);

    /// <summary>Starts the server in a session of its own: it outlives a command that is killed, and the next one finds it.</summary>
    public void StartServer(string program, string log, string[] arguments)
    {
        var (file, all) = As("setsid", ["--fork", "sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, program, .. arguments]);
        using var process = Process.Start(new ProcessStartInfo(file, all) { WorkingDirectory = "/", UseShellExecute = false })!;
        process.WaitForExit();
    }

    private bool Reaches(string folder)
    {
        var (file, arguments) = As("test", ["-x", folder]);
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private void Execute(string program, string[] arguments, bool asAccount)
    {
        var (file, all) = asAccount ? As(program, arguments) : (program, arguments);
        var start = new ProcessStartInfo(file, all)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new DatabaseUnavailableException($"{Path.GetFileName(program)} failed: {error.Trim()} {output.Result.Trim()}");
        }
    }

    private (string File, string[] Arguments) As(string program, string[] arguments) => user is null
        ? (program, arguments)
        : ("setpriv", [$"--reuid={user}", $"--regid={user}", "--clear-groups", "--", program, .. arguments]);
}
