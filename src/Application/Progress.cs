using QuotaCompliance.Application.Intake;

namespace QuotaCompliance.Application;

/// <summary>How far long work is.</summary>
/// <param name="Of">The stretch of work it is in: a kind of file, units, an export.</param>
/// <param name="Rows">Rows done in this stretch.</param>
/// <param name="Done">As much of <paramref name="All"/>, in rows or in bytes.</param>
public readonly record struct WorkDone(string Of, long Rows, long Done, long All);

internal static class Progress
{
    /// <summary>How seldom whoever asked is told of single rows.</summary>
    public const int RowsBetweenReports = 1 << 13;

    /// <summary>For work that nobody watches.</summary>
    public static readonly IProgress<WorkDone> Unwatched = new Nobody();

    /// <summary>Says how much of a file is read; cheap enough to call for every row.</summary>
    public static void Report(this IProgress<WorkDone> progress, string what, TableReader table, long rows)
    {
        if (rows % RowsBetweenReports == 0)
        {
            progress.Report(new WorkDone(what, rows, table.BytesRead, table.TotalBytes));
        }
    }

    /// <summary>Says that so many of a known number of rows are done; cheap enough to call for every row.</summary>
    public static void Report(this IProgress<WorkDone> progress, string what, long done, long all)
    {
        if (done % RowsBetweenReports == 0)
        {
            progress.ReportStep(what, done, all);
        }
    }

    /// <summary>The same after a larger step.</summary>
    public static void ReportStep(this IProgress<WorkDone> progress, string what, long done, long all) => progress.Report(new WorkDone(what, done, done, all));

    /// <summary>The same, and the work ends with <see cref="OperationCanceledException"/> where it next reports after it was asked to stop.</summary>
    public static IProgress<WorkDone> Until(this IProgress<WorkDone> progress, CancellationToken stop) => stop.CanBeCanceled ? new Stoppable(progress, stop) : progress;

    private sealed class Stoppable(IProgress<WorkDone> progress, CancellationToken stop) : IProgress<WorkDone>
    {
        public void Report(WorkDone value)
        {
            stop.ThrowIfCancellationRequested();
            progress.Report(value);
        }
    }

    private sealed class Nobody : IProgress<WorkDone>
    {
        public void Report(WorkDone value)
        {
        }
    }
}
