using System.Diagnostics;
using Npgsql;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.Application.Tests.Audit;

/// <summary>Nothing changes without an entry, an entry never changes, and whoever changes one all the same is found.</summary>
public sealed class AuditTrailTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase();
    private readonly TempFolder folder = new();
    private string? origin;

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_trail_begins_with_its_table_and_grows_with_every_change()
    {
        using var desk = new Desk(new BaseFiles());
        database.ImportAll(desk);
        database.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--as", "甲", "--reason", "同一文件");
        database.Run();
        database.Quota("explain", BaseFiles.UnitA, "--year", "2023", "--as", "乙", "--reason", "单位来电询问");

        Assert.Equal(["(1,1)", "(2,2)", "(3,2)", "(4,2)", "(5,11)", "(6,3)", "(7,19)"], database.Rows("select number, act from audit_entry order by number"));
        Assert.Equal($"unit {BaseFiles.UnitA} 乙 单位来电询问 {Environment.UserName} {Environment.MachineName} 2023",
            database.Ask<string>("select concat_ws(' ', subject, by, reason, os_user, host, review_year) from audit_entry where number = 7"));
        Assert.Equal("", Faults());
    }

    [Fact]
    public void What_failed_leaves_no_entry_and_no_gap()
    {
        using (var connection = database.Connect())
        using (connection.BeginTransaction())
        {
            AuditTrail.Write(connection, new AuditEntry(AuditAct.FileImported, "甲", "file 1"));
        }

        Fill(1);
        Assert.Equal(["(1,1)", "(2,5)"], database.Rows("select number, act from audit_entry order by number"));
    }

    [Fact]
    public void Many_who_write_at_once_make_one_chain()
    {
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var connection = database.Connect();
                using var transaction = connection.BeginTransaction();
                AuditTrail.Write(connection, new AuditEntry(AuditAct.RunBegun, "甲", $"run {i}"));
                AuditTrail.Write(connection, new AuditEntry(AuditAct.RunCancelled, "甲", $"run {i}"));
                transaction.Commit();
            }
        });

        Assert.Equal("", Faults());
        Assert.Equal(161, database.Count("audit_entry"));
    }

    /// <summary>The lock that orders the chain is the commit's alone.</summary>
    [Fact]
    public void A_long_transaction_keeps_nobody_waiting()
    {
        using var slow = database.Connect();
        using var transaction = slow.BeginTransaction();
        AuditTrail.Write(slow, new AuditEntry(AuditAct.FileImported, "慢", "file 1"));
        Fill(1);
        transaction.Commit();
        Assert.Equal(["(2,某人)", "(3,慢)"], database.Rows("select number, by from audit_entry where number > 1 order by number"));
    }

    [Theory]
    [InlineData("update audit_entry set by = '另一人' where number = 5", "Changed 5")]
    [InlineData("update audit_entry set at = at + interval '1 microsecond' where number = 5", "Changed 5")]
    [InlineData("update audit_entry set region = 640202 where number = 5", "Changed 5")]
    [InlineData("update audit_entry set subject = 'run 9', hash = 'x' where number = 5", "Changed 5")]
    [InlineData("update audit_entry e set by = '另一人' where number = 5; update audit_entry e set hash = encode(sha256(convert_to(number || E'\\n' || array_to_string(audit_fields(e), E'\\n') || E'\\n' || previous, 'UTF8')), 'hex') where number = 5", "Changed 5")]
    [InlineData("delete from audit_entry where number = 5", "Missing 5")]
    [InlineData("delete from audit_entry where number between 5 and 7", "Missing 5-7")]
    [InlineData("delete from audit_entry where number = 5; update audit_entry set number = -number where number > 5; update audit_entry set number = -number - 1 where number < 0", "Moved 5 as 6; Moved 6 as 7; Moved 7 as 8; Moved 8 as 9; Moved 9 as 10; Moved 10 as 11; Missing 11")]
    [InlineData("update audit_entry set number = 0 where number = 5; update audit_entry set number = 5 where number = 6; update audit_entry set number = 6 where number = 0", "Moved 5 as 6; Moved 6 as 5")]
    [InlineData("update audit_entry set number = -number where number >= 5; update audit_entry set number = -number + 1 where number < 0; insert into audit_entry select 5, at, by, os_user, host, session, transaction, act, subject, reason, region, review_year, hash, '' from audit_entry where number = 4; update audit_entry e set hash = encode(sha256(convert_to(number || E'\\n' || array_to_string(audit_fields(e), E'\\n') || E'\\n' || previous, 'UTF8')), 'hex') where number = 5", "Inserted 5; Moved 6 as 5; Moved 7 as 6; Moved 8 as 7; Moved 9 as 8; Moved 10 as 9; Moved 11 as 10; Moved 12 as 11")]
    [InlineData("delete from audit_entry where number > 8", "Missing 9-11")]
    [InlineData("delete from audit_entry where number = 11", "Missing 11")]
    [InlineData("truncate audit_entry", "Missing 1-11")]
    public void What_a_superuser_does_to_it_is_found_and_named(string sql, string faults)
    {
        Fill(10);
        Anchor();
        Assert.Equal("", Faults());

        database.Do($"set session_replication_role = replica; {sql}");
        Assert.Equal(faults, Faults());
    }

    [Fact]
    public void The_command_says_what_was_found_and_ends_with_6()
    {
        Fill(10);
        Assert.Equal(0, database.Quota("audit", "anchor").Exit);
        Assert.Equal((0, "ok: 11 entries, 1 anchors"), Verified());

        database.Do("set session_replication_role = replica; delete from audit_entry where number = 11 or number = 5; update audit_entry set act = 3 where number = 7");
        var (exit, words) = Verified();
        Assert.Equal(6, exit);
        Assert.All(new[] { "entry 5 is missing", "entry 7 was changed", "entry 11 is missing" }, said => Assert.Contains(said, words, StringComparison.Ordinal));
    }

    [Fact]
    public void An_emptied_trail_is_no_new_one()
    {
        database.Do("set session_replication_role = replica; truncate audit_entry");
        Assert.Equal(6, Verified().Exit);
        Assert.Equal(6, database.Quota("audit", "anchor").Exit);
    }

    /// <summary>Chain and anchors lie in two places: who writes the whole trail anew does not reach the second.</summary>
    [Theory]
    [InlineData(2, "not the one that was anchored")]
    [InlineData(1, "only anchors of another trail")]
    public void A_trail_written_anew_does_not_fit_its_anchors(int from, string said)
    {
        Fill(10);
        Anchor();
        database.Do($$"""
            set session_replication_role = replica;
            do $do$ declare n bigint; begin
                for n in select number from audit_entry where number >= {{from}} order by number loop
                    update audit_entry set by = '另一人', previous = coalesce((select hash from audit_entry where number = n - 1), repeat('0', 64)) where number = n;
                    update audit_entry e set hash = encode(sha256(convert_to(number || E'\n' || array_to_string(audit_fields(e), E'\n') || E'\n' || previous, 'UTF8')), 'hex') where number = n;
                end loop;
            end $do$;
            """);
        var (exit, words) = Verified();
        Assert.Equal(6, exit);
        Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit_entry set by = 'x'", "42501")]
    [InlineData("delete from audit_entry", "42501")]
    [InlineData("truncate audit_entry", "42501")]
    [InlineData("insert into audit_entry select * from audit_entry", "42501")]
    [InlineData("insert into audit_pending (by, os_user, host, act, subject, reason) values ('x', 'x', 'x', 2, '', '')", "42501")]
    [InlineData("delete from audit_pending", "42501")]
    [InlineData("alter table audit_entry disable trigger all", "42501")]
    [InlineData("set session_replication_role = replica", "42501")]
    [InlineData("create temporary table audit_pending (id int, by text, os_user text, host text, act smallint, subject text, reason text, region int, review_year int); select write_audit('x', 'x', 'x', 2, 'x', '', null, null); select 1 / (select count(*) - 2 from audit_entry)", "22012")]
    [InlineData("insert into source_file (kind, review_year, name, sha256, bytes, rows_read, rows_accepted, imported_by, imported_on, imported_at, reason) values (1, 2023, 'x', '', 0, 0, 0, 'x', now(), now(), '')", "QC005")]
    public void The_application_can_only_add_to_it(string sql, string refusal)
    {
        using var connection = database.Connect();
        connection.Do("set role quota_application");
        Assert.Equal(refusal, Assert.Throws<PostgresException>(() =>
        {
            foreach (var statement in sql.Split("; "))
            {
                connection.Do(statement);
            }
        }).SqlState);
    }

    [Fact]
    public void Not_even_the_owner_edits_it_by_mistake() =>
        Assert.Equal("QC003", Assert.Throws<PostgresException>(() => database.Do("update audit_entry set by = 'x'")).SqlState);

    [Fact]
    public void Line_breaks_do_not_blur_the_text_that_is_hashed()
    {
        using (var connection = database.Connect())
        {
            AuditTrail.Write(connection, new AuditEntry(AuditAct.RunCancelled, "甲\n乙", "run 1") { Reason = "第一行\r\n第二行" });
        }

        Assert.Equal("甲 乙/第一行 第二行", database.Ask<string>("select by || '/' || reason from audit_entry where number = 2"));
        Assert.Equal("", Faults());
    }

    [Fact]
    public void An_auditor_checks_the_export_without_the_program()
    {
        Fill(5);
        using (var connection = database.Connect())
        {
            AuditTrail.Write(connection, new AuditEntry(AuditAct.RunCancelled, "=甲", "run 1") { Reason = "逗号, \"引号\"" });
        }

        Assert.Equal(0, database.Quota("audit", "export", "--out", folder["audit.csv"], "--as", "审计员").Exit);
        var method = File.ReadAllText(folder["audit.txt"]);
        var program = string.Join('\n', method[method.IndexOf("  import csv", StringComparison.Ordinal)..].Split('\n').Select(line => line.Length > 2 ? line[2..] : line));
        File.WriteAllText(folder["check.py"], program);

        Assert.Equal((0, $"8 entries, last hash {database.Ask<string>("select hash from audit_entry where number = 8")}"), Python("check.py", "audit.csv"));

        File.WriteAllText(folder["audit.csv"], File.ReadAllText(folder["audit.csv"]).Replace("逗号", "句号", StringComparison.Ordinal));
        Assert.Equal(1, Python("check.py", "audit.csv").Exit);
    }

    [Fact]
    public void The_same_head_is_anchored_once()
    {
        Anchor();
        Anchor();
        Fill(1);
        Anchor();
        var file = Assert.Single(Directory.GetFiles(database.Anchors));
        Assert.Equal(["number", "1", "2"], File.ReadAllLines(file).Select(line => line.Split(',')[0]));
    }

    private (int Exit, string Words) Verified()
    {
        var result = database.Quota("audit", "verify");
        return (result.Exit, result.Exit == 0 ? result.Stdout.Split('.')[0].Trim() : result.Stdout);
    }

    /// <summary>As the command does, from here: a process for each row of a table would take too long.</summary>
    private void Anchor()
    {
        using var connection = database.Connect();
        new AnchorFile(database.Anchors, AuditTrail.Origin(connection)!).Add(AuditTrail.Head(connection)!, "test", QuotaCommand.Clock.GetUtcNow());
        origin = AuditTrail.Origin(connection)!;
    }

    private string Faults()
    {
        using var connection = database.Connect();
        var anchors = origin is null ? [] : new AnchorFile(database.Anchors, origin).Read();
        return string.Join("; ", AuditChain.Check(AuditTrail.Read(connection), anchors).Select(fault => fault switch
        {
            AuditFault.Missing(var first, var last) => first == last ? $"Missing {first}" : $"Missing {first}-{last}",
            AuditFault.Moved(var number, var writtenAs) => $"Moved {number} as {writtenAs}",
            _ => $"{fault.GetType().Name} {fault.Number}",
        }));
    }

    private void Fill(int entries)
    {
        for (var i = 1; i <= entries; i++)
        {
            using var connection = database.Connect();
            AuditTrail.Write(connection, new AuditEntry(AuditAct.RunCancelled, "某人", $"run {i}") { Reason = "重复" });
        }
    }

    private (int Exit, string Stdout) Python(params string[] files)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", files.Select(name => folder[name])) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, said.Trim());
    }
}
