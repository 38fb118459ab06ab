using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace QuotaCompliance.Worker.Inboxes;

/// <summary>A collection on a WebDAV server (RFC 4918): PROPFIND lists it, GET, PUT, MKCOL and MOVE do the rest.</summary>
internal sealed class WebDavInbox : IInbox
{
    private static readonly XNamespace Dav = "DAV:";
    private static readonly HttpMethod PropFind = new("PROPFIND");
    private static readonly HttpMethod MakeCollection = new("MKCOL");
    private static readonly HttpMethod MoveResource = new("MOVE");

    private readonly Uri root;
    private readonly HttpClient client;

    public WebDavInbox(Uri place, string? user, string? password)
    {
        root = place.AbsolutePath.EndsWith('/') ? place : new Uri(place.AbsoluteUri + "/");

        // How long a call may take is decided around it. A redirection could lead anywhere, in clear too.
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        if (password is not null)
        {
            client.DefaultRequestHeaders.Authorization = user is null
                ? new AuthenticationHeaderValue("Bearer", password)
                : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }
    }

    public Task<IReadOnlyList<InboxFile>> List(CancellationToken stop) => Call(() => Properties(root, "1", stop));

    public Task<InboxFile?> Find(string name, CancellationToken stop) => Call(async () =>
        (await Properties(At(name), "0", stop)).FirstOrDefault(file => file.Name == name));

    public Task<bool> Has(string folder, string name, CancellationToken stop) => Call(() => Has(At(folder, name), stop));

    public Task Fetch(InboxFile file, string path, CancellationToken stop) => Call(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(file.Name));
        using var response = await Send(request, stop);
        await using var from = await response.Content.ReadAsStreamAsync(stop);
        await using var to = File.Create(path);
        await file.Copy(from, to, stop);
        return true;
    });

    public Task Put(string path, string folder, string name, CancellationToken stop) => Call(async () =>
    {
        await EnsureFolder(folder, stop);
        await using var from = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, At(folder, name)) { Content = new StreamContent(from) };
        using var response = await Send(request, stop);
        return true;
    });

    public Task<bool> Move(string name, string folder, string newName, CancellationToken stop) => Call(async () =>
    {
        await EnsureFolder(folder, stop);
        var target = At(folder, newName);
        using var request = new HttpRequestMessage(MoveResource, At(name)) { Headers = { { "Destination", target.AbsoluteUri }, { "Overwrite", "F" } } };
        using var response = await Send(request, stop, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed);

        // Not there, or something in its place: a try before this one may have moved it and lost the answer.
        return response.IsSuccessStatusCode || (await Has(target, stop) && !await Has(At(name), stop));
    });

    public void Dispose() => client.Dispose();

    /// <returns>Nothing for collections, the inbox itself among them.</returns>
    private static InboxFile? FileOf(XElement response)
    {
        var name = Uri.UnescapeDataString(response.Element(Dav + "href")?.Value ?? "").Split('/')[^1];
        var isCollection = response.Descendants(Dav + "collection").Any();
        return !isCollection && name.Length > 0
            && long.TryParse(response.Descendants(Dav + "getcontentlength").FirstOrDefault()?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && DateTimeOffset.TryParse(response.Descendants(Dav + "getlastmodified").FirstOrDefault()?.Value, CultureInfo.InvariantCulture, out var changed)
            ? new InboxFile(name, size, changed)
            : null;
    }

    /// <returns>Nothing when there is nothing at that address.</returns>
    private async Task<IReadOnlyList<InboxFile>> Properties(Uri place, string depth, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(PropFind, place) { Headers = { { "Depth", depth } } };
        request.Content = new StringContent(
            "<?xml version=\"1.0\"?><propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/><getlastmodified/></prop></propfind>", Encoding.UTF8, "application/xml");
        using var response = await Send(request, stop, place == root ? [] : [HttpStatusCode.NotFound]);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }

        await using var content = await response.Content.ReadAsStreamAsync(stop);
        var listing = await XDocument.LoadAsync(content, LoadOptions.None, stop);
        return [.. listing.Descendants(Dav + "response").Select(FileOf).OfType<InboxFile>()];
    }

    private async Task<bool> Has(Uri place, CancellationToken stop)
    {
        using var look = new HttpRequestMessage(HttpMethod.Head, place);
        using var found = await Send(look, stop, HttpStatusCode.NotFound);
        return found.StatusCode != HttpStatusCode.NotFound;
    }

    private static async Task<T> Call<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is HttpRequestException or XmlException or (IOException and not InboxException))
        {
            throw new InboxException($"the HTTP connection failed ({e.GetType().Name}). HTTP 连接中断。", mayPass: true);
        }
    }

    private async Task EnsureFolder(string folder, CancellationToken stop)
    {
        // 405: it is there.
        using var request = new HttpRequestMessage(MakeCollection, At(folder, ""));
        using var response = await Send(request, stop, HttpStatusCode.MethodNotAllowed);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken stop, params HttpStatusCode[] alsoGood)
    {
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (response.IsSuccessStatusCode || alsoGood.Contains(response.StatusCode))
        {
            return response;
        }

        var status = (int)response.StatusCode;
        response.Dispose();
        throw new InboxException(
            $"the HTTP server answered {status.ToString(CultureInfo.InvariantCulture)}. HTTP 服务器应答异常。",
            mayPass: status is >= 500 or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests)
        {
            OfFile = status is >= 400 and < 500 and not ((int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests),
        };
    }

    private Uri At(params string[] path) => new(root, string.Join('/', path.Select(Uri.EscapeDataString)));
}
