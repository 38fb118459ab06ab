using System.Globalization;
using System.Text;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>What decides over a file as a whole, and over the command: refusals, encodings, headers, exit codes and their order.</summary>
public sealed class WholeFileTests
{
    private const string OldOut = "an older result\n";

    public static TheoryData<string, string> BadFileOfEachKind =>
        [.. BadFiles.All.Keys.SelectMany(name => BaseFiles.Kinds.Select(kind => (name, kind)))];

    [Theory]
    [MemberData(nameof(BadFileOfEachKind))]
    public void A_bad_file_is_refused_whole_and_leaves_an_old_result_as_it_was(string name, string kind)
    {
        var bad = BadFiles.All[name];
        using var desk = new Desk(new BaseFiles());
        desk.Put(kind, bad.Make(new BaseFiles()[kind]), bad.Extension);
        File.WriteAllText(desk.Out, OldOut);

        var result = desk.Assess();

        var errors = desk.ReadFindings().Where(finding => finding.File == kind + bad.Extension && finding.Severity == "error").ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, finding => Assert.Contains(finding.Code, bad.Codes));
        AssertRefusedWhole(desk, result, kind);
    }

    [Fact]
    public void Damaged_UTF_8_that_could_pass_as_GB18030_is_not_read_as_that()
    {
        var files = new BaseFiles();
        foreach (var (row, name) in new[] { "甲乙机械企业机械企业", "机械甲乙", "甲乙机械" }.Index())
        {
            files.Employers[row, "name"] = name;
            files.Employers[row, "commission_member"] = "";
            files.Employers[row, "concentrated"] = "";
        }

        var bytes = files.Employers.ToBytes();
        bytes[bytes.AsSpan().IndexOf("乙"u8) + 2] = 0xC4; // where UTF-8 would go on within the character, a new one begins
        Assert.NotEmpty(InputFile.Gb18030.GetString(bytes));
        using var desk = new Desk(files);
        desk.Put("employers", bytes);
        File.WriteAllText(desk.Out, OldOut);

        var result = desk.Assess();

        Assert.Equal("file-encoding", Assert.Single(desk.ReadFindings(), finding => finding.File == "employers.csv").Code);
        AssertRefusedWhole(desk, result, "employers");
    }

    [Theory]
    [InlineData("employers", "uscc name kind region registered_on")]
    [InlineData("filings", "uscc payroll_total filed_on")]
    [InlineData("placements", "uscc name person_id certificate_type certificate_no contract_from monthly_wage")]
    public void Every_missing_column_is_named(string kind, string required)
    {
        var files = new BaseFiles();
        foreach (var column in required.Split(' '))
        {
            files[kind].DropColumn(column);
        }

        using var desk = new Desk(files);
        File.WriteAllText(desk.Out, OldOut);

        var result = desk.Assess();

        var missing = desk.ReadFindings().Where(finding => finding.Code == "column-missing").Select(finding => $" {finding.Field} {finding.Message} ").ToList();
        Assert.All(required.Split(' '), column => Assert.Contains(missing, text => text.Contains(column, StringComparison.Ordinal)));
        Assert.Equal(required.Split(' '), desk.ReadFindings().Where(finding => finding.Code == "column-missing").Select(finding => finding.Field));
        AssertRefusedWhole(desk, result, kind);
    }

    [Theory]
    [InlineData("employers", "uscc")]
    [InlineData("employers", "name")]
    [InlineData("employers", "kind")]
    [InlineData("employers", "region")]
    [InlineData("employers", "registered_on")]
    [InlineData("filings", "uscc")]
    [InlineData("filings", "payroll_total")]
    [InlineData("filings", "filed_on")]
    [InlineData("filings", "headcount m01 m02 m03 m04 m05 m06 m07 m08 m09 m10 m11 m12")]
    [InlineData("filings", "headcount m07")]
    [InlineData("placements", "uscc")]
    [InlineData("placements", "name")]
    [InlineData("placements", "person_id")]
    [InlineData("placements", "certificate_type")]
    [InlineData("placements", "certificate_no")]
    [InlineData("placements", "contract_from")]
    [InlineData("placements", "monthly_wage")]
    public void No_required_column_may_be_missing(string kind, string dropped)
    {
        var files = new BaseFiles();
        foreach (var column in dropped.Split(' '))
        {
            files[kind].DropColumn(column);
        }

        using var desk = new Desk(files);
        File.WriteAllText(desk.Out, OldOut);

        var result = desk.Assess();

        Assert.Contains(desk.ReadFindings(), finding => finding.Code == "column-missing" && finding.File == kind + ".csv");
        AssertRefusedWhole(desk, result, kind);
    }

    [Theory]
    [InlineData("employers", "commission_member concentrated")]
    [InlineData("filings", "seasonal_person_months")]
    [InlineData("placements", "grade certificate_valid_to contract_to insured_months engagement counted_at")]
    public void An_optional_column_may_be_missing(string kind, string optional)
    {
        var files = new BaseFiles();
        foreach (var column in optional.Split(' '))
        {
            files[kind].DropColumn(column);
        }

        AssertClean(files);
    }

    [Fact]
    public void Staff_may_be_filed_in_months_alone()
    {
        var files = new BaseFiles();
        files.Filings.Rows.RemoveAt(1);
        files.Placements.Rows.RemoveAt(1);
        files.Filings.DropColumn("headcount");

        AssertClean(files);
    }

    [Fact]
    public void Staff_may_be_filed_as_a_headcount_alone()
    {
        var files = new BaseFiles();
        files.Filings[0, "headcount"] = "100";
        for (var month = 1; month <= 12; month++)
        {
            files.Filings.DropColumn("m" + month.ToString("D2", CultureInfo.InvariantCulture));
        }

        AssertClean(files);
    }

    [Fact]
    public void A_header_alone_is_a_file_of_no_rows()
    {
        var files = new BaseFiles();
        foreach (var kind in BaseFiles.Kinds)
        {
            files[kind].Rows.Clear();
        }

        using var desk = new Desk(files);

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.All(BaseFiles.Kinds, kind => Assert.Equal(new ReadTotals(0, 0, 0), result.Totals[kind]));
        Assert.Single(File.ReadAllLines(desk.Out));
    }

    [Fact]
    public void A_header_without_a_line_end_is_a_file_of_no_rows()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", InputFile.Utf8.GetBytes(string.Join(',', new BaseFiles().Placements.Columns)));

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.Equal(new ReadTotals(0, 0, 0), result.Totals["placements"]);
    }

    [Fact]
    public void A_record_a_little_under_a_mebibyte_is_judged_as_a_row()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", BadFiles.WithField(new BaseFiles().Employers, BadFiles.Mebibyte - 2000));

        var result = desk.Assess();

        Assert.Equal(3, result.Exit);
        var finding = Assert.Single(desk.ReadFindings(), finding => finding.File == "employers.csv");
        Assert.Equal("uscc-invalid", finding.Code);
        Assert.Equal(new ReadTotals(3, 2, 1), result.Totals["employers"]);
    }

    [Fact]
    public void A_quoted_record_a_little_under_a_mebibyte_is_judged_as_a_row()
    {
        using var desk = new Desk(new BaseFiles());
        var files = new BaseFiles();
        files.Employers[0, "name"] = string.Concat(Enumerable.Repeat("甲,\n\"", (BadFiles.Mebibyte / 7) - 100));
        desk.Put("employers", files.Employers.ToBytes());

        var result = desk.Assess();

        Assert.Equal(3, result.Exit);
        Assert.Equal("name-invalid", Assert.Single(desk.ReadFindings(), finding => finding.File == "employers.csv").Code);
    }

    [Fact]
    public void A_long_file_of_short_records_is_taken()
    {
        using var desk = new Desk(BaseFiles.Register(units: 40_000));

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.Equal(new ReadTotals(40_000, 40_000, 0), result.Totals["employers"]);
        Assert.True(new FileInfo(desk.PathOf("employers")).Length > 2 * BadFiles.Mebibyte);
    }

    // ---- lines

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Lines_are_counted_with_blank_ones_and_with_breaks_inside_quotes(string end)
    {
        var header = "uscc,name,kind,region,registered_on,备注";
        string[] lines =
        [
            header,
            "",
            $"{BaseFiles.UnitA},甲公司,企业,640202,2015-06-01,\"一" + end + "二" + end + end + "三\"", // lines 3 to 6
            "",
            $"{BaseFiles.UnitB},乙公司,公司,640202,2015-06-01,\"一" + end + "二\"", // lines 8 and 9
            $"{BaseFiles.UnitC},丙公司,企业,640202,2023-02-29,", // line 10
            "",
            "",
            $"{BaseFiles.UnitA},甲公司,企业,640202,2015-06-01,", // line 13
        ];
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", InputFile.Utf8.GetBytes(string.Join(end, lines) + end));

        var result = desk.Assess();

        Assert.Equal(
            ["1 column-unknown", "8 kind-unknown", "10 date-invalid", "13 duplicate-row"],
            desk.ReadFindings().Where(finding => finding.File == "employers.csv").Select(finding => $"{finding.Line} {finding.Code}"));
        Assert.Equal(new ReadTotals(4, 1, 3), result.Totals["employers"]);
    }

    [Fact]
    public void The_last_line_needs_no_end()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("placements", InputFile.Utf8.GetBytes(new BaseFiles().Placements.ToCsv().TrimEnd('\n')));

        var result = desk.Assess();

        Assert.Equal(0, result.Exit);
        Assert.Equal(new ReadTotals(2, 2, 0), result.Totals["placements"]);
    }

    // ---- encodings and headers

    public static TheoryData<string> Writings => [.. WaysToWriteAFile.Keys];

    [Theory]
    [MemberData(nameof(Writings))]
    public void The_same_rows_give_the_same_result_in_whatever_way_they_are_written(string way)
    {
        using var plain = new Desk(WithRareNames());
        Assert.Equal(0, plain.Assess().Exit);
        using var desk = new Desk(WithRareNames());
        var (write, extension) = WaysToWriteAFile[way];
        foreach (var kind in BaseFiles.Kinds)
        {
            desk.Put(kind, write(WithRareNames()[kind]), extension);
        }

        var result = desk.Assess();

        Assert.Equal((0, ""), (result.Exit, string.Join(' ', desk.ReadFindings())));
        Assert.Equal(File.ReadAllText(plain.Out), File.ReadAllText(desk.Out));
        Assert.Contains("㐀𠮷堃公司", File.ReadAllText(desk.Out), StringComparison.Ordinal);
    }

    // ---- exit codes

    [Theory]
    [InlineData("assess --year 2023 --region 640202")]
    [InlineData("assess --year 2023 --region 640202 --employers {employers} --filings {filings}")]
    [InlineData("assess --region 640202 {files}")]
    [InlineData("assess --year 2023 {files}")]
    [InlineData("assess --year 2023 --region 640202 {files} --shape round")]
    [InlineData("assess --year 2023 --region 640202 {files} one-word-more")]
    [InlineData("assess --year last --region 640202 {files}")]
    [InlineData("assess --year 23 --region 640202 {files}")]
    [InlineData("assess --year 2023.5 --region 640202 {files}")]
    [InlineData("assess --year -2023 --region 640202 {files}")]
    [InlineData("assess --year 99999999999 --region 640202 {files}")]
    [InlineData("assess --year 2023 --region 64020 {files}")]
    [InlineData("assess --year 2023 --region 6402020 {files}")]
    [InlineData("assess --year 2023 --region 990000 {files}")]
    [InlineData("assess --year 2023 --region 大武口 {files}")]
    [InlineData("assess --year 2023 --region 640202 {files} --lang fr")]
    [InlineData("assess --year 2023 --region 640202 {files} --on 2024-13-01")]
    [InlineData("assess --year 2023 --region 640202 {files} --out")]
    [InlineData("asses --year 2023 --region 640202 {files}")]
    public void A_wrong_command_line_ends_with_2_and_writes_nothing(string line)
    {
        using var desk = new Desk(new BaseFiles());
        File.WriteAllText(desk.Out, OldOut);
        string[] args =
        [
            .. line.Split(' ').SelectMany(word => word switch
            {
                "{files}" => BaseFiles.Kinds.SelectMany(kind => new[] { "--" + kind, desk.PathOf(kind) }),
                "{employers}" => [desk.PathOf("employers")],
                "{filings}" => [desk.PathOf("filings")],
                _ => [word],
            }),
        ];

        var result = QuotaCommand.Run(line.EndsWith("--out", StringComparison.Ordinal) ? args : [.. args, "--out", desk.Out]);

        Assert.Equal(2, result.Exit);
        Assert.Empty(result.StdoutBytes);
        Assert.NotEmpty(result.Stderr);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
    }

    [Fact]
    public void The_same_command_line_without_the_fault_ends_with_0()
    {
        using var desk = new Desk(new BaseFiles());

        Assert.Equal(0, desk.AssessToStreams().Exit);
    }

    [Theory]
    [InlineData("employers")]
    [InlineData("filings")]
    [InlineData("placements")]
    public void An_input_file_that_is_not_there_ends_with_2(string kind)
    {
        using var desk = new Desk(new BaseFiles());
        File.WriteAllText(desk.Out, OldOut);
        File.Delete(desk.PathOf(kind));

        var result = desk.Assess();

        Assert.Equal(2, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
        Assert.Contains(kind + ".csv", result.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_weighs_more_than_a_refused_row()
    {
        var files = new BaseFiles();
        files.Employers[0, "kind"] = "公司";
        using var desk = new Desk(files);
        desk.Put("placements", BadFiles.All["a quote never closed"].Make(new BaseFiles().Placements));

        var result = desk.Assess();

        Assert.Equal(4, result.Exit);
        Assert.Contains(desk.ReadFindings(), finding => finding.Code == "kind-unknown");
        Assert.False(File.Exists(desk.Out));
    }

    [Fact]
    public void Two_refused_files_are_both_reported()
    {
        using var desk = new Desk(new BaseFiles());
        desk.Put("employers", []);
        desk.Put("placements", []);

        var result = desk.Assess();

        Assert.Equal(4, result.Exit);
        Assert.Equal(
            ["employers.csv", "placements.csv"],
            desk.ReadFindings().Where(finding => finding.Code == "file-empty").Select(finding => finding.File));
    }

    [Fact]
    public void A_year_without_parameters_ends_with_5()
    {
        using var desk = new Desk(new BaseFiles());
        File.WriteAllText(desk.Out, OldOut);
        string[] args = [.. desk.Arguments.Select(word => word == "2023" ? "2031" : word), "--out", desk.Out];

        var result = QuotaCommand.Run(args);

        Assert.Equal(5, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
    }

    [Theory]
    [InlineData("good files")]
    [InlineData("a refused row")]
    [InlineData("a refused file")]
    public void Parameters_that_cannot_be_read_weigh_more_than_any_file(string input)
    {
        using var desk = new Desk(new BaseFiles());
        if (input == "a refused row")
        {
            var files = new BaseFiles();
            files.Filings[0, "payroll_total"] = "1e5";
            desk.Put("filings", files.Filings.ToBytes());
        }
        else if (input == "a refused file")
        {
            desk.Put("filings", []);
        }

        File.WriteAllText(desk.Out, OldOut);
        using var policies = new TempFolder();

        var result = QuotaCommand.RunWith(
            new Dictionary<string, string> { ["QUOTA_POLICIES"] = policies.Path }, QuotaCommand.Clock, [.. desk.Arguments, "--out", desk.Out]);

        Assert.Equal(5, result.Exit);
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
    }

    [Theory]
    [InlineData("{ \"values\": [")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"parameter\": 7 }")]
    public void A_parameter_file_that_is_no_parameter_ends_with_5(string content)
    {
        using var desk = new Desk(new BaseFiles());
        using var policies = new TempFolder();
        File.WriteAllText(policies["quota-ratio.json"], content);

        var result = QuotaCommand.RunWith(
            new Dictionary<string, string> { ["QUOTA_POLICIES"] = policies.Path }, QuotaCommand.Clock, [.. desk.Arguments, "--out", desk.Out]);

        Assert.Equal(5, result.Exit);
        Assert.False(File.Exists(desk.Out));
    }

    [Fact]
    public void A_policies_folder_that_is_not_there_ends_with_5()
    {
        using var desk = new Desk(new BaseFiles());

        var result = QuotaCommand.RunWith(
            new Dictionary<string, string> { ["QUOTA_POLICIES"] = desk.Folder["no such folder"] }, QuotaCommand.Clock, [.. desk.Arguments, "--out", desk.Out]);

        Assert.Equal(5, result.Exit);
        Assert.False(File.Exists(desk.Out));
    }

    private static readonly Dictionary<string, (Func<InputFile, byte[]> Write, string Extension)> WaysToWriteAFile = new()
    {
        ["UTF-8 with a byte order mark"] = (file => [.. Encoding.UTF8.Preamble, .. file.ToBytes()], ".csv"),
        ["GB18030 with characters of four bytes"] = (file => InputFile.Gb18030.GetBytes(file.ToCsv()), ".csv"),
        ["CR LF at the line ends"] = (file => InputFile.Utf8.GetBytes(file.ToCsv().Replace("\n", "\r\n", StringComparison.Ordinal)), ".csv"),
        ["every field in quotes"] = (file => InputFile.Utf8.GetBytes(string.Concat(
            file.Rows.Prepend(file.Columns).Select(row => string.Join(',', row.Select(field => $"\"{field}\"")) + "\n"))), ".csv"),
        ["an extension in capitals"] = (file => file.ToBytes(), ".CSV"),
        ["headers in Chinese"] = (file => ChineseHeaders.Put(file).ToBytes(), ".csv"),
        ["headers in Chinese, GB18030"] = (file => InputFile.Gb18030.GetBytes(ChineseHeaders.Put(file).ToCsv()), ".csv"),
        ["headers in capitals between blanks"] = (file => InputFile.Utf8.GetBytes(Csv.Write(
            file.Rows.Prepend([.. file.Columns.Select(column => $" {column.ToUpperInvariant()} ")]))), ".csv"),
        ["columns from last to first"] = (file => InputFile.Utf8.GetBytes(Csv.Write(
            file.Rows.Prepend(file.Columns).Select(row => row.AsEnumerable().Reverse()))), ".csv"),
        ["rows from last to first"] = (file => InputFile.Utf8.GetBytes(Csv.Write(
            file.Rows.AsEnumerable().Reverse().Prepend(file.Columns))), ".csv"),
        ["XLSX"] = (file => Workbook.Of(file), ".xlsx"),
        ["XLSX with headers in Chinese"] = (file => Workbook.Of(ChineseHeaders.Put(file)), ".xlsx"),
    };

    private static BaseFiles WithRareNames()
    {
        var files = new BaseFiles();
        files.Employers[0, "name"] = "㐀𠮷堃公司";
        return files;
    }

    private static void AssertClean(BaseFiles files)
    {
        using var desk = new Desk(files);

        var result = desk.Assess();

        Assert.Equal("", string.Join('\n', desk.ReadFindings()));
        Assert.Equal(0, result.Exit);
    }

    private static void AssertRefusedWhole(Desk desk, CommandResult result, string kind)
    {
        Assert.Equal(4, result.Exit);
        Assert.Equal(0, result.Totals[kind].Accepted);
        Assert.All(BaseFiles.Kinds, each => Assert.Equal(result.Totals[each].Read, result.Totals[each].Accepted + result.Totals[each].Refused));
        Assert.Equal(OldOut, File.ReadAllText(desk.Out));
        Assert.Empty(result.StdoutBytes);
        Assert.Equal(
            BaseFiles.Kinds.Select(each => Path.GetFileName(desk.PathOf(each))).Append("assessments.csv").Append("findings.csv").Order(StringComparer.Ordinal),
            desk.Folder.Names);
    }
}
