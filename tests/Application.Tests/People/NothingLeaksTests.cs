using System.Diagnostics;
using System.Text;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.People;

/// <summary>After a whole demonstration nothing that was written tells a name, an ID or a certificate number of the samples' people.</summary>
public sealed class NothingLeaksTests
{
    [Fact]
    public void After_the_demo_nothing_it_wrote_tells_a_person()
    {
        using var home = new HomeFolder();
        home.LinkSamples();
        var written = new StringBuilder();
        void Tell(CommandResult result)
        {
            Assert.True(result.Exit == 0, result.Stderr);
            written.Append(result.Stdout).Append(result.Stderr);
        }

        Tell(home.Quota("demo", "--no-serve"));
        using var server = home.Join();
        Tell(home.Quota("explain", "91640202YYBP17543R", "--year", "2023"));
        Tell(home.Quota("review", "run", "--year", "2023", "--region", "640202", "--on", "2024-11-13", "--queue"));
        foreach (var extension in new[] { "csv", "xlsx", "parquet" })
        {
            Tell(home.Quota("review", "export", "--year", "2023", "--region", "640202", "--out", home[$"out.{extension}"]));
        }

        Tell(home.Quota("keys", "list"));
        Tell(home.Quota("audit", "export", "--out", home["audit.csv"]));
        var dump = Dump(server.ConnectionString);
        Assert.Contains("大武口区", dump, StringComparison.Ordinal);
        written.Append(dump);
        foreach (var file in home.Files())
        {
            written.Append(Encoding.Latin1.GetString(File.ReadAllBytes(file))).Append(Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        }

        var text = written.ToString();
        var told = People().Where(secret => Shapes(secret).Any(shape => text.Contains(shape, StringComparison.Ordinal))).ToList();
        Assert.True(told.Count == 0, $"{told.Count} values of people were told");
    }

    /// <summary>As text; and as UTF-8 in hexadecimal and base64, whatever stands around it.</summary>
    private static IEnumerable<string> Shapes(string secret)
    {
        yield return secret;
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexStringLower(bytes);
        for (var before = 0; before < 3; before++)
        {
            // Whole groups of three alone are the same in any surroundings.
            var from = (3 - before) % 3;
            var whole = (bytes.Length - from) / 3 * 3;
            if (whole >= 6)
            {
                yield return Convert.ToBase64String(bytes, from, whole);
            }
        }
    }

    /// <summary>Names, ID numbers and certificate numbers of both years; a name that is part of a unit's is left out.</summary>
    private static HashSet<string> People()
    {
        var people = new HashSet<string>();
        var units = new HashSet<string>();
        foreach (var year in new[] { 2022, 2023 })
        {
            people.UnionWith(Values(FileKind.Placements, Repository.Sample(year, "placements"), Columns.Placements.Name, Columns.Placements.PersonId, Columns.Placements.CertificateNo));
            units.UnionWith(Values(FileKind.Employers, Repository.Sample(year, "employers"), Columns.Employers.Name));
        }

        people.RemoveWhere(value => value.Length < 2 || units.Any(unit => unit.Contains(value, StringComparison.Ordinal)));
        Assert.True(people.Count > 500);
        return people;
    }

    private static IEnumerable<string> Values(FileKind kind, string path, params Column[] columns)
    {
        using var table = TableFile.Open(kind, IncomingFile.At(path), new NoFindings(), out _)!;
        var places = columns.Select(column => table.Header.Select((name, i) => (name, i)).Single(header => header.name == column.Name || header.name == column.Chinese).i).ToArray();
        while (table.Read())
        {
            foreach (var place in places)
            {
                yield return Encoding.UTF8.GetString(table[place]);
            }
        }
    }

    private static string Dump(string connectionString)
    {
        var server = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        using var process = Process.Start(new ProcessStartInfo("pg_dump", ["-h", server.Host!, "-U", "quota", "--inserts", "quota"]) { RedirectStandardOutput = true })!;
        var dump = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return dump;
    }

    private sealed class NoFindings : IFindingSink
    {
        public void Add(in Finding finding)
        {
        }
    }
}
