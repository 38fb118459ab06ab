using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>A server of its own that stops and starts again under a run, in order or as after a power cut.</summary>
public sealed class RestartedServerTests(Postgres postgres) : IDisposable
{
    private readonly HomeFolder home = new();
    private EmbeddedServer? server;

    public void Dispose()
    {
        server?.Dispose();
        home.Dispose();
    }

    [Fact]
    public void A_run_goes_on_after_a_restart_of_the_server()
    {
        server = home.Join();
        var database = home.Database(server);
        postgres.District.Import(database);
        var runs = new DistrictRuns(database, postgres.District);
        using (var gang = new WorkerGang(database, lease: 3))
        {
            gang.Start(2);
            var run = runs.Plan();
            using (runs.HoldWriters(run, workers: 2))
            {
                Restart(Signals.Quit);
            }

            Assert.True(runs.IsRunning(run));
            runs.WaitForTheEnd(run);
            runs.AssertUndisturbed(run);
        }

        // A command has no second try of its own: it says so, and what it has done stays.
        int second;
        using (var command = database.Start(DistrictRuns.InSmallChunks))
        {
            // A server that was cut off goes on counting a little further on.
            Wait.Until(() => database.Count("run") == 2, "the run is planned");
            second = database.Ask<int>("select max(id) from run");
            using (runs.HoldWriters(second))
            {
                Restart(Signals.Interrupt);
            }

            TestDatabase.AssertSurroundings(QuotaCommand.Finish(command));
        }

        Assert.True(runs.IsRunning(second));
        runs.EndLeases();
        Assert.Equal(0, database.Quota("review", "recover").Exit);
        runs.AssertUndisturbed(second);
    }

    private void Restart(Action<int> stop)
    {
        var id = home.Server!.Value;
        stop(id);
        Wait.Until(() => !Signals.Lives(id), "the server is down");
        server!.Dispose();
        server = home.Join();
    }
}
