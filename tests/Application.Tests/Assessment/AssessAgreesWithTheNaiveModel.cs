using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>Two programs written apart from one text: where they differ, one of them misread it.</summary>
[Covers("R1 R2 R3 R4 R5 R6 R7 R8")]
public class AssessAgreesWithTheNaiveModel
{
    public static TheoryData<int, int> YearsAndSeeds => new MatrixTheoryData<int, int>([2022, 2023, 2024], Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(YearsAndSeeds))]
    public void Every_figure_of_every_unit_is_the_models(int year, int seed)
    {
        var population = PopulationGenerator.Make(year, seed);

        var rows = AssessRun.Of(population, FileStyle.Drawn(seed + year)).Rows();

        var model = population.Assessed();
        Assert.Equal(model.Select(r => r["uscc"]), rows.Select(r => r["uscc"]));
        foreach (var (expected, actual) in model.Zip(rows))
        {
            foreach (var column in AssessedRow.Columns.Where(c => expected[c] != actual[c]))
            {
                Assert.Fail($"unit {expected["uscc"]}, {column}: the model says '{expected[column]}', assess says '{actual[column]}' ({year}, seed {seed})");
            }
        }
    }
}
