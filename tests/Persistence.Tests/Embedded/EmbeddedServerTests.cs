using System.Diagnostics;
using Npgsql;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Embedded;

/// <summary>The private server: made, shared, stopped with the last command, and found again after whatever was killed.</summary>
public sealed class EmbeddedServerTests : IDisposable
{
    private readonly HomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Commands_at_once_share_one_server_and_the_last_stops_it()
    {
        var commands = Enumerable.Range(0, 3).Select(_ => home.Start("review", "show")).ToList();
        foreach (var command in commands)
        {
            using (command)
            {
                var result = QuotaCommand.Finish(command);
                Assert.True(result.Exit == 2, result.Stderr);
                Assert.Contains("There is no run yet", result.Stderr, StringComparison.Ordinal);
            }
        }

        Assert.Null(home.Server);
        Assert.Equal(1, Starts());
    }

    [Fact]
    public void A_link_on_PATH_to_a_version_that_was_removed_is_passed_over()
    {
        using var folder = new TempFolder();
        foreach (var program in new[] { "initdb", "postgres" })
        {
            File.CreateSymbolicLink(folder[program], "/usr/lib/postgresql/0/bin/" + program);
        }

        using var command = home.StartWith(new() { ["PATH"] = folder.Path + ":" + Environment.GetEnvironmentVariable("PATH") }, "review", "show");
        var result = QuotaCommand.Finish(command);

        Assert.True(result.Exit == 2, result.Stderr);
        Assert.Contains("There is no run yet", result.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_command_leaves_the_server_to_the_next_which_stops_it()
    {
        using (var import = home.StartWaitingImport())
        {
            Wait.Until(() => home.Answers, "the server is up");
            Signals.Kill(import.Id);
            import.WaitForExit();
        }

        var left = home.Server;
        Assert.NotNull(left);
        Assert.Equal(2, home.Quota("review", "show").Exit);
        Assert.Equal(1, Starts());
        Wait.Until(() => !Signals.Lives(left.Value), "the server is stopped");
    }

    [Fact]
    public void A_killed_server_recovers_what_was_committed()
    {
        using (var server = home.Join())
        {
            home.Database(server).Do("create table kept as select generate_series(1, 1000) as number");
            Signals.Kill(home.Server!.Value);
        }

        using var again = home.Join();
        Assert.Equal(1000, home.Database(again).Count("kept"));
    }

    /// <summary>While the cluster is made, while its server comes up, and while the tables are made.</summary>
    [Fact]
    public void A_first_start_killed_at_any_moment_is_made_good_by_the_next()
    {
        var dice = new Random(9);
        for (var i = 0; i < (LongTests.Asked ? 20 : 2); i++)
        {
            using var fresh = new HomeFolder();
            using (var command = fresh.Start("keys", "list"))
            {
                command.WaitForExit(dice.Next(200, 2500));
                Signals.Kill(command.Id);
                command.WaitForExit();
            }

            var result = fresh.Quota("review", "show");
            Assert.True(result.Exit == 2, result.Stderr);
            Assert.Contains("There is no run yet", result.Stderr, StringComparison.Ordinal);
            Assert.Null(fresh.Server);
        }
    }

    [Fact]
    public void The_folder_of_its_socket_goes_with_the_server()
    {
        var server = home.Join();
        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
        Assert.True(Directory.Exists(socket));

        server.Dispose();

        Assert.False(Directory.Exists(socket));
    }

    /// <summary>Nobody takes note of the ended server, as in a container whose first process is no init.</summary>
    [Fact]
    public void The_last_command_does_not_wait_for_an_ended_server_that_nobody_takes_note_of()
    {
        EmbeddedServer server;
        Signals.AdoptOrphans(true);
        try
        {
            server = home.Join();
        }
        finally
        {
            Signals.AdoptOrphans(false);
        }

        var waited = Stopwatch.StartNew();
        server.Dispose();

        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), $"waited {waited.Elapsed}");
    }

    /// <summary>How often the server came up.</summary>
    private int Starts() => File.ReadLines(Path.Combine(home.Cluster, "server.log")).Count(line => line.Contains("ready to accept connections", StringComparison.Ordinal));
}
