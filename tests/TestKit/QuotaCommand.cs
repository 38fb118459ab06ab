using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using QuotaCompliance.Worker;

namespace QuotaCompliance.TestKit;

/// <summary>What a command line left behind: its exit code and its two streams.</summary>
public sealed partial record CommandResult(int Exit, byte[] StdoutBytes, string Stderr)
{
    public string Stdout => Encoding.UTF8.GetString(StdoutBytes);

    /// <summary>The control totals printed for each file, by kind.</summary>
    public IReadOnlyDictionary<string, ReadTotals> Totals => TotalsLine().Matches(Stderr)
        .GroupBy(match => match.Groups[1].Value)
        .ToDictionary(group => group.Key, group => ReadTotals.From(group.Last()));

    [GeneratedRegex(@"\b(employers|filings|placements): read ([0-9]+) = accepted ([0-9]+) \+ refused ([0-9]+)")]
    private static partial Regex TotalsLine();
}

/// <summary>One file's control totals.</summary>
public sealed record ReadTotals(long Read, long Accepted, long Refused)
{
    internal static ReadTotals From(Match line) => new(Number(line, 2), Number(line, 3), Number(line, 4));

    private static long Number(Match line, int group) => long.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
}

/// <summary>Runs the command <c>quota</c>, here or in a process of its own.</summary>
public static class QuotaCommand
{
    /// <summary>The business day of every test: inside the filing window of review year 2023.</summary>
    public static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2024, 9, 2, 2, 0, 0, TimeSpan.Zero));

    public static CommandResult Run(params string[] args) => RunAt(Clock, args);

    public static CommandResult RunAt(TimeProvider clock, params string[] args) => RunWith(ImmutableDictionary<string, string>.Empty, clock, args);

    /// <summary>With variables set as for it alone.</summary>
    public static CommandResult RunWith(IReadOnlyDictionary<string, string> environment, TimeProvider clock, params string[] args)
    {
        using var stdout = new MemoryStream();
        using var stderr = new StringWriter(CultureInfo.InvariantCulture);
        var exit = Program.Run(args, stdout, stderr, clock, name => environment.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name));
        return new CommandResult(exit, stdout.ToArray(), stderr.ToString());
    }

    /// <summary>In a process of its own, for what would otherwise touch other tests: environment, limits, signals.</summary>
    public static CommandResult RunApart(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Start(environment, [], args);
        return Finish(process);
    }

    /// <summary>Starts the command behind <paramref name="launcher"/> (a command and its arguments that start another), or alone.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> launcher, IReadOnlyList<string> args)
    {
        string[] line = [.. launcher, Dotnet, Path.Combine(AppContext.BaseDirectory, typeof(Program).Assembly.GetName().Name + ".dll"), .. args];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Compiled fast first: nearly all of these last a second.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("the command did not start");
    }

    public static CommandResult Finish(Process process)
    {
        var stderr = process.StandardError.ReadToEndAsync();
        using var stdout = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(stdout);
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill();
            throw new TimeoutException("the command did not end within two minutes");
        }

        return new CommandResult(process.ExitCode, stdout.ToArray(), stderr.GetAwaiter().GetResult());
    }

    private static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
