using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>What a unit filed, to judge between two results that differ.</summary>
/// <param name="Months">12, or those from its registration in the year on.</param>
internal sealed record ExactUnit(string Kind, int Months, Exact PersonMonths, Exact Payroll)
{
    private static readonly Exact Ratio = Exact.Of(0.015m);
    private static readonly Exact WageCap = Exact.Of(DuckDb.WageCap);

    /// <summary>The units of these codes that filed.</summary>
    public static Dictionary<string, ExactUnit> Read(Population population, IReadOnlySet<string> codes)
    {
        var employers = Rows(population.File("employers.csv"), codes).ToDictionary(row => row[0]);
        return Rows(population.File("filings.csv"), codes).ToDictionary(row => row[0], row =>
        {
            var employer = employers[row[0]];
            var registered = DateOnly.ParseExact(employer[4], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var months = registered.Year == Population.Year ? 13 - registered.Month : 12;
            var personMonths = row[1..13].Sum(Number) + (Number(row[13]) * months) + Number(row[14]);
            return new ExactUnit(employer[2], months, Exact.Of(personMonths), Exact.Of(Number(row[15])));
        });
    }

    /// <summary>The credited months behind a printed credited figure: whole, and printed far more finely than 1/12.</summary>
    public decimal CreditedMonths(string credited) => decimal.Round(Number(credited) * Months);

    /// <summary>The right value of a column that follows from the filing and the credited months; null for any other.</summary>
    public decimal? Value(string column, decimal creditedMonths)
    {
        var months = Exact.Of(Months);
        var headcount = PersonMonths / months;
        var credited = Exact.Of(creditedMonths) / months;
        var required = headcount * Ratio;
        var shortfall = Exact.Max(Exact.Zero, required - credited);
        var nobody = PersonMonths.Numerator.IsZero;
        var average = nobody ? Exact.Zero : Payroll / headcount;
        var wageBase = Exact.Min(average, WageCap);
        var gross = (shortfall * wageBase).Rounded(2);
        var share = shortfall.Numerator.IsZero ? 0m
            : Kind == "企业" && headcount.CompareTo(Exact.Of(30)) <= 0 ? 1m
            : credited.CompareTo(headcount * Exact.Of(0.01m)) >= 0 ? 0.5m
            : 0.1m;
        var relief = Exact.Of(gross * share).Rounded(2);
        return column switch
        {
            "headcount" => headcount.Rounded(4),
            "required" => required.Rounded(4),
            "credited" => credited.Rounded(4),
            "arranged_ratio" => nobody ? 0 : (credited / headcount).Rounded(6),
            "shortfall" => shortfall.Rounded(4),
            "average_wage" => average.Rounded(2),
            "wage_base" => wageBase.Rounded(2),
            "gross_levy" => gross,
            "relief" => relief,
            "payable" => gross - relief,
            _ => null,
        };
    }

    // Made-up rows hold no quoted field.
    private static IEnumerable<string[]> Rows(string path, IReadOnlySet<string> codes) =>
        File.ReadLines(path).Skip(1).Where(line => codes.Contains(line[..18])).Select(line => line.Split(','));

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}
