using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Notices;

/// <summary><c>notices publish</c> where there is no room: readers see the old edition, and no notice counts as published.</summary>
public sealed class PublishingTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);
    private readonly TempFolder folder = new();
    private readonly SmallDisk? disk = SmallDisk.TryMount(256);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
        disk?.Dispose();
    }

    [Fact]
    public void A_full_disk_ends_with_7_and_readers_see_the_old_edition()
    {
        Approve("draft");
        var path = disk?["notices"] ?? folder["notices"];
        Assert.Equal(0, database.Quota(PublishArguments(path)).Exit);

        // A correction with two thousand units more, whose pages need more room than there is.
        using var desk = new Desk(BaseFiles.Register(2_000));
        Assert.Equal(0, database.Import("employers", desk.PathOf("employers")).Exit);
        Approve("draft of the correction", "--correction", "补录单位");
        var before = (Shown(path), Rows());
        foreach (var launcher in disk is null ? [SmallDisk.LimitOnFiles] : new[] { SmallDisk.LimitOnFiles, [] })
        {
            var result = database.QuotaBehind(launcher, PublishArguments(path));

            TestDatabase.AssertSurroundings(result);
            Assert.Equal(before, (Shown(path), Rows()));
            Assert.Empty(Directory.GetDirectories(path + ".editions", ".draft-*"));
        }

        // Run again where there is room.
        Assert.Equal(0, database.Quota(PublishArguments(folder["roomy"])).Exit);
        Assert.Contains("proportional-2023-v2", File.ReadAllText(folder["roomy/index.html"]), StringComparison.Ordinal);
    }

    private static string[] PublishArguments(string path) =>
        ["notices", "publish", "--year", "2023", "--region", BaseFiles.Region, "--office", "残联", "--address", "街1号", "--telephone", "0000", "--out", path, "--on", "2025-01-02"];

    /// <summary>A run in force, and its notices drafted and approved.</summary>
    private void Approve(string draft, params string[] correction)
    {
        var run = database.Run().Text();
        var provisional = string.Join(',', database.Ask<string>($"select uncertain_parameters from run where id = {run}").Split('\n').Select(line => line.Split('=')[0]).Distinct());
        Do(["review", "release", run, "--as", "复核员", "--accept", provisional]);
        Do(["notices", "draft", "--year", "2023", "--region", BaseFiles.Region, "--office", "残联", "--address", "街1号", "--telephone", "0000", "--out", folder[draft], "--on", "2025-01-02", .. correction]);
        Do(["notices", "approve", "--year", "2023", "--region", BaseFiles.Region, "--reason", "核对无误", "--as", "审批人"]);

        void Do(string[] args)
        {
            var result = database.Quota(args);
            Assert.True(result.Exit == 0, result.Stderr);
        }
    }

    private string Rows() => string.Join('\n', database.Rows("select * from notice order by id"));

    private static string Shown(string path) => string.Join('\n', Directory.GetFiles(path + "/", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + "\n" + File.ReadAllText(file)));
}
