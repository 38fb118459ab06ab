using System.Runtime.ExceptionServices;

namespace QuotaCompliance.Application.Export;

/// <summary>Formats rows on several threads, a block at a time, and writes the blocks in order.</summary>
/// <param name="count">How many rows there are.</param>
/// <param name="format">Adds the rows from the first number to before the second; called on several threads at once, once for each row.</param>
/// <param name="written">Told how many rows are written so far; by one thread at a time.</param>
internal sealed class OrderedRows(Stream stream, int count, Action<AssessmentCsv, int, int> format, Action<int> written)
{
    private const int RowsABlock = 1024;
    private const int MostThreads = 8;

    private readonly object turn = new();
    private int taken;
    private int next;
    private ExceptionDispatchInfo? failure;

    public void Write()
    {
        Parallel.Invoke([.. Enumerable.Repeat<Action>(Work, Math.Min(Environment.ProcessorCount, MostThreads))]);
        failure?.Throw();
    }

    private void Work()
    {
        var text = new AssessmentCsv();
        try
        {
            for (int first; (first = Interlocked.Add(ref taken, RowsABlock) - RowsABlock) < count;)
            {
                var end = Math.Min(first + RowsABlock, count);
                format(text, first, end);
                if (!Passed(text, first, end))
                {
                    return;
                }
            }
        }
        catch (Exception e)
        {
            lock (turn)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
                Monitor.PulseAll(turn);
            }
        }
    }

    /// <summary>Waits for the blocks before this one and writes it; false when another thread has failed.</summary>
    private bool Passed(AssessmentCsv text, int first, int end)
    {
        lock (turn)
        {
            while (next != first && failure is null)
            {
                Monitor.Wait(turn);
            }

            if (failure is not null)
            {
                return false;
            }

            text.WriteTo(stream);
            next = end;
            written(end);
            Monitor.PulseAll(turn);
            return true;
        }
    }
}
