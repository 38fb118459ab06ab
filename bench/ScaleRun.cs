namespace QuotaCompliance.Bench;

/// <summary>Ten times the employers must take little more than ten times as long.</summary>
internal static class ScaleRun
{
    private const int Small = 1_000_000;
    private const int Large = 10_000_000;

    public static int Run(int pairs)
    {
        var (smallPopulation, largePopulation) = (Population.Of(Small), Population.Of(Large));
        var small = new List<Measured>();
        var large = new List<Measured>();
        for (var pair = 1; pair <= pairs; pair++)
        {
            small.Add(smallPopulation.Assess());
            large.Add(largePopulation.Assess());
            Results.Say($"pair {pair} of {pairs}: {Small:N0} {small[^1]}; {Large:N0} {large[^1]}");
        }

        var (one, ten) = (Measured.Median(small), Measured.Median(large));
        Results.Write("scale.md",
        [
            "# Ten times as many",
            "",
            $"`quota assess` on made-up populations; median of {pairs} interleaved pairs.",
            "",
            "| employers | seconds | peak MiB |",
            "| --- | ---: | ---: |",
            Results.Row($"{Small:N0}", one),
            Results.Row($"{Large:N0}", ten),
            "",
            $"**Time × {Results.Ratio(ten, one)}** (target at most 11.5); memory at most 3,072 MiB.",
            "",
            Results.Versions(),
        ]);
        return 0;
    }
}
