using System.Globalization;
using QuotaCompliance.Application.Tests.Samples;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Notices;

/// <summary>A reader puts all tables of all years and versions together, unit by unit, and learns nobody's grade: whatever is printed could be so with nobody severely disabled.</summary>
[Covers("R20")]
public sealed class NothingFollowsFromTheNotices
{
    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    public void Every_unit_could_be_one_without_severe_disability(int year)
    {
        var units = Units(year);

        var excess = Table<NoticeTable.Reward>(NoticeKind.Reward, units).Rows.ToDictionary(row => row.Name, row => row.ExcessPersons);
        var rows = Table<NoticeTable.Proportional>(NoticeKind.Proportional, units).Rows;

        Assert.NotEmpty(excess);
        Assert.Contains(rows, row => row.Standing == Standing.Met);
        Assert.Empty(rows.Where(row => row.Credited is not null && !CouldBeWithoutSevereDisability(row, excess.GetValueOrDefault(row.Name))).Select(row => row.Name));
    }

    // The reader's reckoning itself must be able to find a grade, or the test above could not fail.
    [Fact]
    public void The_exact_number_beside_the_excess_persons_would_tell()
    {
        var row = new ProportionalRow(1, "甲", EmployerKind.Enterprise, Persons.Of(3), new PublishedCredit(Persons.Of(5), IsAtLeast: false), Standing.Met);

        Assert.False(CouldBeWithoutSevereDisability(row, excess: 0));
        Assert.True(CouldBeWithoutSevereDisability(row, excess: 2));
        Assert.True(CouldBeWithoutSevereDisability(row with { Credited = new PublishedCredit(Persons.Of(3), IsAtLeast: true) }, excess: 0));
    }

    /// <summary>With nobody counted twice the credited number is the one that rewards are reckoned from.</summary>
    private static bool CouldBeWithoutSevereDisability(ProportionalRow row, int excess)
    {
        var (required, credited) = (row.Required!.Value.Value, row.Credited!.Value);
        if (credited.IsAtLeast)
        {
            // Required and so many more is always possible.
            return credited.Persons.Value.Scaled(4) <= (required + Fraction.Of(excess)).Scaled(4);
        }

        var above = credited.Persons.Value.Scaled(4) - required.Scaled(4);
        return excess == (above < 0 ? 0 : (int)(above / 10_000));
    }

    private static TTable Table<TTable>(NoticeKind kind, IEnumerable<AssessedUnit> units)
        where TTable : NoticeTable => (TTable)NoticeTable.Of(kind, units);

    private static List<AssessedUnit> Units(int year) =>
        [.. SampleYear.Assess(year).Assessed.Select(row => new AssessedUnit(row["uscc"], EmployerKind.Enterprise, CommissionMember: false, Figures(row)))];

    private static PrintedFigures Figures(Dictionary<string, string> row)
    {
        Int128 Scaled(string column, int places) => (Int128)(decimal.Parse(row[column], CultureInfo.InvariantCulture) * (places == 4 ? 10_000m : 100m));
        return default(PrintedFigures) with
        {
            Required = Scaled("required", 4),
            Credited = Scaled("credited", 4),
            ExcessPersons = int.Parse(row["excess_persons"], CultureInfo.InvariantCulture),
            Reward = Scaled("reward", 2),
            Outcome = Enum.GetValues<Outcome>().Single(outcome => outcome.Code() == row["outcome"]),
            Flags = row["flags"].Contains("filing-refused", StringComparison.Ordinal) ? UnitFlags.FilingRefused : default,
        };
    }
}
