using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Protection;

/// <summary>What becomes of a key: made once, changed under load, lost, wrong, older than the database or newer.</summary>
public sealed class KeysTests : IDisposable
{
    private readonly Postgres postgres;
    private readonly KeyFile keys;
    private readonly Desk desk = new(new BaseFiles());
    private readonly TestDatabase database;

    public KeysTests(Postgres postgres)
    {
        this.postgres = postgres;
        keys = new KeyFile(postgres.BaseFilesImported.Keys);
        database = postgres.NewDatabase(postgres.BaseFilesImported) with { Keys = keys.Path };
    }

    public void Dispose()
    {
        database.Dispose();
        desk.Dispose();
        keys.Dispose();
    }

    [Fact]
    public void The_first_import_makes_a_key_that_only_its_owner_may_read()
    {
        using var own = new KeyFile();
        using var fresh = postgres.NewDatabase() with { Keys = own.Path };

        Assert.Equal(0, fresh.Import("employers", desk.PathOf("employers")).Exit);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(own.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(own.Path)!));
        Assert.Equal(["(1,1)"], fresh.Rows("select number, suite from sealing_key"));
        Assert.Equal(["(1)"], fresh.Rows("select key_number from source_file_part"));
    }

    [Fact]
    public void A_key_file_that_others_may_read_is_refused()
    {
        File.SetUnixFileMode(keys.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var result = database.Quota(TestDatabase.RunArguments());

        Assert.Equal(7, result.Exit);
        Assert.Contains("chmod 600", result.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_key_is_told_with_what_is_under_it_and_stops_nothing_else()
    {
        database.Run();
        var figures = database.Export();
        var before = database.ImportContent();
        File.Delete(keys.Path);

        foreach (var line in new[] { TestDatabase.RunArguments(), ["explain", BaseFiles.UnitA, "--year", "2023"], ["keys", "check"], TestDatabase.ImportArguments("employers", desk.PathOf("employers"), null) })
        {
            var result = database.Quota(line);

            Assert.True(result.Exit == 7, $"{line[0]}: {result.Stderr}");
            Assert.Contains("Key 1", result.Stderr, StringComparison.Ordinal);
            Assert.Contains("rosters of 2023 and 3 kept files", result.Stderr, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(keys.Path));
        Assert.Equal(before, database.ImportContent());
        Assert.Equal(figures, database.Export());
        Assert.Equal(0, database.Quota("review", "show").Exit);
        Assert.Contains("1,aes,", database.Quota("keys", "list").Stdout, StringComparison.Ordinal);
        Assert.Contains(",no,2023,3", database.Quota("keys", "list").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_met_no_key_is_taken_up_once_the_key_is_back()
    {
        var kept = keys.Copy("kept");
        File.Delete(keys.Path);
        Assert.Equal(7, database.Quota(TestDatabase.RunArguments()).Exit);
        Assert.Equal(0, database.Count("run"));
        Assert.Equal(0, database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Exit);
        Assert.Equal(7, database.Quota("review", "recover").Exit);
        Assert.Equal(["(1,0)"], database.Rows("select r.state, max(c.takings) as takings from run r join run_chunk c on c.run_id = r.id group by 1"));
        File.Move(kept, keys.Path);

        Assert.Equal(0, database.Quota("review", "recover").Exit);

        Assert.Equal(["(2)"], database.Rows("select state from run"));
    }

    [Fact]
    public void Another_key_under_the_same_number_is_noticed_before_anything_is_read_or_written()
    {
        var before = database.ImportContent();
        using var foreign = new KeyFile();
        using (var other = database.Copy() with { Keys = foreign.Path })
        {
            other.Do("delete from sealing_key");
            Assert.Equal(0, other.Quota(TestDatabase.ImportArguments("employers", desk.PathOf("employers"), null)).Exit);
        }

        foreach (var line in new[] { TestDatabase.RunArguments(), ["keys", "list"], ["keys", "rotate"], TestDatabase.ImportArguments("employers", desk.PathOf("employers"), null) })
        {
            var result = (database with { Keys = foreign.Path }).Quota(line);

            Assert.True(result.Exit == 7, $"{line[0]}: {result.Stderr}");
            Assert.Contains("is not key 1 of this database", result.Stderr, StringComparison.Ordinal);
        }

        Assert.Equal(before, database.ImportContent());
        Assert.Equal(1, database.Count("sealing_key"));
    }

    [Fact]
    public void A_second_machine_without_the_key_makes_none_of_its_own()
    {
        using var elsewhere = new KeyFile();

        var result = (database with { Keys = elsewhere.Path }).Quota(TestDatabase.RunArguments());

        Assert.Equal(7, result.Exit);
        Assert.Contains("QUOTA_KEYS", result.Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere.Path));
    }

    [Fact]
    public void Rotation_brings_everything_under_the_new_key_and_changes_no_figure()
    {
        var run = database.Run();
        var content = database.KeptBytes();
        var personKeys = database.Rows("select person_key from placement");

        var result = database.Quota("keys", "rotate");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Equal(["(2023,2)"], database.Rows("select review_year, key_number from placement_key"));
        Assert.Equal(["(2)"], database.Rows("select distinct get_byte(person, 2) from placement union select get_byte(identity, 2) from placement union select get_byte(content, 2) from source_file_part"));
        Assert.Empty(personKeys.Intersect(database.Rows("select person_key from placement")));
        Assert.True(content.AsSpan().SequenceEqual(database.KeptBytes()));
        Assert.Equal(0, database.Quota("review", "replay", Text(run)).Exit);
        Assert.Equal(0, database.Quota("keys", "check").Exit);

        // The same roster again still changes nothing: rows are compared under the new key.
        desk.Put("placements", [.. File.ReadAllBytes(desk.PathOf("placements")), (byte)'\n']);
        Assert.Contains("0 new, 0 changed, 2 unchanged", database.Import("placements", desk.PathOf("placements")).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rotation_that_was_cut_off_is_gone_on_with()
    {
        var run = database.Run();
        using (var opened = database.Open())
        {
            opened.Keys.Rotate();
        }

        Assert.Equal(0, database.Quota("review", "replay", Text(run)).Exit);
        Assert.Contains("2 placements and 3 file parts are under key 2", database.Quota("keys", "reseal").Stdout, StringComparison.Ordinal);
        Assert.Contains("0 placements and 0 file parts", database.Quota("keys", "reseal").Stdout, StringComparison.Ordinal);
    }

    /// <summary>The rows come first, the file's part is in another's hands: what is done stays done.</summary>
    [Fact]
    public void A_part_of_a_file_that_another_holds_is_sealed_anew_by_the_next_pass()
    {
        using (var held = database.Connect())
        {
            using var transaction = held.BeginTransaction();
            held.Do("select 1 from source_file_part where file_id = 3 for update");
            Assert.Equal(0, database.Quota("keys", "rotate").Exit);
        }

        Assert.Equal(["(2023,2)"], database.Rows("select review_year, key_number from placement_key"));
        Assert.Equal(["(1,2)", "(2,2)", "(3,1)"], database.Rows("select file_id, key_number from source_file_part order by 1"));
        Assert.Contains("0 placements and 1 file parts are under key 2", database.Quota("keys", "reseal").Stdout, StringComparison.Ordinal);
        Assert.Equal(0, database.Quota("keys", "check").Exit);
    }

    [Fact]
    public void A_database_restored_from_before_a_rotation_is_read_with_its_older_key_and_goes_on_with_the_newest()
    {
        var run = database.Run();
        using var restored = database.Copy();
        Assert.Equal(0, database.Quota("keys", "rotate").Exit);

        Assert.Equal(0, restored.Quota("review", "replay", Text(run)).Exit);
        Assert.Equal(0, restored.Quota("keys", "check").Exit);
        Assert.Equal(["(1)", "(2)"], restored.Rows("select number from sealing_key order by 1"));
        Assert.Contains("2 placements and 3 file parts are under key 2", restored.Quota("keys", "reseal").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_missed_a_rotation_asks_for_the_new_key()
    {
        var old = keys.Copy("elsewhere");
        Assert.Equal(0, database.Quota("keys", "rotate").Exit);

        var result = (database with { Keys = old }).Quota(TestDatabase.RunArguments());

        Assert.Equal(7, result.Exit);
        Assert.Contains("Key 2", result.Stderr, StringComparison.Ordinal);
    }

    /// <summary>An import of the year and the change of keys wait for one another; runs wait for neither.</summary>
    [Fact]
    public void A_rotation_under_load_loses_no_row_and_changes_no_figure()
    {
        var files = new BaseFiles();
        files.Placements[1, "insured_months"] = "1-6";
        desk.Put("placements", files.Placements.ToBytes());
        var before = database.Run();
        using var held = database.Connect();
        using var transaction = held.BeginTransaction();
        held.Do("select pg_advisory_xact_lock(3, 2023)");
        using var rotating = database.Start("keys", "rotate");
        using var importing = database.Start(TestDatabase.ImportArguments("placements", desk.PathOf("placements")));
        database.WaitUntilBlocked(sessions: 2);

        var during = database.Run();
        transaction.Rollback();
        using var running = database.Start(TestDatabase.RunArguments());
        Assert.All(new[] { rotating, importing, running }.Select(QuotaCommand.Finish).ToList(), result => Assert.True(result.Exit == 0, result.Stderr));

        Assert.Equal(["(2023,2)"], database.Rows("select review_year, key_number from placement_key"));
        Assert.Equal(["(1,f)", "(1,t)", "(2,t)"], database.Rows("select version, replaced_by is null as current from placement order by 1, 2"));
        Assert.Equal(["(2)"], database.Rows("select distinct get_byte(person, 2) from placement union select get_byte(content, 2) from source_file_part"));
        Assert.Equal(0, database.Quota("keys", "check").Exit);
        foreach (var run in new[] { before, during })
        {
            Assert.Equal(0, database.Quota("review", "replay", Text(run)).Exit);
        }

        Assert.Equal(database.Ask<string>($"select digest from run where id = {Text(before)}"), database.Ask<string>($"select digest from run where id = {Text(during)}"));
    }

    [Fact]
    public void A_key_that_is_lost_for_good_is_given_up_and_its_rosters_are_filed_anew()
    {
        var run = database.Run();
        var figures = database.Export();
        Assert.Equal(2, database.Quota("keys", "give-up", "1", "--reason", "试").Exit);
        File.Delete(keys.Path);

        var result = database.Quota("keys", "give-up", "1", "--reason", "密钥文件及备份均已损毁");

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("rosters of: 2023", result.Stdout, StringComparison.Ordinal);
        Assert.Equal(["(1)"], database.Rows("select count(*) from audit_entry where act = 29"));
        Assert.Equal(0, database.Import("placements", desk.PathOf("placements")).Exit);
        database.Run();
        Assert.Equal(figures, database.Export());
        Assert.Equal(["(1,2)", "(2,2)"], database.Rows("select get_byte(person, 2), count(*) from placement group by 1 order by 1"));

        // What nobody can open is told as such, and in nobody's way.
        Assert.Equal(7, database.Quota("review", "replay", Text(run)).Exit);
        Assert.Equal(0, database.Quota("keys", "check").Exit);
        Assert.Equal(0, database.Quota("keys", "rotate").Exit);
        Assert.Contains(",given up,", database.Quota("keys", "list").Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_suites_seal_and_open_and_an_import_works_with_either()
    {
        using var own = new KeyFile();
        using var sm4 = postgres.NewDatabase() with { Keys = own.Path, Cipher = "sm4" };
        sm4.ImportAll(desk);
        sm4.Run();
        var figures = sm4.Export();

        Assert.Equal(["(1,2)"], sm4.Rows("select number, suite from sealing_key"));
        Assert.Equal(["(2)"], sm4.Rows("select distinct get_byte(person, 0) from placement union select get_byte(identity, 0) from placement union select get_byte(content, 0) from source_file_part"));
        Assert.Equal(0, sm4.Quota("keys", "check").Exit);
        Assert.Equal(0, (sm4 with { Cipher = "aes" }).Quota("keys", "rotate").Exit);
        Assert.Equal(["(1,2)", "(2,1)"], sm4.Rows("select number, suite from sealing_key order by 1"));
        sm4.Run();
        Assert.Equal(figures, sm4.Export());
    }

    private static string Text(int number) => Persistence.Sql.Text(number);
}
