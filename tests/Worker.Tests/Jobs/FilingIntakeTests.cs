using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Jobs;
using QuotaCompliance.Worker.Tests.Inboxes;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Tests.Jobs;

public class FilingIntakeTests(Postgres postgres)
{
    private const string Folder = """{"folder": "inbox"}""";

    [Theory]
    [InlineData("employers-2023.csv", FileKind.Employers, 2023)]
    [InlineData("employers.xlsx", FileKind.Employers, null)]
    [InlineData("filings-2023-甲公司-2.CSV", FileKind.Filings, 2023)]
    [InlineData("残疾职工花名册-2024-乙.xlsx", FileKind.Placements, 2024)]
    public void A_name_says_kind_and_year(string name, FileKind kind, int? year)
    {
        Assert.True(FilingIntake.TryReadName(name, out var said, out var of));
        Assert.Equal((kind, year), (said, of?.Value));
    }

    [Theory]
    [InlineData("filings.csv")]
    [InlineData("filings-23.csv")]
    [InlineData("filings-0999.csv")]
    [InlineData("placement-2023.csv")]
    [InlineData("filings-2023.csv.part")]
    public void A_name_that_says_no_kind_or_year_is_not_guessed(string name) => Assert.False(FilingIntake.TryReadName(name, out _, out _));

    [Theory]
    [InlineData(".filings-2023.csv")]
    [InlineData("~$filings-2023.xlsx")]
    [InlineData("filings-2023.csv.part")]
    [InlineData("a/filings-2023.csv")]
    public void What_is_being_uploaded_or_is_no_table_is_left(string name) => Assert.False(FilingIntake.IsTable(name));

    [Fact]
    public void Files_of_a_folder_are_imported_in_order_answered_and_moved_and_nothing_is_deleted()
    {
        using var desk = new JobDesk(postgres);
        var files = new BaseFiles();
        files.Filings.Add(BaseFiles.Stranger, "5", "5", "5", "5", "5", "5", "5", "5", "5", "5", "5", "5", "", "", "100", "2024-03-15");
        JobDesk.Fill(desk.Inbox, files);
        string[] left = [".hidden-2023.csv", "filings-2023-乙.csv.part", "notes.txt"];
        foreach (var name in left.Append("roster.csv"))
        {
            File.WriteAllText(Path.Combine(desk.Inbox, name), "x");
        }

        var result = desk.TakeIn(Folder);

        Assert.True(result.Exit == 4, result.Stderr);
        Assert.Contains("files=4 refused-files=1 known=0 rows=8 refused-rows=1 findings=1 failed-files=0 failed-inboxes=0", result.Stdout, StringComparison.Ordinal);
        Assert.Equal([.. left, "refused", "taken"], Names(desk.Inbox));
        var roster = Mark("x"u8);
        Assert.Equal([$"000001-{roster}-roster.csv", $"000001-{roster}-roster.csv.receipt.txt"], Names(Path.Combine(desk.Inbox, "refused")));
        string[] taken = [.. BaseFiles.Kinds.Select(kind => $"000001-{Mark(files[kind].ToBytes())}-{kind}-2023-甲.csv")];
        Assert.Equal(
            [.. taken.Concat(taken.Select(name => name + ".receipt.txt")).Append(taken[1] + ".findings.csv").Order(StringComparer.Ordinal)],
            Names(Path.Combine(desk.Inbox, "taken")));
        Assert.Equal(["(1,employers-2023-甲.csv,3,3)", "(2,filings-2023-甲.csv,3,2)", "(3,placements-2023-甲.csv,2,2)"], desk.Database.Rows("select kind, name, rows_read, rows_accepted from source_file order by id"));
        Assert.Contains("读入 read 3 = 采用 accepted 2 + 退回 refused 1", Receipt(desk, "taken", "filings"), StringComparison.Ordinal);
        Assert.Contains("employer-unknown", File.ReadAllText(Path.Combine(desk.Inbox, "taken", taken[1] + ".findings.csv")), StringComparison.Ordinal);
        Assert.Empty(Secrets.ToldBy(Secrets.OfBaseFiles, result, [.. Directory.GetFiles(Path.Combine(desk.Inbox, "taken"), "*.receipt.txt"), .. Directory.GetFiles(Path.Combine(desk.Inbox, "taken"), "*.findings.csv")]));
        Assert.Equal(files.Placements.ToBytes(), File.ReadAllBytes(Path.Combine(desk.Inbox, "taken", taken[2])));
    }

