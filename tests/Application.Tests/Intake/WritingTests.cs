using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using QuotaCompliance.TestKit;
using QuotaCompliance.Worker;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>What is written, and what happens when it cannot be: a whole new file or none.</summary>
public sealed class WritingTests
{
    private const string OldOut = "an older result\n";
    private const int MoreThanTheDiskHolds = 2_000;

    private const string EnglishHeader =
        "uscc,name,kind,region,year,headcount,required,persons,credited,arranged_ratio,shortfall,average_wage,wage_base,"
        + "gross_levy,relief,payable,excess_persons,reward,outcome,flags,edition";

    private const string ChineseHeader =
        "统一社会信用代码,单位名称,单位性质,行政区划代码,审核年度,在职职工人数,应安排人数,实际安排人数,折算安排人数,安排比例,差额人数,年平均工资,计费工资,"
        + "应缴额,减免额,应补缴额,超比例人数,奖励金额,结论,标记,参数版本";

    // ---- when it cannot be written

    public static TheoryData<string> WaysToFillADisk
    {
        get
        {
            using var disk = SmallDisk.TryMount();
            return disk is null ? ["a limit on the size of files"] : ["a limit on the size of files", "a disk of 64 KiB"];
        }
    }

    [Theory]
    [MemberData(nameof(WaysToFillADisk))]
    public void A_full_disk_ends_with_7_and_leaves_the_old_result(string way)
    {
        using var disk = way == "a disk of 64 KiB" ? SmallDisk.TryMount() : null;
        using var folder = new TempFolder();
        var target = disk?["out.csv"] ?? folder["out.csv"];
        File.WriteAllText(target, OldOut);
        using var desk = new Desk(BaseFiles.Register(MoreThanTheDiskHolds));
        string[] args = [.. desk.Arguments, "--findings", desk.Findings, "--out", target];

        var result = disk is null ? RunWithFilesUpTo16KiB(args) : QuotaCommand.Run(args);

        Assert.Equal(7, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(target));
        Assert.Equal(["out.csv"], disk?.Names ?? folder.Names);
        Assert.DoesNotContain("   at ", result.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WaysToFillADisk))]
    public void Findings_that_do_not_fit_end_with_7_and_leave_the_old_result(string way)
    {
        using var disk = way == "a disk of 64 KiB" ? SmallDisk.TryMount() : null;
        var files = BaseFiles.Register(MoreThanTheDiskHolds);
        for (var row = 0; row < MoreThanTheDiskHolds; row++)
        {
            files.Employers[row, "kind"] = "公司";
        }

        using var desk = new Desk(files);
        File.WriteAllText(desk.Out, OldOut);
        string[] args = [.. desk.Arguments, "--out", desk.Out, "--findings", disk?["findings.csv"] ?? desk.Findings];

        var result = disk is null ? RunWithFilesUpTo16KiB(args) : QuotaCommand.Run(args);

        Assert.Equal(7, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
    }

    [Theory]
    [InlineData("--out", "no such folder/out.csv")]
    [InlineData("--out", "employers.csv/out.csv")]
    [InlineData("--out", "/proc/out.csv")]
    [InlineData("--findings", "no such folder/findings.csv")]
    [InlineData("--findings", "/proc/findings.csv")]
    public void A_place_where_nothing_can_be_written_ends_with_7(string option, string place)
    {
        using var desk = new Desk(new BaseFiles());
        var before = desk.Folder.Names;

        var result = QuotaCommand.Run([.. desk.Arguments, option, desk.Folder[place]]);

        Assert.Equal(7, result.Exit);
        Assert.Equal(before, desk.Folder.Names);
    }

    [Fact]
    public void Findings_that_cannot_be_written_leave_the_old_result()
    {
        using var desk = new Desk(new BaseFiles());
        File.WriteAllText(desk.Out, OldOut);

        var result = QuotaCommand.Run([.. desk.Arguments, "--out", desk.Out, "--findings", desk.Folder["no such folder/findings.csv"]]);

        Assert.Equal(7, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
    }

    [Fact]
    public void Standard_output_may_be_named_also_where_it_is_a_pipe()
    {
        using var desk = new Desk(new BaseFiles());
        Assert.Equal(0, desk.Assess().Exit);

        var result = QuotaCommand.RunApart(new Dictionary<string, string>(), [.. desk.Arguments, "--out", "/dev/stdout"]);

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Equal(File.ReadAllText(desk.Out), result.Stdout);
    }

    [Fact]
    public void A_stdout_that_takes_no_more_ends_with_7()
    {
        using var desk = new Desk(new BaseFiles());
        using var full = new FullStream();
        using var stderr = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(7, Program.Run(desk.Arguments, full, stderr, QuotaCommand.Clock, Environment.GetEnvironmentVariable));
    }

    // ---- when the input gives way

    [Theory]
    [InlineData("employers")]
    [InlineData("filings")]
    [InlineData("placements")]
    public void An_input_that_opens_but_cannot_be_read_ends_with_7_or_4(string kind)
    {
        using var desk = new Desk(new BaseFiles());
        var link = desk.Folder["unreadable.csv"];
        File.CreateSymbolicLink(link, "/proc/self/mem"); // opens, and fails at the first read
        desk.Name(kind, link);

        var result = desk.Assess();

        Assert.Contains(result.Exit, new[] { 4, 7 });
        Assert.False(File.Exists(desk.Out));
    }

    [Theory]
    [InlineData("employers", "cut short")]
    [InlineData("filings", "cut short")]
    [InlineData("placements", "cut short")]
    [InlineData("employers", "deleted")]
    [InlineData("placements", "deleted")]
    [InlineData("placements", "emptied")]
    public void An_input_that_gives_way_while_it_is_read_is_refused_or_was_read_in_full(string kind, string how)
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        Assert.Equal(0, desk.Assess().Exit);
        var whole = File.ReadAllText(desk.Out);
        File.Delete(desk.Out);

        // Blank lines count for nothing, so what matters lies behind the place where the file will be cut.
        byte[] blank = [.. Enumerable.Repeat((byte)'\n', 32 * BadFiles.Mebibyte)];
        var text = files[kind].ToBytes();
        var header = Array.IndexOf(text, (byte)'\n') + 1;
        desk.Put(kind, [.. text[..header], .. blank, .. text[header..]]);

        using var process = QuotaCommand.Start(new Dictionary<string, string>(), [], [.. desk.Arguments, "--out", desk.Out]);
        StopOnceItReads(process, desk.PathOf(kind));
        switch (how)
        {
            case "deleted":
                File.Delete(desk.PathOf(kind));
                break;
            default:
                using (var file = new FileStream(desk.PathOf(kind), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.SetLength(how == "emptied" ? 0 : header + (blank.Length / 2));
                }

                break;
        }

        Signal(process, Continue);
        var result = QuotaCommand.Finish(process);

        if (result.Exit == 0)
        {
            Assert.Equal(whole, File.ReadAllText(desk.Out));
        }
        else
        {
            Assert.Contains(result.Exit, new[] { 4, 7 });
            Assert.False(File.Exists(desk.Out));
        }
    }

    // ---- what is written

    [Fact]
    public void The_result_has_its_columns_no_mark_and_line_feeds()
    {
        using var desk = new Desk(new BaseFiles());

        Assert.Equal(0, desk.Assess().Exit);

        var bytes = File.ReadAllBytes(desk.Out);
        var text = InputFile.Utf8.GetString(bytes);
        Assert.StartsWith(EnglishHeader + "\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(
            new[] { BaseFiles.UnitA, BaseFiles.UnitB, BaseFiles.UnitC }.Order(StringComparer.Ordinal),
            Csv.Read(text).Skip(1).Select(row => row[0]));
    }

    [Fact]
    public void In_Chinese_the_result_has_a_mark_and_Chinese_headers_and_the_same_rows()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Assess();
        var english = File.ReadAllText(desk.Out);

        Assert.Equal(0, desk.Assess("--lang", "zh").Exit);

        var bytes = File.ReadAllBytes(desk.Out);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var chinese = InputFile.Utf8.GetString(bytes[3..]);
        Assert.StartsWith(ChineseHeader + "\n", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', chinese);
        Assert.Equal(english[(english.IndexOf('\n') + 1)..], chinese[(chinese.IndexOf('\n') + 1)..]);
    }

    [Theory]
    [InlineData]
    [InlineData("--lang", "zh")]
    public void Without_an_out_the_same_bytes_go_to_stdout(params string[] language)
    {
        using var desk = new Desk(new BaseFiles());
        desk.Assess(language);

        var result = desk.AssessToStreams(language);

        Assert.Equal(File.ReadAllBytes(desk.Out), result.StdoutBytes);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://例子\")", "'=HYPERLINK(\"http://例子\")")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800000000公司", "'+8613800000000公司")]
    [InlineData("-2+3公司", "'-2+3公司")]
    [InlineData("@SUM(A1)公司", "'@SUM(A1)公司")]
    [InlineData("甲=乙公司", "甲=乙公司")]
    [InlineData("甲,乙\"丙\"公司", "甲,乙\"丙\"公司")]
    [InlineData("'甲公司", "'甲公司")]
    public void A_name_that_a_spreadsheet_would_run_gets_an_apostrophe(string name, string written)
    {
        var files = new BaseFiles();
        files.Employers[0, "name"] = name;
        using var desk = new Desk(files);

        Assert.Equal(0, desk.Assess().Exit);

        var row = Csv.Read(File.ReadAllText(desk.Out)).Single(row => row[0] == BaseFiles.UnitA);
        Assert.Equal(written, row[1]);
        Assert.All(row[5..18], figure => Assert.True(char.IsAsciiDigit(figure[0]), "a figure never gets an apostrophe"));
    }

    [Fact]
    public void A_new_result_takes_the_place_of_a_longer_old_one()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Assess();
        var expected = File.ReadAllText(desk.Out);
        File.WriteAllText(desk.Out, new string('x', 100_000));

        Assert.Equal(0, desk.Assess().Exit);

        Assert.Equal(expected, File.ReadAllText(desk.Out));
        Assert.Equal(["assessments.csv", "employers.csv", "filings.csv", "findings.csv", "placements.csv"], desk.Folder.Names);
    }

    [Fact]
    public void A_refused_employer_and_one_of_another_region_are_not_in_the_result()
    {
        var files = new BaseFiles();
        files.Employers[1, "region"] = "640205";
        files.Employers[2, "kind"] = "公司";
        using var desk = new Desk(files);

        Assert.Equal(3, desk.Assess().Exit);

        Assert.Equal([BaseFiles.UnitA], Csv.Read(File.ReadAllText(desk.Out)).Skip(1).Select(row => row[0]));
    }

    private static CommandResult RunWithFilesUpTo16KiB(string[] args)
    {
        // The runtime's own mappings must stay out of it.
        var environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" };
        using var process = QuotaCommand.Start(environment, SmallDisk.LimitOnFiles, args);
        return QuotaCommand.Finish(process);
    }

    /// <summary>Stops the process as soon as it holds the file open, or lets it be when it has already ended.</summary>
    private static void StopOnceItReads(Process process, string path)
    {
        var open = $"/proc/{process.Id}/fd";
        while (!process.HasExited)
        {
            try
            {
                if (Directory.EnumerateFiles(open).Any(link => File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName == path))
                {
                    Signal(process, Stop);
                    return;
                }
            }
            catch (IOException)
            {
                // Descriptors come and go while we look.
            }
        }
    }

    private const int Continue = 18;
    private const int Stop = 19;

    private static void Signal(Process process, int signal)
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, signal);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);

    /// <summary>Takes nothing, as <c>/dev/full</c> does.</summary>
    private sealed class FullStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
