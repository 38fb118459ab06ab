using System.Globalization;
using System.Numerics;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;

namespace QuotaCompliance.TestKit.NaiveModel;

/// <summary>The rules of the annual review a second time: written from their text alone, slowly and plainly, sharing no code with the program.</summary>
/// <remarks>It knows the values of 大武口区 for 2022 to 2024 and takes only valid rows.</remarks>
public static class NaiveAssessment
{
    private static readonly Rational QuotaRatio = Rational.Of(3, 200);
    private static readonly Rational OnePercent = Rational.Of(1, 100);

    /// <summary>One row per employer of the region, ordered by code.</summary>
    public static IReadOnlyList<AssessedRow> Of(
        IReadOnlyList<EmployerRow> employers,
        IReadOnlyList<FilingRow> filings,
        IReadOnlyList<PlacementRow> placements,
        int year,
        string region)
    {
        var filingOf = filings.ToDictionary(f => f.Uscc);
        var passed = placements.SelectMany(p => MonthsPassed(p, filingOf[p.Uscc], year)).ToList();

        // R3(h): somebody who passes at two different units in one month counts at neither, wherever those units lie.
        var contested = passed
            .GroupBy(m => (m.PersonId, m.Month))
            .Where(g => g.Select(m => m.Unit).Distinct().Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        var passedAt = passed.ToLookup(m => m.Unit);

        return employers
            .Where(e => LiesIn(e.Region, region))
            .OrderBy(e => e.Uscc, StringComparer.Ordinal)
            .Select(e => Row(e, filingOf.GetValueOrDefault(e.Uscc), passedAt[e.Uscc].ToList(), contested, year))
            .ToList();
    }

    /// <summary>R5: the three money lines, each rounded once, from figures that are not.</summary>
    public static (Rational Gross, Rational Relief, Rational Payable) MoneyLines(Rational shortfall, Rational wageBase, Rational reliefShare)
    {
        var gross = (shortfall * wageBase).Rounded(2);
        var relief = (gross * reliefShare).Rounded(2);
        return (gross, relief, gross - relief);
    }

    private static AssessedRow Row(
        EmployerRow employer, FilingRow? filing, List<MonthPassed> passed, HashSet<(string PersonId, int Month)> contested, int year)
    {
        var flags = new SortedSet<string>(StringComparer.Ordinal);
        if (filing is null)
        {
            flags.Add("no-filing");
            if (employer.CommissionMember)
            {
                flags.Add("commission-member-none");
            }

            return Print(employer, year, new Figures(), "no-filing", flags);
        }

        var late = filing.FiledOn > new DateOnly(year + 1, 10, 31);
        var months = employer.RegisteredOn.Year == year ? 13 - employer.RegisteredOn.Month : 12;

        // R1 and R2.
        var headcount = PersonMonths(filing, months) / Rational.Of(months);
        var required = headcount * QuotaRatio;

        // R3: a late filer arranged nobody. Two rows for one person and month are one month, with the smaller weight.
        var credited = passed.Where(m => !late && !contested.Contains((m.PersonId, m.Month))).ToList();
        var personMonths = credited.GroupBy(m => (m.PersonId, m.Month)).ToList();
        var weighted = Rational.Of(personMonths.Sum(g => g.Min(m => m.Weight)), months);
        var unweighted = Rational.Of(personMonths.Count, months);

        // R4.
        var shortfall = Larger(Rational.Zero, required - weighted);
        var averageWage = headcount == Rational.Zero ? Rational.Zero : Rational.FromDecimal(filing.PayrollTotal) / headcount;
        var wageBase = Smaller(averageWage, Rational.Of(2 * SocialAverageWage(year)));

        // R6.
        var ratio = headcount == Rational.Zero ? Rational.Zero : weighted / headcount;
        var share = shortfall == Rational.Zero ? Rational.Zero
            : employer.Kind == "企业" && headcount <= Rational.Of(30) ? Rational.Of(1)
            : ratio >= OnePercent ? Rational.Of(1, 2)
            : Rational.Of(1, 10);
        var (gross, relief, payable) = MoneyLines(shortfall, wageBase, share);

        // R7.
        var excess = employer.Concentrated ? 0 : BigInteger.Max(0, (unweighted - required).Floor());
        var reward = Rational.Of(excess * 5) * Rational.FromDecimal(MinimumWage(new DateOnly(year, 12, 31)));

        // R8.
        var outcome = payable > Rational.Zero ? "owes"
            : shortfall > Rational.Zero ? "exempt"
            : excess >= 1 ? "exceeds"
            : "met";
        if (late)
        {
            flags.Add("late-filing");
        }

        if (employer.CommissionMember && credited.Count == 0)
        {
            flags.Add("commission-member-none");
        }
        else if (employer.CommissionMember && credited.All(m => m.Month != 12))
        {
            flags.Add("commission-member-lapsed");
        }

        if (passed.Any(m => contested.Contains((m.PersonId, m.Month))))
        {
            flags.Add("contested-person");
        }

        if (credited.GroupBy(m => m.PersonId).Any(person => person.All(m => m.AtMinimumWage)))
        {
            flags.Add("wage-at-minimum");
        }

        var figures = new Figures
        {
            Headcount = headcount,
            Required = required,
            Persons = credited.Select(m => m.PersonId).Distinct().Count(),
            Credited = weighted,
            ArrangedRatio = ratio,
            Shortfall = shortfall,
            AverageWage = averageWage,
            WageBase = wageBase,
            Gross = gross,
            Relief = relief,
            Payable = payable,
            ExcessPersons = excess,
            Reward = reward,
        };
        return Print(employer, year, figures, outcome, flags);
    }

    private static Rational PersonMonths(FilingRow filing, int months)
    {
        var seasonal = Rational.FromDecimal(filing.SeasonalPersonMonths ?? 0);
        return filing.Headcount is { } average
            ? (Rational.FromDecimal(average) * Rational.Of(months)) + seasonal
            : filing.Months!.Aggregate(seasonal, (sum, month) => sum + Rational.FromDecimal(month ?? 0));
    }

    /// <summary>R3(a)–(g): the months of one roster line that would count, but for the same person elsewhere.</summary>
    private static IEnumerable<MonthPassed> MonthsPassed(PlacementRow row, FilingRow listing, int year)
    {
        var soldier = row.CertificateType == "残疾军人证";
        var grade = soldier ? int.Parse(row.Grade, CultureInfo.InvariantCulture) : row.CertificateNo[19] - '0';
        var weight = grade <= (soldier ? 3 : 2) ? 2 : 1;
        var bornOn = DateOnly.ParseExact(row.PersonId[6..14], "yyyyMMdd", CultureInfo.InvariantCulture);
        var man = (row.PersonId[16] - '0') % 2 == 1;

        // AddYears takes 29 February to 28 February, as (c) asks.
        var longEnough = row.ContractTo is not { } end || end >= row.ContractFrom.AddYears(1).AddDays(-1);
        var certificateValid = row.CertificateValidTo is not { } validTo || validTo >= listing.FiledOn;
        var gradeCounts = !soldier || grade <= 8;
        if (!longEnough || !certificateValid || !gradeCounts)
        {
            yield break;
        }

        foreach (var month in row.InsuredMonths)
        {
            var first = new DateOnly(year, month, 1);
            var last = first.AddMonths(1).AddDays(-1);
            var wage = row.MonthlyWages.Count == 1 ? row.MonthlyWages[0] : row.MonthlyWages[month - 1];
            var underContract = row.ContractFrom <= last && (row.ContractTo ?? DateOnly.MaxValue) >= first;
            var age = AgeOn(first, bornOn);
            if (underContract && wage >= MinimumWage(first) && age >= 16 && age < (man ? 60 : 55))
            {
                yield return new MonthPassed(row.PersonId, month, row.CountedAt ?? row.Uscc, weight, wage == MinimumWage(first));
            }
        }
    }

    private static int AgeOn(DateOnly day, DateOnly bornOn)
    {
        var years = day.Year - bornOn.Year;
        return (bornOn.Month, bornOn.Day).CompareTo((day.Month, day.Day)) > 0 ? years - 1 : years;
    }

    private static decimal MinimumWage(DateOnly day) =>
        day >= new DateOnly(2024, 4, 1) ? 2050
        : day >= new DateOnly(2021, 9, 1) ? 1950
        : day >= new DateOnly(2017, 10, 1) ? 1660
        : throw new ArgumentOutOfRangeException(nameof(day), "no minimum wage is known so early");

    private static int SocialAverageWage(int year) => year switch
    {
        2022 => 91_993,
        2023 => 97_056,
        2024 => 100_000,
        _ => throw new ArgumentOutOfRangeException(nameof(year), "no social average wage is known for the year"),
    };

    /// <summary>A code that ends in 00 covers what lies under it.</summary>
    private static bool LiesIn(string district, string region) =>
        district.StartsWith(region.EndsWith("0000", StringComparison.Ordinal) ? region[..2]
            : region.EndsWith("00", StringComparison.Ordinal) ? region[..4]
            : region, StringComparison.Ordinal);

    private static Rational Larger(Rational a, Rational b) => a < b ? b : a;

    private static Rational Smaller(Rational a, Rational b) => a < b ? a : b;

    private static AssessedRow Print(EmployerRow employer, int year, Figures figures, string outcome, SortedSet<string> flags)
    {
        var cells = new Dictionary<string, string>
        {
            ["uscc"] = employer.Uscc,
            // A spreadsheet would run such a name as a formula.
            ["name"] = employer.Name[0] is '=' or '+' or '-' or '@' ? "'" + employer.Name : employer.Name,
            ["kind"] = employer.Kind,
            ["region"] = employer.Region,
            ["year"] = year.ToString(CultureInfo.InvariantCulture),
            ["headcount"] = figures.Headcount.Show(4),
            ["required"] = figures.Required.Show(4),
            ["persons"] = figures.Persons.ToString(CultureInfo.InvariantCulture),
            ["credited"] = figures.Credited.Show(4),
            ["arranged_ratio"] = figures.ArrangedRatio.Show(6),
            ["shortfall"] = figures.Shortfall.Show(4),
            ["average_wage"] = figures.AverageWage.Show(2),
            ["wage_base"] = figures.WageBase.Show(2),
            ["gross_levy"] = figures.Gross.Show(2),
            ["relief"] = figures.Relief.Show(2),
            ["payable"] = figures.Payable.Show(2),
            ["excess_persons"] = figures.ExcessPersons.ToString(CultureInfo.InvariantCulture),
            ["reward"] = figures.Reward.Show(2),
            ["outcome"] = outcome,
            ["flags"] = string.Join(';', flags),
        };
        return new AssessedRow(cells);
    }

    /// <summary>A month of a roster line that passes (a)–(g), at the unit that would get the credit.</summary>
    private sealed record MonthPassed(string PersonId, int Month, string Unit, int Weight, bool AtMinimumWage);

    private sealed record Figures
    {
        public Rational Headcount { get; init; } = Rational.Zero;

        public Rational Required { get; init; } = Rational.Zero;

        public int Persons { get; init; }

        public Rational Credited { get; init; } = Rational.Zero;

        public Rational ArrangedRatio { get; init; } = Rational.Zero;

        public Rational Shortfall { get; init; } = Rational.Zero;

        public Rational AverageWage { get; init; } = Rational.Zero;

        public Rational WageBase { get; init; } = Rational.Zero;

        public Rational Gross { get; init; } = Rational.Zero;

        public Rational Relief { get; init; } = Rational.Zero;

        public Rational Payable { get; init; } = Rational.Zero;

        public BigInteger ExcessPersons { get; init; } = 0;

        public Rational Reward { get; init; } = Rational.Zero;
    }
}
