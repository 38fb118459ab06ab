using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(QuotaCompliance.Browser.Tests.Browser))]

namespace QuotaCompliance.Browser.Tests;

/// <summary>One Chromium for all tests; its pages reach files of this machine and nothing else.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Named by QUOTA_CHROMIUM, else where Debian has it.</summary>
    private static string Program => Environment.GetEnvironmentVariable("QUOTA_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }

    /// <summary>Opens a file in a window of that width. Whatever it asks of the network is refused and listed.</summary>
    public async Task<Visit> OpenAsync(string file, int width)
    {
        Assert.SkipWhen(chromium is null, $"there is no {Program}: install Chromium or name one in QUOTA_CHROMIUM");
        var refused = new List<string>();
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = "zh-CN" });
        await context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url.StartsWith("file://", StringComparison.Ordinal) || route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            refused.Add(route.Request.Url);
            await route.AbortAsync();
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return new Visit(context, page, refused);
    }
}

/// <summary>A page opened in a context of its own.</summary>
/// <param name="Refused">What the page asked of the network and did not get.</param>
public sealed record Visit(IBrowserContext Context, IPage Page, IReadOnlyCollection<string> Refused) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
