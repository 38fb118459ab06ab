using System.Globalization;
using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

/// <summary>How far long work is: a bar that is redrawn on a terminal, a plain line every few seconds elsewhere.</summary>
/// <param name="run">In a worker's log, where each line is a fact: the run.</param>
public sealed class ConsoleProgress(TextWriter stderr, TimeProvider clock, bool terminal, int? run = null) : IProgress<WorkDone>
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(250);

    private string stage = "";
    private long started;
    private long lastShown;
    private bool drawn;

    public void Report(WorkDone value)
    {
        lock (stderr)
        {
            Show(value.Of, value.Rows, value.Done, value.All);
        }
    }

    /// <summary>Says something else, on a line of its own.</summary>
    public void Say(string text)
    {
        lock (stderr)
        {
            Close();
            stderr.WriteLine(text);
        }
    }

    /// <summary>Clears the bar before other text.</summary>
    public void Close()
    {
        if (drawn)
        {
            stderr.Write("\r\u001b[K");
            drawn = false;
        }
    }

    private void Show(string what, long rows, long done, long all)
    {
        var now = clock.GetTimestamp();
        if (stage != what)
        {
            (stage, started, lastShown) = (what, now, now);
            return;
        }

        if (clock.GetElapsedTime(lastShown, now) < (terminal ? BarInterval : PlainInterval) || done <= 0)
        {
            return;
        }

        lastShown = now;
        var elapsed = clock.GetElapsedTime(started, now);
        var remaining = TimeSpan.FromTicks((long)(elapsed.Ticks * (Int128)Math.Max(0, all - done) / done));
        var rate = rows * TimeSpan.TicksPerSecond / Math.Max(1, elapsed.Ticks);
        if (run is { } number)
        {
            Session.Log(stderr, clock, "run-progress", ("run", number), (what, rows), ("percent", Math.Min(100, done * 100 / Math.Max(1, all))), ("rate", rate), ("left", remaining));
            return;
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {rows:N0} rows, {Math.Min(100, done * 100 / Math.Max(1, all))}%, {rate:N0} a second, {remaining:mm\\:ss} left");
        if (terminal)
        {
            stderr.Write($"\r\u001b[K{line}");
            drawn = true;
        }
        else
        {
            stderr.WriteLine(line);
        }
    }
}
