using System.Diagnostics;
using Npgsql;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Persistence.Tests.Embedded;

/// <summary>What a private server leaves behind once the last command has ended.</summary>
public sealed class EmbeddedServerTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_folder_of_its_socket_goes_with_the_server()
    {
        var server = EmbeddedServer.Start(folder["pg"]);
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
            server = EmbeddedServer.Start(folder["pg"]);
        }
        finally
        {
            Signals.AdoptOrphans(false);
        }

        var waited = Stopwatch.StartNew();
        server.Dispose();

        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), $"waited {waited.Elapsed}");
    }
}
