using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Filings;

/// <summary>A preview says of a file what its import will say, and takes nothing.</summary>
public sealed class PreviewTests(Postgres postgres) : IDisposable
{
    private static readonly Actor Officer = new Actor.AtTerminal("年审员甲", "officer", IsRoot: false);
    private readonly TestDatabase database = postgres.NewDatabase();

    public static TheoryData<string> Kinds => [.. BaseFiles.Kinds];

    public void Dispose() => database.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_says_what_the_import_then_does_for_a_first_an_amended_and_a_known_file(string kind)
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        foreach (var earlier in BaseFiles.Kinds.TakeWhile(other => other != kind))
        {
            Assert.Equal(0, database.Import(earlier, desk.PathOf(earlier)).Exit);
        }

        using var opened = database.Open();
        AssertForetold(opened, kind, desk.PathOf(kind), outcome => outcome is { KnownAs: null, Merged: { New: > 0, Changed: 0, Unchanged: 0 } });

        // One row amended, one refused.
        var (column, value) = kind switch { "employers" => ("name", "大武口改名有限公司"), "filings" => ("payroll_total", "6600000"), _ => ("monthly_wage", "5001") };
        files[kind][0, column] = value;
        files[kind][1, kind == "employers" ? "kind" : kind == "filings" ? "filed_on" : "contract_from"] = "x";
        desk.Put(kind, files[kind].ToBytes());
        AssertForetold(opened, kind, desk.PathOf(kind), outcome => outcome is { KnownAs: null, Merged: { New: 0, Changed: 1 }, Counts.Refused: 1 });
        AssertForetold(opened, kind, desk.PathOf(kind), outcome => outcome is { KnownAs: not null, Counts.Refused: 1 });

        desk.Put(kind, "x"u8.ToArray());
        AssertForetold(opened, kind, desk.PathOf(kind), outcome => outcome.IsRefused);
    }

    [Fact]
    public void Rows_of_other_regions_are_refused_by_both_alike()
    {
        foreach (var (name, duty, region) in new[] { ("管理员甲", "administrator", "640000"), ("年审员甲", "reviewer", "640303") })
        {
            Assert.Equal(0, database.Quota("user", "add", name, "--duty", duty, "--region", region, "--as", "管理员甲").Exit);
        }

        using var desk = new Desk(new BaseFiles());
        using var opened = database.Open();
        var import = new ImportFile(opened, QuotaCommand.Clock);
        var (request, actor) = (Request("employers", desk.PathOf("employers")), new Actor.SignedIn("年审员甲"));
        var before = database.ImportContent();

        Assert.True(import.Preview(actor, request, new Told(), null, TestContext.Current.CancellationToken).IsRefused(out var foretold, out _));
        Assert.True(import.By(actor, request, new Told(), null, TestContext.Current.CancellationToken).IsRefused(out var refusal, out _));

        Assert.Equal((RefusalCode.RowsOutsideRegions, "640303"), (refusal.Code, refusal["regions"]));
        Assert.Equal(refusal.Facts, foretold.Facts);
        Assert.Equal(before, database.ImportContent());
    }

    [Fact]
    public void The_command_ends_as_the_import_would_and_takes_nothing()
    {
        using var desk = new Desk(new BaseFiles());
        var before = database.ImportContent();

        var preview = database.Import("employers", desk.PathOf("employers"), BaseFiles.Year, "--preview");

        Assert.True(preview.Exit == 0, preview.Stderr);
        Assert.Contains("3 would be new, 0 changed, 0 unchanged; nothing was taken", preview.Stderr, StringComparison.Ordinal);
        Assert.Equal(before, database.ImportContent());
        Assert.Equal(0, database.Ask<long>("select count(*) from pg_inherits where inhparent = 'employer'::regclass"));
        desk.Put("employers", "x"u8.ToArray());
        Assert.Equal(4, database.Import("employers", desk.PathOf("employers"), BaseFiles.Year, "--preview").Exit);
    }

    [Fact]
    public void An_import_that_is_asked_to_stop_takes_nothing()
    {
        using var desk = new Desk(new BaseFiles());
        using var opened = database.Open();
        var before = database.ImportContent();

        Assert.Throws<OperationCanceledException>(() => new ImportFile(opened, QuotaCommand.Clock).By(Officer, Request("employers", desk.PathOf("employers")), new Told(), null, new CancellationToken(canceled: true)));

        Assert.Equal(before, database.ImportContent());
    }

    private static ImportRequest Request(string kind, string path) =>
        new(Enum.Parse<FileKind>(kind, ignoreCase: true), new ReviewYear(BaseFiles.Year), IncomingFile.At(path), new DateOnly(2024, 9, 2), "");

    private void AssertForetold(Database opened, string kind, string path, Predicate<ImportOutcome> expected)
    {
        var import = new ImportFile(opened, QuotaCommand.Clock);
        var (before, entries) = (database.ImportContent(), database.Count("audit_entry"));
        var (foretold, told) = (new Told(), new Told());

        Assert.False(import.Preview(Officer, Request(kind, path), foretold).IsRefused(out _, out var preview));

        Assert.Equal((before, entries), (database.ImportContent(), database.Count("audit_entry")));
        Assert.False(import.By(Officer, Request(kind, path), told).IsRefused(out _, out var outcome));
        Assert.Equal(outcome, preview);
        Assert.Equal(told.Findings, foretold.Findings);
        Assert.True(expected(outcome), outcome.ToString());
    }

    private sealed class Told : IFindingSink
    {
        public List<Finding> Findings { get; } = [];

        public void Add(in Finding finding) => Findings.Add(finding);
    }
}
