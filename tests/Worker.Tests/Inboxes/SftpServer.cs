using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Worker.Tests.Inboxes;

/// <summary>OpenSSH's own server in a process of its own: its key, its one authorized key, and files by SFTP alone.</summary>
internal sealed class SftpServer : IDisposable
{
    private readonly string folder;
    private readonly Process server;

    /// <param name="folder">For keys and configuration; the inbox lies under it.</param>
    public SftpServer(string folder)
    {
        this.folder = folder;
        Inbox = Directory.CreateDirectory(Path.Combine(folder, "inbox")).FullName;
        MakeKey("host");
        MakeKey("client");
        Port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory("/run/sshd");
        }

        File.WriteAllText(Path.Combine(folder, "config"), string.Create(CultureInfo.InvariantCulture, $"""
            ListenAddress 127.0.0.1
            Port {Port}
            HostKey {folder}/host
            AuthorizedKeysFile {folder}/client.pub
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            Subsystem sftp internal-sftp
            ForceCommand internal-sftp
            MaxStartups 100
            """));
        server = Process.Start(new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-e", "-f", Path.Combine(folder, "config")]) { RedirectStandardError = true })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        Wait.Until(Answers, "the SFTP server answers");
    }

    public int Port { get; }

    public string Inbox { get; }

    public string ClientKey => Path.Combine(folder, "client");

    /// <summary>As <c>ssh-keygen -lf</c> prints it.</summary>
    public string HostKey => Run("ssh-keygen", "-lf", Path.Combine(folder, "host.pub")).Split(' ')[1];

    /// <summary>As a source of the job file.</summary>
    /// <param name="port">Another one that leads to it.</param>
    public string Source(int? port = null, string? hostKey = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"sftp": "sftp://{{Environment.UserName}}@127.0.0.1:{{port ?? Port}}{{Inbox}}", "host_key": "{{hostKey ?? HostKey}}", "key_file": "{{ClientKey}}"}""");

    public void Dispose()
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return server.HasExited ? throw new InvalidOperationException("the SFTP server ended") : false;
        }
    }

    private void MakeKey(string name) => Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", Path.Combine(folder, name));
}

/// <summary>A line to a server that breaks or falls silent as it is told.</summary>
internal sealed class BadLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(int Bytes, bool Stall)> faults;
    private readonly CancellationTokenSource closed = new();

    /// <param name="faults">One for each of the first connections: after so many bytes from the server it breaks, or falls silent.</param>
    public BadLine(int server, params (int Bytes, bool Stall)[] faults)
    {
        this.faults = new ConcurrentQueue<(int, bool)>(faults);
        listener.Start();
        _ = Listen(server);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections that have gone wrong so far.</summary>
    public int Gone { get; private set; }

    public void Dispose()
    {
        closed.Cancel();
        listener.Dispose();
        closed.Dispose();
    }

    private async Task Listen(int server)
    {
        while (!closed.IsCancellationRequested)
        {
            var near = await listener.AcceptTcpClientAsync(closed.Token);
            _ = Carry(near, server, faults.TryDequeue(out var fault) ? fault : (int.MaxValue, false));
        }
    }

    private async Task Carry(TcpClient near, int server, (int Bytes, bool Stall) fault)
    {
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, server, closed.Token);
        _ = near.GetStream().CopyToAsync(far.GetStream(), closed.Token).ContinueWith(_ => far.Close(), TaskScheduler.Default);
        var buffer = new byte[512];
        var left = fault.Bytes;
        try
        {
            while (left > 0 && await far.GetStream().ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), closed.Token) is > 0 and var got)
            {
                left -= got;
                await near.GetStream().WriteAsync(buffer.AsMemory(0, got), closed.Token);
            }
        }
        catch (IOException)
        {
            // The client ran out of patience first.
        }

        if (left <= 0)
        {
            Gone++;
            await Task.Delay(fault.Stall ? TimeSpan.FromMinutes(1) : TimeSpan.Zero, closed.Token);
        }

        else if (fault.Bytes < int.MaxValue)
        {
            // It ended before the fault came: the next connection has it.
            faults.Enqueue(fault);
        }

        // A reset, not a farewell.
        near.Client.LingerState = new LingerOption(true, 0);
        near.Dispose();
    }
}
