using System.Globalization;
using System.Security.Cryptography;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Filings;

/// <summary>What an import keeps: rows with their file and line, versions, findings, the file itself; and nothing of a file it refuses.</summary>
public sealed class ImportTests(Postgres postgres) : IDisposable
{
    private const string Reason = "单位更正申报";
    private readonly TestDatabase database = postgres.NewDatabase();

    public static TheoryData<string> Kinds => [.. BaseFiles.Kinds];

    public void Dispose() => database.Dispose();

    // ---- once and again

    [Fact]
    public void The_same_files_again_change_nothing()
    {
        using var desk = new Desk(Faulty());
        database.ImportAll(desk);
        var before = database.ImportContent();

        foreach (var kind in BaseFiles.Kinds)
        {
            var again = database.Import(kind, desk.PathOf(kind), BaseFiles.Year, "--reason", "again", "--as", "another");

            Assert.Equal(3, again.Exit);
            Assert.Contains("imported before", again.Stderr, StringComparison.Ordinal);
        }

        Assert.Equal(before, database.ImportContent());
    }

    [Fact]
    public void The_same_bytes_under_another_name_are_the_same_file()
    {
        using var desk = new Desk(new BaseFiles());
        database.Import("employers", desk.PathOf("employers"));
        File.Copy(desk.PathOf("employers"), desk.Folder["renamed.csv"]);

        Assert.Equal(0, database.Import("employers", desk.Folder["renamed.csv"]).Exit);

        Assert.Equal(1, database.Count("source_file"));
    }

