using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Samples;

/// <summary>The five units worked by hand: each statement as written from its note, and each figure of the note.</summary>
public class WorkedStatementsTests
{
    private static readonly Lazy<SampleYear> Year = new(() => SampleYear.Assess(2023));

    public static TheoryData<string> Worked =>
    [
        "11640202YYCA54035Q",
        "91640202YYB388536U",
        "91640202YYBP17543R",
        "91640202YYQN67351X",
        "91640202YYY3367971",
    ];

    /// <summary>The edition changes with every parameter, so the texts leave it open.</summary>
    [Theory]
    [MemberData(nameof(Worked))]
    public void The_statement_is_the_one_written_by_hand(string uscc)
    {
        var expected = File.ReadAllText(Note(uscc, "txt")).Replace("{edition}", Assessed(uscc)["edition"], StringComparison.Ordinal);

        var explained = QuotaCommand.Run(
            "explain", uscc, "--year", "2023",
            "--employers", Year.Value.Employers, "--filings", Year.Value.Filings, "--placements", Year.Value.Placements);

        // The samples hold faulty rows: as for an assessment, that is said and counted.
        Assert.Equal(3, explained.Exit);
        Assert.All(["employers", "filings", "placements"], kind => Assert.True(explained.Totals[kind].Refused > 0));
        Assert.Equal(expected, explained.Stdout);
    }

    [Theory]
    [MemberData(nameof(Worked))]
    public void Every_figure_of_the_note_is_the_assessed_one(string uscc)
    {
        var unit = Assessed(uscc);

        var table = Result(uscc);

        Assert.Equal(15, table.Count);
        Assert.Equal(table, table.Select(row => (row.Column, unit.GetValueOrDefault(row.Column, "no such column"))));
    }

    private static Dictionary<string, string> Assessed(string uscc) => Year.Value.Assessed.Single(row => row["uscc"] == uscc);

    /// <summary>The table at the end of the note, below its two lines of header.</summary>
    private static List<(string Column, string Value)> Result(string uscc) =>
        [.. File.ReadLines(Note(uscc, "md"))
            .SkipWhile(line => line != "| column | value |")
            .Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4)
            .Select(cells => (cells[1], cells[2]))];

    private static string Note(string uscc, string ending) => Path.Combine(SampleYear.Folder(2023), "worked", $"{uscc}.{ending}");
}
