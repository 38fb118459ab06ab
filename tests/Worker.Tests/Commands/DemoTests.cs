using System.Security.Cryptography;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Worker.Tests.Commands;

/// <summary>The whole of <c>quota demo</c>, on the named server or on its own; and publishing what it leaves.</summary>
public sealed class DemoTests(Postgres postgres, DemoTests.Shown shown) : IClassFixture<DemoTests.Shown>
{
    [Fact]
    public void It_uses_the_named_server_and_changes_nothing_the_second_time()
    {
        Assert.Equal(["(2022,5)", "(2023,5)"], shown.Named.Rows("select review_year, state from run order by id"));
        Assert.Equal(6, shown.Named.Count("notice"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(shown.Home.Cluster));
        var (rows, files) = (Everything(shown.Named), Written(shown.Home));
        Assert.True(files.Keys.Count(file => file.EndsWith("index.html", StringComparison.Ordinal)) >= 7);

        var second = shown.Demo();

        Assert.Equal(shown.First.Stdout, second.Stdout);
        Assert.Equal(rows, Everything(shown.Named));
        Assert.Equal(files, Written(shown.Home));
    }

    [Fact]
    public void Published_where_the_disk_is_full_it_ends_with_7_and_readers_see_the_old_edition()
    {
        using var database = postgres.NewDatabase(shown.Named);
        using var disk = SmallDisk.TryMount(512);
        using var folder = new TempFolder();
        var path = disk?["notices"] ?? folder["notices"];

        // As before the second year was published.
        database.Do("set session_replication_role = replica; delete from notice where review_year = 2023");
        Assert.Equal(0, database.Quota(Publish(2022, path)).Exit);
        var before = (Pages(path), Everything(database));
        foreach (var launcher in disk is null ? [SmallDisk.LimitOnFiles] : new[] { SmallDisk.LimitOnFiles, [] })
        {
            var result = database.QuotaBehind(launcher, Publish(2023, path));

            TestDatabase.AssertSurroundings(result);
            Assert.Equal(before, (Pages(path), Everything(database)));
            Assert.Empty(Directory.GetDirectories(path + ".editions", ".draft-*"));
        }
    }

    /// <summary>As an ordinary user, also where root runs the tests.</summary>
    [Fact]
    public void Without_a_name_it_makes_a_server_of_its_own_and_stops_it()
    {
        using var home = new HomeFolder(asNobody: HomeFolder.CanBeAnotherUser);
        home.LinkSamples();

        var result = home.Quota("demo", "--no-serve");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("大武口区 2023 年度", result.Stdout, StringComparison.Ordinal);
        Assert.True(File.Exists(home[".quota/published/index.html"]));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(home.Cluster));
        Assert.Null(home.Server);
    }

    private static string[] Publish(int year, string path) =>
    [
        "notices", "publish", "--year", year.Text(), "--region", "640202", "--on", $"{(year + 1).Text()}-11-13", "--out", path,
        "--office", "大武口区残疾人联合会（演示）", "--address", "演示地址，不收件", "--telephone", "演示电话，不接听",
    ];

    private static string Pages(string path) =>
        string.Join('\n', Directory.GetFiles(path + "/", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {File.ReadAllText(file)}"));

    /// <summary>Every row of every table.</summary>
    private static string Everything(TestDatabase database) => string.Join('\n', database.Ask<string[]>(
        """
        select array_agg(c.oid::regclass || ' ' || (xpath('/row/x/text()', query_to_xml(format('select count(*) || '' '' || coalesce(md5(string_agg(t::text, ''|'' order by t::text)), '''') as x from %s t', c.oid::regclass), false, true, '')))[1]::text order by c.oid::regclass::text)
        from pg_class c where c.relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$') and c.relkind in ('r', 'p') and not c.relispartition
        """));

    /// <summary>Every file that was written under the home, and what it holds.</summary>
    private static SortedDictionary<string, string> Written(HomeFolder home) =>
        new(home.Files().ToDictionary(file => file, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))), StringComparer.Ordinal);

    /// <summary>After one demonstration on a named server.</summary>
    public sealed class Shown : IDisposable
    {
        public Shown(Postgres postgres)
        {
            Named = postgres.NewDatabase();
            Home.LinkSamples();
            First = Demo();
        }

        public TestDatabase Named { get; }

        public HomeFolder Home { get; } = new();

        public CommandResult First { get; }

        public CommandResult Demo()
        {
            using var process = Home.StartWith(new() { ["QUOTA_DATABASE"] = Named.ConnectionString }, "demo", "--no-serve");
            var result = QuotaCommand.Finish(process);
            Assert.True(result.Exit == 0, result.Stderr);
            return result;
        }

        public void Dispose()
        {
            Named.Dispose();
            Home.Dispose();
        }
    }
}
