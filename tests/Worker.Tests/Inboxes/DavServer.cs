using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Documents;

namespace QuotaCompliance.Worker.Tests.Inboxes;

/// <summary>What goes wrong with one answer of a server.</summary>
internal enum Fault
{
    /// <summary>500.</summary>
    Fails,

    /// <summary>Nothing is answered.</summary>
    Stalls,

    /// <summary>The connection breaks before anything is done.</summary>
    Breaks,

    /// <summary>Half of the file comes, then the connection breaks.</summary>
    Halves,

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    LosesAnswer,

    /// <summary>403: the account may not have this one file.</summary>
    Refuses,

    /// <summary>More and more bytes come.</summary>
    Endless,
}

/// <summary>A WebDAV server over a folder, on a port of its own, that fails as it is told.</summary>
internal sealed class DavServer : IAsyncDisposable
{
    public const string User = "quota";
    public const string Password = "a password of the test";

    private static readonly XNamespace Dav = "DAV:";
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> faults = [];
    private readonly ConcurrentDictionary<string, int> asked = [];
    private readonly string folder;
    private readonly WebApplication server;

    public DavServer(string folder)
    {
        this.folder = folder;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(Answer);
        server.StartAsync().GetAwaiter().GetResult();
    }

    /// <summary>As a source of the job file.</summary>
    public string Source => $$"""{"http": "{{server.Urls.Single()}}/", "user": "{{User}}", "password_variable": "TEST_DAV_PASSWORD"}""";

    /// <summary>The next requests of that method go wrong, one after another.</summary>
    public void Fail(string method, params Fault[] next)
    {
        foreach (var fault in next)
        {
            faults.GetOrAdd(method, _ => new ConcurrentQueue<Fault>()).Enqueue(fault);
        }
    }

    /// <summary>Called when a request was answered.</summary>
    public Action<string>? Answered { get; set; }

    /// <summary>Bytes of files sent so far.</summary>
    public long Sent { get; private set; }

    public int Asked(string method) => asked.GetValueOrDefault(method);

    /// <summary>Nothing goes wrong any more.</summary>
    public void Recover() => faults.Clear();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var method = context.Request.Method;
        asked.AddOrUpdate(method, 1, (_, times) => times + 1);
        if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var fault = faults.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : (Fault?)null;
        switch (fault)
        {
            case Fault.Fails:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case Fault.Refuses:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            case Fault.Endless:
                await SendOn(context);
                return;
            case Fault.Breaks:
                context.Abort();
                return;
            case Fault.Stalls:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
        }

        var path = Path.Combine(folder, Uri.UnescapeDataString(context.Request.Path.Value!).TrimStart('/'));
        var status = method switch
        {
            "PROPFIND" => await List(context, path),
            "GET" => await Send(context, path, fault == Fault.Halves),
            "HEAD" => File.Exists(path) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound,
            "MKCOL" => Make(path),
            "PUT" => await Keep(context, path),
            "MOVE" => Move(path, Path.Combine(folder, Uri.UnescapeDataString(new Uri(context.Request.Headers["Destination"]!).AbsolutePath).TrimStart('/'))),
            _ => StatusCodes.Status405MethodNotAllowed,
        };
        if (fault == Fault.LosesAnswer)
        {
            context.Abort();
        }
        else if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }

        Answered?.Invoke(method);
    }

    private async Task SendOn(HttpContext context)
    {
        var bytes = new byte[1 << 16];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
            Sent += bytes.Length;
            await Task.Delay(1);
        }
    }

    private async Task<int> List(HttpContext context, string path)
    {
        IEnumerable<FileSystemInfo> found = context.Request.Headers["Depth"] != "0" ? new DirectoryInfo(folder).EnumerateFileSystemInfos() : File.Exists(path) ? [new FileInfo(path)] : [];
        var entries = found.Select(entry => Entry("/" + Uri.EscapeDataString(entry.Name), entry)).ToList();
        if (path == folder)
        {
            entries.Insert(0, Entry("/", new DirectoryInfo(folder)));
        }
        else if (entries.Count == 0)
        {
            return StatusCodes.Status404NotFound;
        }

        context.Response.StatusCode = StatusCodes.Status207MultiStatus;
        context.Response.ContentType = "application/xml; charset=utf-8";
        await context.Response.WriteAsync(new XDocument(new XElement(Dav + "multistatus", entries)).ToString());
        return StatusCodes.Status207MultiStatus;
    }

    private static XElement Entry(string href, FileSystemInfo entry) => new(
        Dav + "response",
        new XElement(Dav + "href", href),
        new XElement(Dav + "propstat", new XElement(
            Dav + "prop",
            new XElement(Dav + "resourcetype", entry is DirectoryInfo ? new XElement(Dav + "collection") : null),
            entry is FileInfo file ? new XElement(Dav + "getcontentlength", file.Length) : null,
            new XElement(Dav + "getlastmodified", entry.LastWriteTimeUtc.ToString("R", CultureInfo.InvariantCulture)))));

    private static async Task<int> Send(HttpContext context, string path, bool half)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, half ? bytes.Length / 2 : bytes.Length));
        await context.Response.Body.FlushAsync();
        if (half)
        {
            context.Abort();
        }

        return StatusCodes.Status200OK;
    }

    private static int Make(string path)
    {
        if (Directory.Exists(path))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        Directory.CreateDirectory(path);
        return StatusCodes.Status201Created;
    }

    private static async Task<int> Keep(HttpContext context, string path)
    {
        await using var file = File.Create(path);
        await context.Request.Body.CopyToAsync(file);
        return StatusCodes.Status201Created;
    }

    private static int Move(string from, string to)
    {
        if (File.Exists(to))
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        if (!File.Exists(from))
        {
            return StatusCodes.Status404NotFound;
        }

        File.Move(from, to, overwrite: false);
        return StatusCodes.Status201Created;
    }
}