    [Fact]
    public void A_file_known_before_changes_nothing_and_only_moves_on()
    {
        using var desk = new JobDesk(postgres, postgres.BaseFilesImported);
        var before = desk.Database.ImportContent();
        JobDesk.Fill(desk.Inbox, new BaseFiles());

        var result = desk.TakeIn(Folder);

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("files=3 refused-files=0 known=3", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(before, desk.Database.ImportContent());
        Assert.Equal(["taken"], Names(desk.Inbox));
        Assert.Contains("the same as file", Receipt(desk, "taken", "placements"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_still_grows_is_left_until_its_upload_has_ended()
    {
        using var desk = new JobDesk(postgres);
        var path = Path.Combine(desk.Inbox, "employers-2023.csv");
        var bytes = new BaseFiles().Employers.ToBytes();
        await File.WriteAllBytesAsync(path, bytes[..20], TestContext.Current.CancellationToken);
        using var uploaded = new CancellationTokenSource();
        var upload = Task.Run(() =>
        {
            for (var at = 20; at < bytes.Length - 1 && !uploaded.IsCancellationRequested; at++)
            {
                File.AppendAllBytes(path, bytes[at..(at + 1)]);
                Thread.Sleep(300);
            }
        }, CancellationToken.None);

        var early = desk.TakeIn(Folder);
        await uploaded.CancelAsync();
        await upload;
        Assert.Contains("files=0", early.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, desk.Database.Count("source_file"));

        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.Contains("files=1", desk.TakeIn(Folder).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_come_from_an_sftp_server_over_a_line_that_breaks_and_stalls()
    {
        using var desk = new JobDesk(postgres);
        using var server = new SftpServer(desk.NewFolder("sftp"));
        using var line = new BadLine(server.Port, (700, false), (1_500, true), (4_000, false));
        JobDesk.Fill(server.Inbox, new BaseFiles());

        var result = desk.TakeIn(server.Source(line.Port));

        Assert.True(result.Exit == 0, result.Stderr + result.Stdout);
        Assert.Equal(3, line.Gone);
        Assert.Contains("files=3 refused-files=0 known=0 rows=7 refused-rows=0", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(["taken"], Names(server.Inbox));
        Assert.Equal(6, Names(Path.Combine(server.Inbox, "taken")).Count);
        Assert.Equal(2, desk.Database.Count("placement"));
    }

    [Fact]
    public void An_sftp_server_with_another_key_gets_nothing_from_us_and_the_other_inboxes_go_on()
    {
        using var desk = new JobDesk(postgres);
        using var server = new SftpServer(desk.NewFolder("sftp"));
        JobDesk.Fill(server.Inbox, new BaseFiles());
        JobDesk.Fill(desk.Inbox, new BaseFiles());

        var result = desk.TakeIn(server.Source(hostKey: "SHA256:" + new string('A', 43)), Folder);

        Assert.Equal(7, result.Exit);
        Assert.Contains("another key than host_key", result.Stdout, StringComparison.Ordinal);
        Assert.Contains("files=3", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(3, Names(server.Inbox).Count);
        Assert.Equal(["(filing-intake,3,4,7)"], desk.Firings());
    }

    [Fact]
    public async Task Files_come_from_an_http_server_that_fails_stalls_halves_and_loses_answers()
    {
        using var desk = new JobDesk(postgres);
        var folder = desk.NewFolder("dav");
        JobDesk.Fill(folder, new BaseFiles());
        await using var server = new DavServer(folder);
        server.Fail("PROPFIND", Fault.Fails, Fault.Breaks);
        server.Fail("GET", Fault.Halves, Fault.Stalls);
        server.Fail("PUT", Fault.Fails);
        server.Fail("MOVE", Fault.LosesAnswer, Fault.Breaks);
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;

        var result = desk.TakeIn(server.Source);

        Assert.True(result.Exit == 0, result.Stderr + result.Stdout);
        Assert.Contains("files=3 refused-files=0 known=0 rows=7 refused-rows=0", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(["taken"], Names(folder));
        Assert.Equal(6, Names(Path.Combine(folder, "taken")).Count);
        Assert.Equal(2, desk.Database.Count("placement"));
        Assert.DoesNotContain(DavServer.Password, result.Stderr + result.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_only_fails_is_left_alone_after_a_few_tries()
    {
        using var desk = new JobDesk(postgres) { BreakAfter = 5 };
        await using var server = new DavServer(desk.NewFolder("dav"));
        server.Fail("PROPFIND", [.. Enumerable.Repeat(Fault.Fails, 50)]);
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;

        var down = desk.TakeIn(server.Source);
        desk.Variables["TEST_DAV_PASSWORD"] = "another";
        server.Recover();
        var unknown = desk.TakeIn(server.Source);

        Assert.Equal((7, 7), (down.Exit, unknown.Exit));
        Assert.Equal(5 + 1, server.Asked("PROPFIND"));
        Assert.Contains("401", unknown.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_leaves_the_firing_to_the_next_and_nothing_is_taken_twice()
    {
        using var desk = new JobDesk(postgres);
        var folder = desk.NewFolder("dav");
        JobDesk.Fill(folder, new BaseFiles());
        await using var server = new DavServer(folder);
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;

        // The first file is imported, its receipt never comes through.
        server.Fail("PUT", [.. Enumerable.Repeat(Fault.Stalls, 50)]);
        desk.PutIntake(JobDesk.Once(TimeProvider.System.GetUtcNow().AddSeconds(12)), server.Source);
        var first = desk.StartWorker();
        Wait.Until(() => server.Asked("PUT") > 0, "the first file is imported");
        first.Kill();
        server.Recover();
        desk.StartWorker();

        desk.WaitForFirings(1);

        Assert.Equal(["(filing-intake,1,3,0)"], desk.Firings());
        Assert.Equal(["(2,\"files=3 refused-files=0 known=1 rows=7 refused-rows=0 findings=0 failed-files=0 failed-inboxes=0\")"], desk.Database.Rows("select takings, counts from job_firing"));
        Assert.Equal(3, desk.Database.Ask<long>("select count(*) from source_file"));
        Assert.Equal(["taken"], Names(folder));
        Assert.Equal(["(job:filing-intake)"], desk.Database.Rows("select distinct imported_by from source_file"));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("sftp")]
    [InlineData("http")]
    public async Task A_file_replaced_while_it_is_imported_stays_and_is_taken_as_the_new_file_that_it_is(string place)
    {
        using var desk = new JobDesk(postgres);
        using var sftp = place == "sftp" ? new SftpServer(desk.NewFolder("sftp")) : null;
        await using var dav = place == "http" ? new DavServer(desk.NewFolder("dav")) : null;
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;
        var (source, inbox) = sftp is not null ? (sftp.Source(), sftp.Inbox) : dav is not null ? (dav.Source, desk.NewFolder("dav")) : (Folder, desk.Inbox);
        var (first, second) = (new BaseFiles(), new BaseFiles());
        second.Employers.Rows.RemoveAt(2);
        var path = Path.Combine(inbox, "employers-2023.csv");
        await File.WriteAllBytesAsync(path, first.Employers.ToBytes(), TestContext.Current.CancellationToken);
        CommandResult early;
        using (var held = desk.Database.Connect())
        await using (var transaction = await held.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            held.Do("lock table source_file in access exclusive mode");
            var taking = Task.Run(() => desk.TakeIn(source), TestContext.Current.CancellationToken);
            desk.Database.WaitUntilBlocked();
            await File.WriteAllBytesAsync(path, second.Employers.ToBytes(), TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            early = await taking;
        }

        Assert.True(early.Exit == 0, early.Stderr + early.Stdout);
        Assert.Contains("file-replaced", early.Stderr, StringComparison.Ordinal);
        Assert.Equal(second.Employers.ToBytes(), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(0, desk.TakeIn(source).Exit);
        var (earlier, later) = ($"000001-{Mark(first.Employers.ToBytes())}-employers-2023.csv", $"000002-{Mark(second.Employers.ToBytes())}-employers-2023.csv");
        Assert.Equal([earlier + ".receipt.txt", later, later + ".receipt.txt"], Names(Path.Combine(inbox, "taken")));
        Assert.Equal(["(3)", "(2)"], desk.Database.Rows("select rows_read from source_file order by id"));
    }

    [Fact]
    public async Task The_same_name_left_again_after_a_crash_overwrites_nothing_that_was_taken_before()
    {
        using var desk = new JobDesk(postgres);
        var folder = desk.NewFolder("dav");
        await using var server = new DavServer(folder);
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;
        desk.PutIntake("0 0 3 1 1 ?", server.Source);
        using var open = desk.Database.Open();
        using var connection = open.Connect();
        var id = FiringQueue.Enter(connection, new NewFiring("filing-intake", TimeProvider.System.GetUtcNow(), 0, 0, FiringCause.Request, "王玲", "tests"))!.Value;
        var work = new FiringWork(open, desk.JobFiles, new WorkerSettings("甲", TimeSpan.FromSeconds(30), 1), desk.NewSession(TextWriter.Null));
        var (one, other) = (new BaseFiles().Employers.ToBytes(), new BaseFiles());
        other.Employers.Rows.RemoveAt(2);
        await File.WriteAllTextAsync(Path.Combine(folder, "filings-2023.csv"), "x", TestContext.Current.CancellationToken);
        foreach (var bytes in new[] { one, other.Employers.ToBytes(), one })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "employers-2023.csv"), bytes, TestContext.Current.CancellationToken);
            using var died = new CancellationTokenSource();
            server.Answered = method =>
            {
                if (method == "MOVE")
                {
                    died.Cancel();
                }
            };
            Assert.False(await work.Do(id, died.Token));
            Assert.True(died.IsCancellationRequested);
        }

        string[] taken = [$"000001-{Mark(one)}-employers-2023.csv", $"000001-{Mark(other.Employers.ToBytes())}-employers-2023.csv", $"000001-{Mark(one)}-2-employers-2023.csv"];
        Assert.Equal([.. taken.Concat(taken.Select(name => name + ".receipt.txt")).Order(StringComparer.Ordinal)], Names(Path.Combine(folder, "taken")));
        Assert.Equal([one, other.Employers.ToBytes(), one], taken.Select(name => File.ReadAllBytes(Path.Combine(folder, "taken", name))));
        Assert.Equal(["filings-2023.csv", "taken"], Names(folder));
    }

    [Fact]
    public void A_bad_name_a_link_or_a_file_that_cannot_be_read_keeps_no_other_file_waiting_and_its_name_is_not_told()
    {
        using var desk = new JobDesk(postgres);
        JobDesk.Fill(desk.Inbox, new BaseFiles());
        var longName = $"filings-2023-{new string('甲', 72)}.csv";
        File.WriteAllText(Path.Combine(desk.Inbox, longName), "x");
        File.CreateSymbolicLink(Path.Combine(desk.Inbox, "employers-2023-a.csv"), "/nowhere.csv");
        File.CreateSymbolicLink(Path.Combine(desk.Inbox, "employers-2023-b.csv"), "employers-2023-甲.csv");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        // Nobody can read it as a file, root neither.
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(desk.Inbox, "employers-2023-张三.csv")));

        var result = desk.TakeIn(Folder);

        Assert.True(result.Exit == 7, result.Stderr + result.Stdout);
        Assert.Contains("files=4 refused-files=1 known=0 rows=7 refused-rows=0 findings=0 failed-files=1 failed-inboxes=0", result.Stdout, StringComparison.Ordinal);
        Assert.Contains("file 1, left in the inbox", result.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", result.Stdout + result.Stderr + desk.Database.Ask<string>("select note from job_firing"), StringComparison.Ordinal);
        Assert.Equal(["employers-2023-a.csv", "employers-2023-b.csv", "employers-2023-张三.csv", "refused", "taken"], Names(desk.Inbox));
        var receipt = Assert.Single(Names(Path.Combine(desk.Inbox, "refused")), name => name.EndsWith(".receipt.txt", StringComparison.Ordinal));
        Assert.Contains(longName, File.ReadAllText(Path.Combine(desk.Inbox, "refused", receipt)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_one_file_or_sends_another_without_end_gives_the_others()
    {
        using var desk = new JobDesk(postgres);
        var folder = desk.NewFolder("dav");
        JobDesk.Fill(folder, new BaseFiles());
        File.WriteAllText(Path.Combine(folder, "employers-2022.csv"), "x");
        await using var server = new DavServer(folder);
        server.Fail("GET", Fault.Refuses, Fault.Endless);
        desk.Variables["TEST_DAV_PASSWORD"] = DavServer.Password;

        var result = desk.TakeIn(server.Source);

        Assert.True(result.Exit == 7, result.Stderr + result.Stdout);
        Assert.Contains("files=3 refused-files=0 known=0 rows=7 refused-rows=0 findings=0 failed-files=1 failed-inboxes=0", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(["employers-2022.csv", "taken"], Names(folder));
        Assert.InRange(server.Sent, 1, 16 << 20);
    }

    /// <summary>By which a taken file's name tells its content.</summary>
    private static string Mark(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..8];

    private static string Receipt(JobDesk desk, string folder, string kind) => File.ReadAllText(Assert.Single(Directory.GetFiles(
        Path.Combine(desk.Inbox, folder), string.Create(CultureInfo.InvariantCulture, $"000001-*-{kind}-{BaseFiles.Year}-甲.csv.receipt.txt"))));

    private static List<string> Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
