using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>One process from start to end: wall time, and the most memory it and its children held.</summary>
/// <remarks>The kernel keeps the peak of every process (VmHWM); it is read every few milliseconds, so only what grew in the very last of them is missed.</remarks>
/// <param name="Output">What the process printed.</param>
internal sealed record Measured(TimeSpan Time, long PeakKiB, string Output = "")
{
    private const int MillisecondsBetweenLooks = 20;

    /// <summary>Runs a program of the race; anything but exit code 0 ends the race.</summary>
    public static Measured Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <inheritdoc cref="Run(string, string[])"/>
    public static Measured Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            peak = Math.Max(peak, KiBOf(process.Id));
        }

        var time = watch.Elapsed;
        return process.ExitCode == 0 ? new Measured(time, peak, output.Result)
            : throw new InvalidOperationException(
                $"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}\n{output.Result}{errors.Result}");
    }

    /// <summary>The middle time, and the highest peak.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs)
    {
        var times = runs.Select(run => run.Time).Order().ToList();
        return new Measured((times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2, runs.Max(run => run.PeakKiB));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Time.TotalSeconds:F2} s, {PeakKiB / 1024} MiB");

    private static long KiBOf(int pid)
    {
        try
        {
            var children = Directory.EnumerateDirectories($"/proc/{pid}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var own = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return children.Sum(child => KiBOf(int.Parse(child, CultureInfo.InvariantCulture)))
                + (own is null ? 0 : long.Parse(own[6..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return 0; // ended while we looked
        }
    }
}
