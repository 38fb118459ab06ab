namespace QuotaCompliance.Worker;

/// <summary>The command <c>quota</c>.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        using var stdout = Console.OpenStandardOutput();
        return Run(args, stdout, Console.Error, TimeProvider.System);
    }

    /// <summary>Runs one command line. Results go to <paramref name="stdout"/> or the named files, all else to <paramref name="stderr"/>; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Stream stdout, TextWriter stderr, TimeProvider clock)
    {
        stderr.WriteLine("not yet");
        return 1;
    }
}
