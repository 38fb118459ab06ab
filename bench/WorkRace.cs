using System.Diagnostics;
using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>What workers and the queue cost: the same run done directly by one command, and planned and left to <c>quota work</c>; and the comparison of two runs.</summary>
internal static class WorkRace
{
    private const int UnitsCompared = 100_000;

    public static int Run(int employers, int pairs)
    {
        if (Kept.Server is not { } server)
        {
            return Kept.SayWhatIsMissing();
        }

        var population = Population.Of(employers);
        Kept.Renew(server, Kept.OurDatabase, population.Folder);
        Kept.Import(server, population);
        var direct = new List<Measured>();
        var queued = new List<Measured>();
        var start = Kept.Start(server, "work", "--port", "0");
        start.RedirectStandardError = true;
        using (var worker = Process.Start(start) ?? throw new InvalidOperationException("quota work did not start"))
        {
            // What the worker logs is read away, so that it never waits for us.
            worker.ErrorDataReceived += (_, _) => { };
            worker.BeginErrorReadLine();
            for (var pair = 1; pair <= pairs; pair++)
            {
                queued.Add(Queued(server, population));
                direct.Add(Kept.Quota(server, Kept.RunArguments));
                Results.Say($"pair {pair} of {pairs}: direct {direct[^1]}; by a worker {queued[^1]}");
            }

            using var stop = Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]);
            worker.WaitForExit();
        }

        var (alone, worked) = (Measured.Median(direct), Measured.Median(queued));
        var difference = Compare(server, out var said);
        Results.Write("work.md",
        [
            "# A run by a worker, and two runs compared",
            "",
            $"{employers:N0} employers; `review run` by itself, and `review run --queue` done by one `quota work` that waited beside; median of {pairs} interleaved pairs.",
            "",
            "| | seconds |",
            "| --- | ---: |",
            string.Create(CultureInfo.InvariantCulture, $"| review run | {alone.Time.TotalSeconds:F2} |"),
            string.Create(CultureInfo.InvariantCulture, $"| review run --queue, until the worker has closed the run | {worked.Time.TotalSeconds:F2} |"),
            "",
            $"**By a worker / directly: {Results.Ratio(worked, alone)}** (target at most 1.10); pairs: {string.Join(", ", queued.Zip(direct, Results.Ratio))}.",
            "",
            string.Create(CultureInfo.InvariantCulture, $"**`review diff` of two runs of {UnitsCompared:N0} units, the payroll of every tenth amended between them: {difference.Time.TotalSeconds:F2} s** (target at most 10)."),
            "",
            "```",
            said,
            "```",
            "",
            Results.Versions(),
        ]);
        return 0;
    }

    private static Measured Queued(string server, Population population)
    {
        var watch = Stopwatch.StartNew();
        var run = Kept.Quota(server, [.. Kept.RunArguments, "--queue"]).Output.Trim();
        while (Kept.Psql(server, Kept.OurDatabase, population.Folder, "-Atc", $"select state from run where id = {run}").Output.Trim() == "1")
        {
            Thread.Sleep(50);
        }

        return new Measured(watch.Elapsed, 0);
    }

    private static Measured Compare(string server, out string said)
    {
        var population = Population.Of(UnitsCompared);
        Kept.Renew(server, Kept.OurDatabase, population.Folder);
        Kept.Import(server, population);
        var before = Kept.Quota(server, Kept.RunArguments).Output.Trim();
        var amended = population.File("filings-amended.csv");
        var payroll = File.ReadLines(population.File("filings.csv")).First().Split(',').Index().Single(column => column.Item == "payroll_total").Index;
        File.WriteAllLines(amended, File.ReadLines(population.File("filings.csv")).Index().Select(line => line.Index % 10 == 1 ? Doubled(line.Item, payroll) : line.Item));
        Kept.Quota(server, "import", "filings", amended, "--year", $"{Population.Year}", "--reason", "amended");
        var after = Kept.Quota(server, Kept.RunArguments).Output.Trim();
        var measured = Kept.Quota(server, "review", "diff", before, after, "--lang", "en");
        said = measured.Output.Trim();
        return measured;
    }

    private static string Doubled(string line, int column)
    {
        var fields = line.Split(',');
        fields[column] = (decimal.Parse(fields[column], CultureInfo.InvariantCulture) * 2).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', fields);
    }
}
