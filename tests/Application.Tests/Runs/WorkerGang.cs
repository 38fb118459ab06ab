using System.Diagnostics;
using System.Globalization;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Processes of <c>quota work</c> on one database, each with one chunk in hand at most.</summary>
/// <param name="lease">Seconds.</param>
internal sealed class WorkerGang(TestDatabase database, int lease) : IDisposable
{
    private readonly List<Process> workers = [];

    /// <param name="launcher">A command that starts another.</param>
    public Process Start(params string[] launcher)
    {
        var worker = database.StartBehind(launcher, "work", "--lanes", "1", "--lease", lease.ToString(CultureInfo.InvariantCulture));

        // Its log must not fill the pipe.
        worker.BeginErrorReadLine();
        worker.BeginOutputReadLine();
        workers.Add(worker);
        return worker;
    }

    public void Start(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Start();
        }
    }

    public void Kill(Process worker)
    {
        workers.Remove(worker);
        Signals.Kill(worker.Id);
        worker.WaitForExit();
        worker.Dispose();
    }

    /// <summary>Those that have a chunk of the run in hand at this moment.</summary>
    public IReadOnlyList<Process> AtWork(int run) => [.. workers.Where(worker => ChunksOf(worker, run) > 0)];

    public long ChunksOf(Process worker, int run) => database.Ask<long>(
        $"select count(*) from run_chunk where run_id = {run} and state = 2 and worker like '%/{worker.Id.ToString(CultureInfo.InvariantCulture)}'");

    public void Dispose()
    {
        foreach (var worker in workers.ToList())
        {
            Kill(worker);
        }
    }
}
