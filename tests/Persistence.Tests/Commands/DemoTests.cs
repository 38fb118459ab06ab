using System.Security.Cryptography;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Commands;

/// <summary>The whole of <c>quota demo</c>, on the named server or on its own.</summary>
public sealed class DemoTests(Postgres postgres)
{
    [Fact]
    public void It_uses_the_named_server_and_changes_nothing_the_second_time()
    {
        using var named = postgres.NewDatabase();
        using var home = new HomeFolder();
        home.LinkSamples();
        CommandResult Demo()
        {
            using var process = home.StartWith(new() { ["QUOTA_DATABASE"] = named.ConnectionString }, "demo", "--no-serve");
            var result = QuotaCommand.Finish(process);
            Assert.True(result.Exit == 0, result.Stderr);
            return result;
        }

        var first = Demo();
        var (rows, files) = (Everything(named), Written(home));
        Assert.Equal(["(2022,5)", "(2023,5)"], named.Rows("select review_year, state from run order by id"));
        Assert.Equal(6, named.Count("notice"));
        Assert.True(files.Keys.Count(file => file.EndsWith("index.html", StringComparison.Ordinal)) >= 7);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Cluster));

        var second = Demo();
        Assert.Equal(first.Stdout, second.Stdout);
        Assert.Equal(rows, Everything(named));
        Assert.Equal(files, Written(home));
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

    /// <summary>Every row of every table.</summary>
    private static string[] Everything(TestDatabase database) => database.Ask<string[]>(
        """
        select array_agg(c.oid::regclass || ' ' || (xpath('/row/x/text()', query_to_xml(format('select count(*) || '' '' || coalesce(md5(string_agg(t::text, ''|'' order by t::text)), '''') as x from %s t', c.oid::regclass), false, true, '')))[1]::text order by c.oid::regclass::text)
        from pg_class c where c.relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$') and c.relkind in ('r', 'p') and not c.relispartition
        """);

    /// <summary>Every file that was written under the home, and what it holds.</summary>
    private static SortedDictionary<string, string> Written(HomeFolder home) =>
        new(home.Files().ToDictionary(file => file, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))), StringComparer.Ordinal);
}
