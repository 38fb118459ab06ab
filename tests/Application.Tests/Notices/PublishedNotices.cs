using System.Text;
using System.Text.Json.Nodes;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Notices;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.TestKit.Notices;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Notices;

/// <summary>The published folder: what is in it, and that readers see the old or the new, never a mixture.</summary>
public sealed class PublishedNotices : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("quota-notices-");

    private string Folder => Path.Combine(home.FullName, "notices");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void Each_notice_has_a_page_a_table_and_data_and_all_are_listed()
    {
        Assert.True(NoticePublisher.Publish(Folder, SampleNotices.Set()));

        Assert.Equal(
            [
                "index.html",
                "member-units-2023-v1/index.html", "member-units-2023-v1/member-units-2023-v1.csv", "member-units-2023-v1/member-units-2023-v1.json",
                "proportional-2023-v1/index.html", "proportional-2023-v1/proportional-2023-v1.csv", "proportional-2023-v1/proportional-2023-v1.json",
                "proportional-2023-v2/index.html", "proportional-2023-v2/proportional-2023-v2.csv", "proportional-2023-v2/proportional-2023-v2.json",
                "reward-2023-v1/index.html", "reward-2023-v1/reward-2023-v1.csv", "reward-2023-v1/reward-2023-v1.json",
            ],
            Directory.GetFiles(Folder + "/", "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal));
        var index = Read("index.html");
        Assert.All(SampleNotices.Set(), n => Assert.Contains($"href=\"{n.Id}/index.html\"", index, StringComparison.Ordinal));
        Assert.Contains("2025年1月15日</time>至<time datetime=\"2025-01-23\">2025年1月23日</time>", index, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoticeKind.Proportional)]
    [InlineData(NoticeKind.Reward)]
    [InlineData(NoticeKind.MemberUnits)]
    public void Nothing_but_the_public_columns_is_in_any_file(NoticeKind kind)
    {
        NoticePublisher.Publish(Folder, [SampleNotices.Of(kind)]);
        var id = $"{kind.Code()}-2023-v1";
        var columns = kind.Columns();

        var csv = CsvText.Read(Read($"{id}/{id}.csv").TrimStart('\uFEFF'));
        var json = JsonNode.Parse(Read($"{id}/{id}.json"))!;
        var page = Read($"{id}/index.html");

        Assert.Equal(columns.Select(c => c.Title), csv[0]);
        Assert.All(csv, record => Assert.Equal(columns.Length, record.Count));
        Assert.Equal(columns.Select(c => c.Title), Between(page, "<th role=\"columnheader\" scope=\"col\"", "</th>").Select(h => h[(h.IndexOf('>') + 1)..]));
        Assert.Equal(csv.Count - 1, Between(page, "<th role=\"rowheader\"", "</th>").Count());
        Assert.All(json["rows"]!.AsArray(), row => Assert.Equal(columns.Select(c => c.Key), row!.AsObject().Select(p => p.Key).Where(key => key != "credited_at_least")));

        // What a unit has at least is the number it must have, which the row prints anyway.
        Assert.All(json["rows"]!.AsArray(), row => Assert.True((string?)row!["credited_at_least"] is not { } least || least == (string?)row["required"]));
        Assert.Equal(csv.Count - 1, json["rows"]!.AsArray().Count);

        // The sample units have flags and an average wage of 98,765: neither the codes nor the figure may come through.
        Assert.All(new[] { Read($"{id}/{id}.csv"), Read($"{id}/{id}.json"), page }, text =>
            Assert.All(new[] { "98765", "98,765", "wage-at", "contested", "commission-member", "no-filing" }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_data_file_has_the_documented_shape()
    {
        NoticePublisher.Publish(Folder, SampleNotices.Set());

        var json = JsonNode.Parse(Read("proportional-2023-v1/proportional-2023-v1.json"))!.AsObject();

        Assert.Equal(
            ["notice", "kind", "title", "year", "version", "corrected_by", "correction", "published_on", "objections", "office", "provisional_parameters", "columns", "rows"],
            json.Select(p => p.Key));
        Assert.Equal(2, (int)json["corrected_by"]!);
        Assert.Equal("""{"first_day":"2025-01-15","last_day":"2025-01-23","working_days":7}""", json["objections"]!.ToJsonString());
        Assert.Equal("""{"number":1,"kind":"企业","required":"1.1550","credited":"1.0000","credited_at_least":null,"standing":"not-met"}""", Unnamed(json["rows"]![0]!));
        Assert.Equal("""{"number":17,"kind":"企业","required":null,"credited":null,"credited_at_least":null,"standing":"not-filed"}""", Unnamed(json["rows"]![16]!));
        Assert.Equal("under-review", (string?)json["rows"]![22]!["standing"]);
    }

    [Fact]
    public void A_name_is_text_on_the_page_and_no_formula_in_the_table()
    {
        var names = new[] { "=SUM(A1)", "+1", "-1", "@a", "<script>alert(1)</script>", "“引”, \"号\" & 逗号" };
        var units = names.Select(n => SampleNotices.Units(1)[0] with { Name = n });

        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Proportional, units)]);

        var csv = CsvText.Read(Read("proportional-2023-v1/proportional-2023-v1.csv").TrimStart('\uFEFF'));
        var page = Read("proportional-2023-v1/index.html");
        Assert.Equal(["'=SUM(A1)", "'+1", "'-1", "'@a", names[4], names[5]], csv.Skip(1).Select(r => r[1]));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("“引”, &quot;号&quot; &amp; 逗号", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_filing_is_never_printed_as_a_missing_one()
    {
        var units = SampleNotices.Units(1).Select(u => u with { Figures = SampleNotices.NotFiled(refused: true), CommissionMember = true }).ToArray();

        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Proportional, units), SampleNotices.Of(NoticeKind.MemberUnits, units)]);

        Assert.EndsWith(",未核定,未核定,核定中\n", Read("proportional-2023-v1/proportional-2023-v1.csv"), StringComparison.Ordinal);
        Assert.EndsWith(",核定中,暂无\n", Read("member-units-2023-v1/member-units-2023-v1.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_asks_for_nothing_from_outside()
    {
        NoticePublisher.Publish(Folder, SampleNotices.Set());

        Assert.All(Pages(), page =>
        {
            var text = File.ReadAllText(page);
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" src=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        NoticePublisher.Publish(Folder, SampleNotices.Set());

        foreach (var page in Pages())
        {
            Assert.All(Between(File.ReadAllText(page), "<a href=\"", "\""), link =>
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{link} of {page}"));
        }
    }

    [Fact]
    public void A_corrected_version_stays_and_is_marked()
    {
        var (first, second) = (SampleNotices.Set()[0], SampleNotices.Set()[1]);
        NoticePublisher.Publish(Folder, [first]);
        var before = Read("proportional-2023-v1/proportional-2023-v1.csv");
        Assert.DoesNotContain("更正第", Read("proportional-2023-v1/index.html"), StringComparison.Ordinal);
        Assert.Contains("现行", Read("index.html"), StringComparison.Ordinal);

        NoticePublisher.Publish(Folder, [first, second]);

        Assert.Equal(before, Read("proportional-2023-v1/proportional-2023-v1.csv"));
        Assert.Contains("已被第2版更正", Read("proportional-2023-v1/index.html"), StringComparison.Ordinal);
        Assert.Contains("更正说明：★星辰5号单位补充材料后重新核定。", Read("proportional-2023-v2/index.html"), StringComparison.Ordinal);
        Assert.Contains("已被第2版更正", Read("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_neither_vanishes_nor_changes()
    {
        var (first, second) = (SampleNotices.Set()[0], SampleNotices.Set()[1]);
        NoticePublisher.Publish(Folder, [first]);
        var before = Snapshot();

        Assert.Throws<NoticeRefusedException>(() => NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Reward)]));
        Assert.Throws<NoticeRefusedException>(() => NoticePublisher.Publish(Folder, [second with { Version = 1, Correction = null }]));
        Assert.Throws<NoticeRefusedException>(() => NoticePublisher.Publish(Folder, [first with { PublishedOn = first.PublishedOn.AddDays(1) }]));

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Publishing_again_changes_nothing()
    {
        NoticePublisher.Publish(Folder, SampleNotices.Set());
        var before = Snapshot();

        Assert.False(NoticePublisher.Publish(Folder, SampleNotices.Set().Reverse()));

        Assert.Equal(before, Snapshot());
        Assert.Single(Directory.GetDirectories(Folder + ".editions"));
    }

    [Fact]
    public void A_notice_that_met_a_placeholder_is_not_published()
    {
        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Reward)]);
        var before = Snapshot();

        var refusal = Assert.Throws<NoticeRefusedException>(() => NoticePublisher.Publish(
            Folder, [SampleNotices.Of(NoticeKind.Reward), SampleNotices.Of(NoticeKind.Reward, SampleNotices.Units(5), new(2024))]));

        Assert.Contains("policies/social-average-wage.json", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_writer_that_died_leaves_the_old_edition_and_the_next_clears_up()
    {
        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Reward)]);
        var before = Snapshot();

        // Killed while writing, and killed between the finished edition and the switch.
        Directory.CreateDirectory(Folder + ".editions/.draft-dead/reward-2023-v1");
        File.WriteAllText(Folder + ".editions/.draft-dead/index.html", "<!DOCTYPE html><ht");
        Directory.CreateDirectory(Folder + ".editions/000002");
        File.CreateSymbolicLink(Folder + ".editions/.link", "notices.editions/000002");
        Assert.Equal(before, Snapshot());

        NoticePublisher.Publish(Folder, SampleNotices.Set());

        Assert.Contains("proportional-2023-v2", Read("index.html"), StringComparison.Ordinal);
        Assert.Equal(["000001", "000003"], Directory.GetDirectories(Folder + ".editions").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_the_old_edition()
    {
        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Reward)]);
        var before = Snapshot();

        using (var folder = new AtomicFolder(Folder))
        {
            folder.Write("index.html", "half"u8);
            Assert.Throws<IOException>(() => NoticePublisher.Publish(Folder, SampleNotices.Set()));
        }

        Assert.Equal(before, Snapshot());
        Assert.True(NoticePublisher.Publish(Folder, SampleNotices.Set()));
    }

    [Fact]
    public void What_cannot_be_recorded_is_not_shown()
    {
        NoticePublisher.Publish(Folder, [SampleNotices.Of(NoticeKind.Reward)]);
        var before = Snapshot();

        Assert.Throws<TimeoutException>(() => NoticePublisher.Publish(Folder, SampleNotices.Set(), () => throw new TimeoutException()));
        Assert.Equal(before, Snapshot());

        var recorded = 0;
        Assert.True(NoticePublisher.Publish(Folder, SampleNotices.Set(), () => recorded += Snapshot().SequenceEqual(before) ? 1 : 0));
        Assert.False(NoticePublisher.Publish(Folder, SampleNotices.Set(), () => recorded++));
        Assert.Equal(2, recorded);
    }

    [Fact]
    public void A_real_folder_is_never_replaced()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "something.txt"), "of someone else");

        Assert.Throws<IOException>(() => NoticePublisher.Publish(Folder, SampleNotices.Set()));

        Assert.Equal("of someone else", Read("something.txt"));
    }

    [Fact]
    public async Task Readers_see_whole_editions_while_it_is_switched()
    {
        using (var folder = new AtomicFolder(Folder))
        {
            folder.Write("n", Encoding.UTF8.GetBytes("0"));
            folder.Commit();
        }

        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var (reads, last) = (0, 0);
            for (; !done.IsCancellationRequested; reads++)
            {
                var seen = int.Parse(File.ReadAllText(Path.Combine(Folder, "n")), System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(seen >= last);
                last = seen;
            }

            return reads;
        }, TestContext.Current.CancellationToken);
        for (var i = 1; i <= 100; i++)
        {
            using var folder = new AtomicFolder(Folder);
            folder.Write("n", Encoding.UTF8.GetBytes($"{i}"));
            folder.Commit();
        }

        await done.CancelAsync();
        Assert.True(await reader > 0);
        Assert.Equal("100", Read("n"));
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(Folder, name), new UTF8Encoding(false));

    private string[] Pages() => Directory.GetFiles(Folder + "/", "*.html", SearchOption.AllDirectories);

    private IReadOnlyList<string> Snapshot() =>
        [.. Directory.GetFiles(Folder + "/", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + "\n" + File.ReadAllText(f))];

    private static IEnumerable<string> Between(string text, string before, string after) =>
        text.Split(before).Skip(1).Select(rest => rest[..rest.IndexOf(after, StringComparison.Ordinal)]);

    private static string Unnamed(JsonNode row)
    {
        var copy = row.DeepClone().AsObject();
        copy.Remove("name");
        return copy.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
