using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;

// Serves the published notices, and nothing else yet: no database, no sign-in, no personal data within reach.
var home = Environment.GetEnvironmentVariable("QUOTA_HOME") ?? Directory.GetCurrentDirectory();
var published = args is [var named] ? Path.GetFullPath(named) : Path.Combine(home, ".quota", "published");
if (!Directory.Exists(published))
{
    Console.Error.WriteLine($"Nothing is published in {published} yet; start with: quota demo, or quota notices publish. 尚未发布公示。");
    return 7;
}

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:5080");
builder.Logging.ClearProviders().AddJsonConsole().SetMinimumLevel(LogLevel.Warning);
builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
using var app = builder.Build();

app.Use(async (context, next) =>
{
    // The pages carry their style and no script; anything else a page might be made to load is refused.
    context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    context.Response.Headers.XContentTypeOptions = "nosniff";
    context.Response.Headers["Referrer-Policy"] = "no-referrer";
    await next(context);
});

// The folder is switched as a whole by a symbolic link: each request reads the edition in force.
var files = new PhysicalFileProvider(published);
app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
app.UseStaticFiles(new StaticFileOptions
{
    FileProvider = files,
    ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
    }),
    OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
});

Console.Error.WriteLine("http://127.0.0.1:5080");
await app.RunAsync();
return 0;
