using System.Globalization;
using System.Runtime.InteropServices;

namespace QuotaCompliance.Bench;

/// <summary>The last result of a race, printed and kept under <c>bench/results/</c>.</summary>
internal static class Results
{
    public static void Write(string name, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines) + "\n";
        Console.Write(text);
        Directory.CreateDirectory(Path.Combine("bench", "results"));
        File.WriteAllText(Path.Combine("bench", "results", name), text);
    }

    /// <summary>What ran, without saying where.</summary>
    public static string Versions(params string[] others) => string.Join(", ",
        [$"quota {typeof(Results).Assembly.GetName().Version?.ToString(3)}", .. others, RuntimeInformation.FrameworkDescription, $"{Environment.ProcessorCount} cores"]);

    public static string Row(string name, Measured measured) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {measured.Time.TotalSeconds:F2} | {measured.PeakKiB / 1024:N0} |");

    public static string Ratio(Measured a, Measured b) => (a.Time / b.Time).ToString("F2", CultureInfo.InvariantCulture);

    public static void Say(string line) => Console.Error.WriteLine(line);
}
