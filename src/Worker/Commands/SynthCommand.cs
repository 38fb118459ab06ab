using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota synth</c>: a made-up population, the same for the same seed.</summary>
internal static class SynthCommand
{
    public static Command Create(Session session)
    {
        var employers = new Option<int>("--employers") { Description = "how many units", Required = true };
        var seed = new Option<int>("--seed") { Description = "the same seed gives the same files", Required = true };
        var year = Options.Year();
        var output = new Option<string>("--out") { Description = "folder for employers.csv, filings.csv and placements.csv", Required = true };
        var command = new Command("synth", "造一份虚构数据 / a made-up population, nobody real in it. Example:\n  quota synth --employers 1000 --seed 7 --year 2023 --out made-up")
        {
            employers, seed, year, output,
        };
        command.SetAction(result =>
        {
            var units = result.GetRequiredValue(employers);
            if (units is < 1 or > MadeUpPopulation.MostEmployers)
            {
                throw new UsageException("--employers takes a number from 1 to 50,000,000.");
            }

            MadeUpPopulation.Write(units, result.GetRequiredValue(seed), Options.ReadYear(result, year), result.GetRequiredValue(output), session.Stderr);
            return ExitCode.Done;
        });
        return command;
    }
}