    [Fact]
    public void The_same_rows_in_another_file_are_kept_with_the_file_they_came_in_first()
    {
        using var desk = new Desk(new BaseFiles());
        database.Import("employers", desk.PathOf("employers"));
        var before = database.Rows("select * from employer order by uscc");
        desk.Put("employers", [.. File.ReadAllBytes(desk.PathOf("employers")), (byte)'\n']);

        var result = database.Import("employers", desk.PathOf("employers"));

        Assert.Contains("0 new, 0 changed, 3 unchanged", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(2, database.Count("source_file"));
        Assert.Equal(before, database.Rows("select * from employer order by uscc"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_told_again_tells_its_findings_again(string kind)
    {
        using var desk = new Desk(Faulty());
        database.ImportAll(desk);

        Assert.Equal(3, database.Import(kind, desk.PathOf(kind), BaseFiles.Year, "--findings", desk.Findings).Exit);

        Assert.Equal(KeptFindings(kind), Told(desk));
        Assert.Contains(desk.ReadFindings(), finding => finding.Severity == "error");
    }

    [Fact]
    public void Several_files_in_one_command_tell_all_their_findings()
    {
        using var desk = new Desk(Faulty());
        var other = Faulty();
        other.Employers[0, "uscc"] = BaseFiles.UnitNumbered(77);
        File.WriteAllBytes(desk.Folder["more-employers.csv"], other.Employers.ToBytes());

        var result = database.Quota(
            "import", "employers", desk.PathOf("employers"), desk.Folder["more-employers.csv"],
            "--year", "2023", "--findings", desk.Findings);

        Assert.Equal(3, result.Exit);
        Assert.Equal(["employers.csv", "more-employers.csv"], desk.ReadFindings().Select(finding => finding.File).Distinct());
    }

    // ---- where a row came from

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stored_row_knows_its_file_and_line(string kind)
    {
        using var desk = new Desk(new BaseFiles());
        var lines = File.ReadAllLines(desk.PathOf(kind));
        File.WriteAllLines(desk.PathOf(kind), [lines[0], "", lines[1], "", "", .. lines[2..]]);
        database.ImportAll(desk);
        lines = File.ReadAllLines(desk.PathOf(kind));

        var rows = database.Rows($"select f.name, r.line, r.uscc from {kind[..^1]} r join source_file f on f.id = r.file_id order by r.line");

        var expected = lines.Select((line, at) => (line, at)).Skip(1).Where(l => l.line.Length > 0)
            .Select(l => string.Create(CultureInfo.InvariantCulture, $"({kind}.csv,{l.at + 1},{l.line.Split(',')[0]})"));
        Assert.Equal(expected, rows);
    }

    [Fact]
    public void The_kept_file_tells_who_brought_it_when_and_how_many_rows_it_had()
    {
        using var desk = new Desk(Faulty());

        database.Import("employers", desk.PathOf("employers"), BaseFiles.Year, "--as", "li.si", "--on", "2024-03-05", "--reason", Reason);

        Assert.Equal(
            [$"(1,2023,employers.csv,{new FileInfo(desk.PathOf("employers")).Length.ToString(CultureInfo.InvariantCulture)},4,3,li.si,2024-03-05,{Reason})"],
            database.Rows("select kind, review_year, name, bytes, rows_read, rows_accepted, imported_by, imported_on, reason from source_file"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void The_kept_bytes_are_the_file_and_hash_to_its_number(int mebibytesOfBlankLines)
    {
        using var desk = new Desk(new BaseFiles());
        byte[] bytes = [.. File.ReadAllBytes(desk.PathOf("employers")), .. Enumerable.Repeat((byte)'\n', mebibytesOfBlankLines << 20)];
        desk.Put("employers", bytes);

        Assert.Equal(0, database.Import("employers", desk.PathOf("employers")).Exit);

        Assert.True(bytes.AsSpan().SequenceEqual(database.KeptBytes()));
        Assert.Equal(SHA256.HashData(bytes), database.Ask<byte[]>("select sha256 from source_file"));
        Assert.Equal(mebibytesOfBlankLines == 0 ? 1 : 3, database.Count("source_file_part"));
    }

    [Fact]
    public void The_findings_kept_are_those_of_the_findings_file()
    {
        using var desk = new Desk(Faulty());

        foreach (var kind in BaseFiles.Kinds)
        {
            Assert.Equal(3, database.Import(kind, desk.PathOf(kind), BaseFiles.Year, "--findings", desk.Findings).Exit);

            Assert.Equal(Told(desk), KeptFindings(kind));
        }
    }

    [Fact]
    public void Three_imports_find_what_one_assessment_finds()
    {
        using var desk = new Desk(Faulty());
        desk.Assess();
        var together = desk.ReadFindings();
        var apart = new List<FoundLine>();

        foreach (var kind in BaseFiles.Kinds)
        {
            database.Import(kind, desk.PathOf(kind), BaseFiles.Year, "--findings", desk.Findings);
            apart.AddRange(desk.ReadFindings());
        }

        Assert.Equal(together, apart);
    }

    // ---- amended

    [Fact]
    public void An_amended_filing_becomes_the_next_version_and_the_first_stays()
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        database.ImportAll(desk);
        files.Filings[0, "payroll_total"] = "6600000";
        desk.Put("filings", files.Filings.ToBytes());

        var result = database.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--reason", Reason, "--on", "2024-10-08");

        Assert.Contains("0 new, 1 changed, 1 unchanged", result.Stderr, StringComparison.Ordinal);
        Assert.Equal(
            new[]
            {
                $"({BaseFiles.UnitA},1,f,6000000.00,,)",
                $"({BaseFiles.UnitA},2,t,6600000.00,{Reason},2024-10-08)",
                $"({BaseFiles.UnitB},1,t,4000000.50,,)",
            }.Order(StringComparer.Ordinal),
            database.Rows(
                """
                select g.uscc, g.version, g.replaced_by is null as current, g.payroll, f.reason, case when f.reason <> '' then f.imported_on end
                from filing g join source_file f on f.id = g.file_id order by g.uscc, g.version
                """).Select(row => row.Replace("\"\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_filing_amended_back_is_a_third_version()
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        database.ImportAll(desk);
        foreach (var (payroll, blankLines) in new[] { ("6600000", 0), ("6000000", 1) })
        {
            files.Filings[0, "payroll_total"] = payroll;
            desk.Put("filings", [.. files.Filings.ToBytes(), .. Enumerable.Repeat((byte)'\n', blankLines)]);
            database.Import("filings", desk.PathOf("filings"));
        }

        Assert.Equal(
            ["(1,f,6000000.00)", "(2,f,6600000.00)", "(3,t,6000000.00)"],
            database.Rows($"select version, replaced_by is null as current, payroll from filing where uscc = '{BaseFiles.UnitA}' order by version"));
    }

    [Theory]
    [InlineData("employers", "name", "大武口甲机械股份有限公司")]
    [InlineData("filings", "payroll_total", "6600000")]
    [InlineData("placements", "monthly_wage", "5001")]
    public void The_first_file_again_after_another_takes_effect_again(string kind, string column, string value)
    {
        using var imported = postgres.NewDatabase(postgres.BaseFilesImported);
        var files = new BaseFiles();
        using var desk = new Desk(files);
        var first = File.ReadAllBytes(desk.PathOf(kind));
        files[kind][0, column] = value;
        desk.Put(kind, files[kind].ToBytes());
        Assert.Contains("0 new, 1 changed", imported.Import(kind, desk.PathOf(kind)).Stderr, StringComparison.Ordinal);
        desk.Put(kind, first);

        Assert.Contains("0 new, 1 changed", imported.Import(kind, desk.PathOf(kind)).Stderr, StringComparison.Ordinal);

        Assert.Equal(
            ["(1,f)", "(2,f)", "(3,t)"],
            imported.Rows($"select version, replaced_by is null as current from {kind[..^1]} where uscc = '{BaseFiles.UnitA}' order by version"));
        Assert.Contains("imported before", imported.Import(kind, desk.PathOf(kind)).Stderr, StringComparison.Ordinal);
        Assert.Equal(3, imported.Ask<long>($"select count(*) from source_file where name = '{kind}.csv'"));
    }

    [Fact]
    public void A_file_whose_rows_were_refused_for_want_of_their_unit_is_taken_again_once_it_is_registered()
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        using var whole = new Desk(new BaseFiles());
        files.Employers.Rows.RemoveAt(0);
        desk.Put("employers", files.Employers.ToBytes());
        database.Import("employers", desk.PathOf("employers"));
        Assert.Equal(3, database.Import("filings", desk.PathOf("filings")).Exit);
        database.Import("employers", whole.PathOf("employers"));

        var again = database.Import("filings", desk.PathOf("filings"));

        Assert.Equal(0, again.Exit);
        Assert.Contains("1 new, 0 changed", again.Stderr, StringComparison.Ordinal);
        Assert.Equal(2, database.Count("filing"));
    }

    [Theory]
    [InlineData("employers", "name", "大武口甲机械股份有限公司")]
    [InlineData("employers", "kind", "事业单位")]
    [InlineData("employers", "commission_member", "是")]
    [InlineData("filings", "filed_on", "2024-03-16")]
    [InlineData("filings", "seasonal_person_months", "0.0001")]
    [InlineData("placements", "certificate_valid_to", "")]
    [InlineData("placements", "contract_to", "2029-12-31")]
    [InlineData("placements", "insured_months", "1-11")]
    [InlineData("placements", "monthly_wage", "5000;5000;5000;5000;5000;5000;5000;5000;5000;5000;5000;5001")]
    public void Any_changed_value_makes_a_next_version_of_that_row_alone(string kind, string column, string value)
    {
        using var imported = postgres.NewDatabase(postgres.BaseFilesImported);
        var files = new BaseFiles();
        using var desk = new Desk(files);
        files[kind][0, column] = value;
        desk.Put(kind, files[kind].ToBytes());

        Assert.Contains("0 new, 1 changed", imported.Import(kind, desk.PathOf(kind)).Stderr, StringComparison.Ordinal);

        var table = kind[..^1];
        Assert.Equal(
            ["(1,f)", "(2,t)"],
            imported.Rows($"select version, replaced_by is null as current from {table} where uscc = '{BaseFiles.UnitA}' order by version"));
        Assert.Equal(0, imported.Ask<long>($"select count(*) from {table} where uscc <> '{BaseFiles.UnitA}' and version <> 1"));
    }

    // ---- refused as a whole

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_refused_as_a_whole_leaves_nothing(string kind)
    {
        using var desk = new Desk(new BaseFiles());
        foreach (var earlier in BaseFiles.Kinds.TakeWhile(other => other != kind))
        {
            database.Import(earlier, desk.PathOf(earlier));
        }

        var before = database.ImportContent();
        var sound = File.ReadAllBytes(desk.PathOf(kind));
        foreach (var (bytes, code) in new (byte[], string)[]
        {
            ([], "file-empty"),
            ([.. sound, 0xFF, 0xFE, 0xFD, (byte)'\n'], "file-encoding"),
            ([.. sound, (byte)'"', (byte)'a'], "quote-open"),
            ([(byte)'x', .. sound], "column-missing"),
        })
        {
            desk.Put(kind, bytes);

            var result = database.Import(kind, desk.PathOf(kind), BaseFiles.Year, "--findings", desk.Findings);

            Assert.Equal(4, result.Exit);
            Assert.Contains(desk.ReadFindings(), finding => finding.Code == code);
            Assert.Equal(before, database.ImportContent());
        }

        Assert.Equal(0, database.Ask<long>($"select count(*) from pg_inherits where inhparent = '{kind[..^1]}'::regclass"));
    }

    /// <summary>No database keeps a null character as text, so none may come so far.</summary>
    [Theory]
    [InlineData("employers", "name", "甲\0乙")]
    [InlineData("placements", "name", "甲\0乙")]
    [InlineData("placements", "certificate_no", "甲\0乙")]
    [InlineData("employers", "name", "甲_x0000_乙")]
    [InlineData("placements", "name", "甲_x0000_乙")]
    [InlineData("placements", "certificate_no", "甲_x0000_乙")]
    public void A_null_character_ends_an_import_as_it_ends_an_assessment(string kind, string column, string value)
    {
        var files = new BaseFiles();
        files.Placements[0, "certificate_type"] = "残疾军人证";
        files.Placements[0, "certificate_no"] = "军123456";
        files.Placements[0, "grade"] = "5";
        using var desk = new Desk(files);
        using var imported = postgres.NewDatabase();
        foreach (var earlier in BaseFiles.Kinds.TakeWhile(other => other != kind))
        {
            imported.Import(earlier, desk.PathOf(earlier));
        }

        files[kind][0, column] = value;
        var isWorkbook = !value.Contains('\0', StringComparison.Ordinal);
        desk.Put(kind, isWorkbook ? Workbook.Of(files[kind]) : files[kind].ToBytes(), isWorkbook ? ".xlsx" : ".csv");

        var result = imported.Import(kind, desk.PathOf(kind));

        Assert.Contains(result.Exit, new[] { 0, 3, 4 });
        Assert.Equal(desk.Assess().Exit, result.Exit);
    }

    // ---- at once

    [Fact]
    public void The_same_file_twice_at_once_is_kept_once()
    {
        using var desk = new Desk(new BaseFiles());
        using var held = database.Connect();
        using var transaction = held.BeginTransaction();
        held.Do("lock table source_file in exclusive mode");
        using var first = database.Start(TestDatabase.ImportArguments("employers", desk.PathOf("employers")));
        using var second = database.Start(TestDatabase.ImportArguments("employers", desk.PathOf("employers")));
        database.WaitUntilBlocked(sessions: 2);
        transaction.Rollback();

        var results = new[] { QuotaCommand.Finish(first), QuotaCommand.Finish(second) };

        Assert.All(results, result => Assert.True(result.Exit == 0, result.Stderr));
        Assert.Single(results, result => result.Stderr.Contains("imported before", StringComparison.Ordinal));
        Assert.Equal("source_file 1, source_file_part 1, finding 0, employer 3, filing 0, refused_filing 0, placement 0", database.ImportCounts());
    }

    [Fact]
    public void Two_files_that_bring_the_same_unit_at_once_make_one_version_each()
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        files.Employers[0, "name"] = "大武口甲机械股份有限公司";
        File.WriteAllBytes(desk.Folder["renamed.csv"], files.Employers.ToBytes());
        using var first = database.Start(TestDatabase.ImportArguments("employers", desk.PathOf("employers")));
        using var second = database.Start(TestDatabase.ImportArguments("employers", desk.Folder["renamed.csv"]));

        var results = new[] { QuotaCommand.Finish(first), QuotaCommand.Finish(second) };

        Assert.All(results, result => Assert.True(result.Exit == 0, result.Stderr));
        Assert.Equal(["(1,f)", "(2,t)"], database.Rows($"select version, replaced_by is null as current from employer where uscc = '{BaseFiles.UnitA}' order by version"));
        Assert.Equal(4, database.Count("employer"));
    }

    // ---- a register for every year

    [Fact]
    public void A_register_without_a_year_leaves_out_later_units_at_the_run()
    {
        var files = new BaseFiles();
        files.Employers[1, "registered_on"] = "2024-05-01";
        files.Placements.Rows.RemoveAt(1);
        using var desk = new Desk(files);
        Assert.Equal(3, desk.Assess().Exit);

        Assert.Equal(0, database.Import("employers", desk.PathOf("employers"), year: null).Exit);
        Assert.Equal(3, database.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--findings", desk.Findings).Exit);
        Assert.Equal(0, database.Import("placements", desk.PathOf("placements")).Exit);

        Assert.Equal("employer-unknown", Assert.Single(desk.ReadFindings()).Code);
        database.Run();
        Assert.Equal(File.ReadAllText(desk.Out), database.Export());
        database.Run(2024);
        Assert.Contains(BaseFiles.UnitB, database.Export(2024), StringComparison.Ordinal);
    }

    [Fact]
    public void A_years_own_rows_take_the_place_of_those_for_every_year()
    {
        var files = new BaseFiles();
        using var desk = new Desk(files);
        database.Import("employers", desk.PathOf("employers"), year: null);
        files.Employers.Rows.RemoveRange(1, 2);
        files.Employers[0, "name"] = "大武口甲机械股份有限公司";
        files.Employers[0, "region"] = "640205";
        desk.Put("employers", files.Employers.ToBytes());
        Assert.Equal(0, database.Import("employers", desk.PathOf("employers")).Exit);

        database.Run(2023);
        database.Run(2022);

        Assert.Equal(new[] { BaseFiles.UnitB, BaseFiles.UnitC }.Order(StringComparer.Ordinal), Units(database.Export(2023)));
        Assert.Equal(new[] { BaseFiles.UnitA, BaseFiles.UnitB, BaseFiles.UnitC }.Order(StringComparer.Ordinal), Units(database.Export(2022)));
    }

    // ---- a database that is not to be had

    [Theory]
    [InlineData("Host=/no/such/folder;Username=quota;Database=quota")]
    [InlineData("Host=127.0.0.1;Port=9;Username=quota;Database=quota;Password=geheim-77")]
    [InlineData("this is no connection string")]
    [InlineData("Host=/no/such/folder;Port=no number;Password=geheim-77")]
    public void A_named_database_that_is_not_there_ends_with_7(string named)
    {
        using var desk = new Desk(new BaseFiles());

        var result = QuotaCommand.RunWith(
            new Dictionary<string, string> { ["QUOTA_DATABASE"] = named }, TimeProvider.System,
            TestDatabase.ImportArguments("employers", desk.PathOf("employers")));

        Assert.True(result.Exit == 7, result.Stderr);
        Assert.DoesNotContain("   at ", result.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-77", result.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_may_only_read_ends_with_7()
    {
        using var desk = new Desk(new BaseFiles());
        database.Do($"do $$ begin create role reader login; exception when duplicate_object then null; end $$; grant select on all tables in schema public to reader");
        var reader = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "reader" }.ConnectionString;

        var result = QuotaCommand.RunWith(
            new Dictionary<string, string> { ["QUOTA_DATABASE"] = reader }, TimeProvider.System,
            TestDatabase.ImportArguments("employers", desk.PathOf("employers")));

        Assert.True(result.Exit == 7, result.Stderr);
        Assert.Equal(0, database.Count("source_file"));
    }

    /// <summary>Each file with sound rows, refused rows, a warning, and a unit the others do not know.</summary>
    private static BaseFiles Faulty()
    {
        var files = new BaseFiles();
        files.Employers.AddColumn("remark", "");
        files.Employers.Add(BaseFiles.UnitNumbered(5), "", "公司", "999999", "2023-02-30", "vielleicht", "", "");
        files.Filings.Add([BaseFiles.UnitC, .. Enumerable.Repeat("", 12), "-1", "", "1.234", "yesterday"]);
        files.Filings.Add([BaseFiles.Stranger, .. Enumerable.Repeat("", 12), "10", "", "1000", "2024-03-15"]);
        files.Filings.Add([BaseFiles.UnitA, .. Enumerable.Repeat("", 12), "10", "", "1000", "2024-03-15"]);
        files.Placements.Add(BaseFiles.UnitC, "某人", BaseFiles.OtherId, "残疾人证", BaseFiles.OtherId + "49", "", "", "2020-01-01", "2019-01-01", "0-13", "x", "", "");
        return files;
    }

    private List<FoundLine> KeptFindings(string kind)
    {
        using var connection = database.Connect();
        using var command = Sql.Command(
            connection,
            """
            select f.name, g.line::text, g.uscc, g.field, g.code, case when g.is_warning then 'warning' else 'error' end
            from finding g join source_file f on f.id = g.file_id where f.name like @name order by g.file_id, g.number
            """,
            ("name", kind + ".%"));
        using var reader = command.ExecuteReader();
        var found = new List<FoundLine>();
        while (reader.Read())
        {
            found.Add(new FoundLine(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), ""));
        }

        return found;
    }

    /// <summary>The findings file without its messages: those are made when a finding is told.</summary>
    private static List<FoundLine> Told(Desk desk) => [.. desk.ReadFindings().Select(finding => finding with { Message = "" })];

    private static IEnumerable<string> Units(string csv) => Csv.Read(csv).Skip(1).Select(row => row[0]);
}
