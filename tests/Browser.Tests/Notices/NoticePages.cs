using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QuotaCompliance.TestKit.Notices;
using QuotaCompliance.Application.Notices;

namespace QuotaCompliance.Browser.Tests.Notices;

/// <summary>Notices published once for the tests below.</summary>
public sealed class PublishedSite : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("quota-pages-");

    public PublishedSite()
    {
        NoticePublisher.Publish(NewFile("long"), SampleNotices.Set(units: 90));
        NoticePublisher.Publish(NewFile("short"), SampleNotices.Set(units: 24));
    }

    /// <summary>A page of notices long enough to fill several sheets of paper.</summary>
    public string PathOf(string page) => Path.Combine(NewFile("long"), page, "index.html");

    /// <summary>The same with rows of every standing, but few of them: axe looks at each for long.</summary>
    public string ShortPathOf(string page) => Path.Combine(NewFile("short"), page, "index.html");

    public string NewFile(string name) => Path.Combine(home.FullName, name);

    public void Dispose() => home.Delete(recursive: true);
}

/// <summary>The public pages as people meet them: on a telephone, on a screen, by keyboard, by ear and on paper.</summary>
public class NoticePages(Browser browser, PublishedSite site) : IClassFixture<PublishedSite>
{
    private static readonly string[] Pages = ["", "proportional-2023-v1", "proportional-2023-v2", "reward-2023-v1", "member-units-2023-v1"];

    public static TheoryData<string, int> PagesAndWidths => [.. Pages.SelectMany(_ => new[] { 360, 1280 }, (page, width) => (page, width))];

    /// <summary>320 is what is left of a screen enlarged four times (WCAG 1.4.10).</summary>
    public static TheoryData<string, int> PagesAndAllWidths => [.. Pages.SelectMany(_ => new[] { 320, 360, 1280 }, (page, width) => (page, width))];

    [Theory]
    [MemberData(nameof(PagesAndAllWidths))]
    public async Task A_page_fits_its_window_and_asks_nothing_of_the_network(string name, int width)
    {
        await using var visit = await browser.OpenAsync(site.PathOf(name), width);
        var page = visit.Page;
        await KeepPictureAsync(page, name, width);

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1).length"));
        Assert.Empty(visit.Refused);
    }

    [Theory]
    [MemberData(nameof(PagesAndWidths))]
    public async Task Axe_finds_nothing(string name, int width)
    {
        await using var visit = await browser.OpenAsync(site.ShortPathOf(name), width);
        var page = visit.Page;

        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });

        Assert.True(result.Passes.Length > 10);
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" ", v.Nodes.Select(n => n.Html))}"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_table_is_a_table_to_a_screen_reader_in_either_layout(int width)
    {
        await using var visit = await browser.OpenAsync(site.PathOf("proportional-2023-v2"), width);
        var page = visit.Page;

        var table = page.GetByRole(AriaRole.Table, new() { Name = "2023年度按比例安排残疾人就业情况公示表（第2版）" });

        Assert.Equal(91, await table.GetByRole(AriaRole.Row).CountAsync());
        Assert.Equal(90, await table.GetByRole(AriaRole.Rowheader).CountAsync());
        Assert.Equal(6, await table.GetByRole(AriaRole.Columnheader).CountAsync());
    }

    [Fact]
    public async Task The_first_key_shows_the_way_past_the_head()
    {
        await using var visit = await browser.OpenAsync(site.PathOf("proportional-2023-v1"), 360);
        var page = visit.Page;

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" });
        var box = await skip.BoundingBoxAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.True(box is { X: >= 0, Y: >= 0 });
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_reader_of_a_corrected_notice_gets_to_the_one_in_force()
    {
        await using var visit = await browser.OpenAsync(site.PathOf("proportional-2023-v1"), 1280);
        var page = visit.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "第2版" }).ClickAsync();

        Assert.EndsWith("/proportional-2023-v2/index.html", page.Url, StringComparison.Ordinal);
        Assert.Contains("现行", await page.Locator(".facts").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_paper_every_sheet_of_the_table_has_its_head_and_a_page_number()
    {
        await using var visit = await browser.OpenAsync(site.PathOf("proportional-2023-v2"), 1280);
        var page = visit.Page;
        var pdf = site.NewFile("notice.pdf");
        await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true });
        KeepCopy(pdf);

        var sheets = await SheetsAsync(pdf);

        var withRows = sheets.Where(s => s.Contains('★') && (s.Contains("达标\n", StringComparison.Ordinal) || s.Contains("未申报", StringComparison.Ordinal))).ToArray();
        Assert.True(withRows.Length >= 3, $"{withRows.Length} of {sheets.Length} sheets hold rows");
        Assert.All(withRows, sheet => Assert.Contains("折算安排人数", sheet, StringComparison.Ordinal));
        Assert.All(sheets.Select((sheet, i) => (sheet, i)), s => Assert.Contains($"第{s.i + 1}页，共{sheets.Length}页", s.sheet.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain(sheets, s => s.Contains("下载", StringComparison.Ordinal));
    }

    private static async Task<string[]> SheetsAsync(string pdf)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "there is no pdftotext: install poppler-utils");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text.TrimEnd('\f').Split('\f');
    }

    // Machines find half of what is wrong with a page: QUOTA_PICTURES names a folder for looking at the rest.
    private static string? Pictures => Environment.GetEnvironmentVariable("QUOTA_PICTURES") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    private static async Task KeepPictureAsync(IPage page, string name, int width)
    {
        if (Pictures is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.Length > 0 ? name : "index")}-{width}.png"), FullPage = true });
        }
    }

    private static void KeepCopy(string pdf)
    {
        if (Pictures is { } folder)
        {
            File.Copy(pdf, Path.Combine(folder, Path.GetFileName(pdf)), overwrite: true);
        }
    }
}
