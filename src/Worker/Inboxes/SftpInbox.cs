using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace QuotaCompliance.Worker.Inboxes;

/// <summary>A folder on an SFTP server whose key is known beforehand.</summary>
internal sealed class SftpInbox : IInbox
{
    private const int DefaultPort = 22;
    private readonly string root;
    private readonly string hostKey;
    private readonly ConnectionInfo connection;
    private SftpClient? client;

    public SftpInbox(Uri place, string hostKey, string? keyFile, string? password)
    {
        this.hostKey = hostKey["SHA256:".Length..].TrimEnd('=');
        root = Uri.UnescapeDataString(place.AbsolutePath).TrimEnd('/');
        var user = Uri.UnescapeDataString(place.UserInfo);
        connection = new ConnectionInfo(place.Host, place.IsDefaultPort || place.Port < 0 ? DefaultPort : place.Port, user, Authentication(user, keyFile, password));
    }

    public Task<IReadOnlyList<InboxFile>> List(CancellationToken stop) => Call<IReadOnlyList<InboxFile>>(
        async sftp =>
        {
            var files = new List<InboxFile>();
            await foreach (var entry in sftp.ListDirectoryAsync(root.Length == 0 ? "/" : root, stop).WithCancellation(stop))
            {
                if (entry.IsRegularFile)
                {
                    files.Add(new InboxFile(entry.Name, entry.Length, new DateTimeOffset(entry.LastWriteTimeUtc)));
                }
            }

            return files;
        },
        stop);

    public Task<InboxFile?> Find(string name, CancellationToken stop) => Call<InboxFile?>(
        async sftp =>
        {
            try
            {
                var found = await sftp.GetAttributesAsync($"{root}/{name}", stop);
                return new InboxFile(name, found.Size, new DateTimeOffset(found.LastWriteTimeUtc));
            }
            catch (SftpPathNotFoundException)
            {
                return null;
            }
        },
        stop);

    public Task<bool> Has(string folder, string name, CancellationToken stop) => Call(sftp => sftp.ExistsAsync($"{root}/{folder}/{name}", stop), stop);

    public Task Fetch(InboxFile file, string path, CancellationToken stop) => Call(
        async sftp =>
        {
            await using var to = File.Create(path);
            await sftp.DownloadFileAsync($"{root}/{file.Name}", to, stop);
            return to.Length == file.Size ? true : throw InboxException.InPart;
        },
        stop);

    public Task Put(string path, string folder, string name, CancellationToken stop) => Call(
        async sftp =>
        {
            await EnsureFolder(sftp, folder, stop);
            await using var from = File.OpenRead(path);
            await sftp.UploadFileAsync(from, $"{root}/{folder}/{name}", true, null, stop);
            return true;
        },
        stop);

    public Task<bool> Move(string name, string folder, string newName, CancellationToken stop) => Call(
        async sftp =>
        {
            await EnsureFolder(sftp, folder, stop);
            var target = $"{root}/{folder}/{newName}";
            try
            {
                await sftp.RenameFileAsync($"{root}/{name}", target, stop);
                return true;
            }
            catch (SftpPathNotFoundException)
            {
                // A try before this one may have moved it and lost the answer.
                return await sftp.ExistsAsync(target, stop);
            }
        },
        stop);

    public void Dispose() => Drop();

    private static AuthenticationMethod Authentication(string user, string? keyFile, string? password)
    {
        if (keyFile is null)
        {
            return new PasswordAuthenticationMethod(user, password!);
        }

        try
        {
            return new PrivateKeyAuthenticationMethod(user, new PrivateKeyFile(keyFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SshException or FormatException or ArgumentException)
        {
            throw new InboxException($"the key file {keyFile} cannot be read ({e.GetType().Name}). 密钥文件无法读取。", mayPass: false);
        }
    }

    private async Task EnsureFolder(SftpClient sftp, string folder, CancellationToken stop)
    {
        if (!await sftp.ExistsAsync($"{root}/{folder}", stop))
        {
            await sftp.CreateDirectoryAsync($"{root}/{folder}", stop);
        }
    }

    /// <summary>A connection on which a call failed or stalled is not used again.</summary>
    private async Task<T> Call<T>(Func<SftpClient, Task<T>> call, CancellationToken stop)
    {
        try
        {
            return await call(await Connected(stop)).WaitAsync(stop);
        }
        catch (InboxException e) when (e.OfFile)
        {
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or InboxException)
        {
            Drop();
            throw;
        }
        catch (SshAuthenticationException)
        {
            throw new InboxException("the SFTP server did not accept the account. SFTP 服务器拒绝该账户。", mayPass: false);
        }
        catch (SftpPermissionDeniedException)
        {
            throw new InboxException("the SFTP account has no right to do that in the inbox. SFTP 账户没有权限。", mayPass: false) { OfFile = true };
        }
        catch (SftpPathNotFoundException)
        {
            throw new InboxException("the inbox on the SFTP server is not there, or a file in it went away. SFTP 上的收件文件夹或文件不存在。", mayPass: false) { OfFile = true };
        }
        catch (SftpException)
        {
            throw new InboxException("the SFTP server did not do what it was asked. SFTP 服务器未能完成操作。", mayPass: true) { OfFile = true };
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Drop();
            throw new InboxException($"the SFTP connection failed ({e.GetType().Name}). SFTP 连接中断。", mayPass: true);
        }
    }

    private async Task<SftpClient> Connected(CancellationToken stop)
    {
        if (client is { IsConnected: true } open)
        {
            return open;
        }

        Drop();
        client = new SftpClient(connection);
        var known = false;
        client.HostKeyReceived += (_, e) => e.CanTrust = known = e.FingerPrintSHA256.TrimEnd('=') == hostKey;
        try
        {
            await client.ConnectAsync(stop).WaitAsync(stop);
            return client;
        }
        catch (SshConnectionException e) when (!known && e.DisconnectReason is Renci.SshNet.Messages.Transport.DisconnectReason.HostKeyNotVerifiable or Renci.SshNet.Messages.Transport.DisconnectReason.KeyExchangeFailed)
        {
            throw new InboxException("the SFTP server shows another key than host_key: ask its administrator before anything else. SFTP 服务器的密钥与 host_key 不符，请先向其管理员核实。", mayPass: false);
        }
    }

    private void Drop()
    {
        var dropped = client;
        client = null;
        try
        {
            dropped?.Dispose();
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or ObjectDisposedException)
        {
            // It was broken: that is why it goes.
        }
    }
}
