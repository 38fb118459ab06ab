using System.Globalization;
using System.Text;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.TestKit.Populations;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>One run of <c>assess</c> on files in a folder of its own, which is gone afterwards.</summary>
internal sealed record AssessRun(int ExitCode, byte[] Output, string Messages)
{
    /// <summary>The rows of the output by code; fails unless the run was clean and the columns are those agreed.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows()
    {
        if (ExitCode != 0)
        {
            Assert.Fail($"assess ended with {ExitCode} on valid rows: {Messages}");
        }

        var records = CsvText.Read(Encoding.UTF8.GetString(Output));
        var header = records[0];
        Assert.Equal([.. AssessedRow.Columns, "edition"], header);
        return [.. records.Skip(1).Select(r => header.Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }

    /// <summary>The same, found by unit.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string>> ByUnit() => Rows().ToDictionary(r => r["uscc"]);

    public static AssessRun Of(Population population, FileStyle? style = null)
    {
        var folder = Directory.CreateTempSubdirectory("quota-assess-");
        try
        {
            var files = InputFiles.Write(population, folder.FullName, style ?? FileStyle.Plain);
            var output = Path.Combine(folder.FullName, "assessments.csv");
            var findings = Path.Combine(folder.FullName, "findings.csv");
            var result = QuotaCommand.RunAt(
                new MidSummer(), "assess", "--year", population.Year.ToString(CultureInfo.InvariantCulture), "--region", Population.Region,
                "--employers", files.Employers, "--filings", files.Filings, "--placements", files.Placements,
                "--out", output, "--findings", findings);
            var messages = result.Stderr;
            if (File.Exists(findings))
            {
                messages += string.Join('\n', File.ReadLines(findings).Where(l => l.Contains(",error,", StringComparison.Ordinal)).Take(10));
            }

            return new AssessRun(result.Exit, File.Exists(output) ? File.ReadAllBytes(output) : [], messages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A clock that stands still: a result that depends on today would show.</summary>
    private sealed class MidSummer : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 7, 1, 4, 0, 0, TimeSpan.Zero);
    }
}
