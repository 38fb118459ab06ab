using System.Globalization;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>Made-up units and people, all valid, that crowd around the edges of the rules. The same for the same year and seed.</summary>
public sealed class PopulationGenerator
{
    private static readonly string[] Kinds = ["机关", "事业单位", "企业", "企业", "企业", "企业", "社会团体", "民办非企业单位", "其他"];
    private static readonly string[] ElsewhereRegions = ["110105", "640205"];
    private static readonly string[] OddNames =
    [
        "甲,乙合伙企业", "\"新星\"服务中心", "=SUM商贸", "+86通信", "-零下冷库", "@家政", "𠮷祥㐂铺", "第１小学", "O'Brien 咨询", "a\"b,c\"", "'单引号社",
    ];

    private readonly int year;
    private readonly Random random;
    private readonly MadeUpPeople people = new();
    private readonly List<EmployerRow> employers = [];
    private readonly List<FilingRow> filings = [];
    private readonly List<PlacementRow> placements = [];

    // Units that may be given any person: the figures of the others are meant to stay exact.
    private readonly List<FilingRow> open = [];

    private PopulationGenerator(int year, int seed)
    {
        this.year = year;
        random = new Random((seed * 10_000) + year);
    }

    private DateOnly Punctual => new(year + 1, 5, 20);

    public static Population Make(int year, int seed, int units = 300)
    {
        var generator = new PopulationGenerator(year, seed);
        generator.MakeEdges();
        while (generator.employers.Count < units)
        {
            generator.MakeAnyUnit();
        }

        generator.MakePeople(units * 3);
        return new Population(year, generator.employers, generator.filings, generator.placements);
    }

    /// <summary>A person who counts in every insured month at any unit of the district that files in time, unless a second unit has them too.</summary>
    public static PlacementRow Eligible(MadeUpPeople people, string unit, int grade, IReadOnlyList<int> months)
    {
        // Nobody else of a made-up population is born on that day, so the number is new to all of them.
        var id = people.NewPersonId(new DateOnly(1988, 8, 31), man: true);
        return new PlacementRow(unit, "某人", id, "残疾人证", id + "4" + grade.ToString(CultureInfo.InvariantCulture), "", null,
            new DateOnly(2015, 1, 1), null, months, [5000]);
    }

    // ---- units at the edges ----

    private void MakeEdges()
    {
        foreach (var staff in (decimal[])[29.9999m, 30, 30.0001m, 30.25m, 31])
        {
            Average(Unit("企业"), staff, wage: 80_000);
            Average(Unit("民办非企业单位"), staff, wage: 80_000);
        }

        // The same averages reached month by month: 29 and 31 by turns; nine months of 30 and three of 31.
        Monthly(Unit("企业"), m => m % 2 == 0 ? 29 : 31, wage: 71_234.56m);
        Monthly(Unit("企业"), m => m < 9 ? 30 : 31, wage: 71_234.56m);
        Monthly(Unit("企业"), m => m < 8 ? 32 : 33, wage: 36_292);

        // Exactly 1%, a hair below, exactly 1.5%, a hair below.
        foreach (var (staff, persons) in (IReadOnlyList<(decimal, int)>)
            [(100, 1), (100.0001m, 1), (200, 2), (201, 2), (200, 3), (200.0001m, 3), (66.6667m, 1), (66.6666m, 1), (300, 3), (133.3334m, 2)])
        {
            var unit = Unit(AnyKind());
            Average(unit, staff, wage: 66_666.67m);
            PlaceOrdinary(unit, persons);
        }

        // Half of 1% in half a year, and grade 1 doing the work of two.
        var half = Unit("企业");
        Average(half, 50, wage: 54_321);
        Place(Ordinary(half.Uscc, months: [1, 2, 3, 10, 11, 12]));
        var severe = Unit("企业");
        Average(severe, 180, wage: 70_000);
        Place(Ordinary(severe.Uscc, grade: 2));

        // Whole excess persons, and one month short of a whole one.
        foreach (var months in (int[][])[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]])
        {
            foreach (var concentrated in (bool[])[false, true])
            {
                var unit = Unit(AnyKind(), concentrated: concentrated);
                Average(unit, 200, wage: 60_000);
                PlaceOrdinary(unit, 3);
                Place(Ordinary(unit.Uscc, months: months));
            }
        }

        // Excess by weight alone brings no reward.
        var weight = Unit("社会团体");
        Average(weight, 66, wage: 60_000);
        Place(Ordinary(weight.Uscc, grade: 1));

        // Nobody employed, with and without a payroll, with and without a placement.
        Average(Unit("企业"), 0, wage: 0);
        var empty = Unit("其他");
        Monthly(empty, _ => 0, wage: 0);
        PlaceOrdinary(empty, 1);
        File(new FilingRow(Unit("企业").Uscc, null, 0, null, 12_345.67m, Punctual));

        // Wage at, below and above twice the social average; a wage of almost nothing; a very large unit.
        var cap = 2 * (year == 2022 ? 91_993 : year == 2023 ? 97_056 : 100_000);
        foreach (var wage in (decimal[])[cap - 0.01m, cap, cap + 0.01m, cap * 3])
        {
            Average(Unit(AnyKind()), 40, wage);
        }

        File(new FilingRow(Unit("企业").Uscc, null, 999, null, 0.01m, Punctual));
        File(new FilingRow(Unit("企业").Uscc, null, 31, null, 30, Punctual));
        File(new FilingRow(Unit("企业").Uscc, null, 9_999_999.9999m, 9_999_999.9999m, 9_999_999_999_999.99m, Punctual));
        File(new FilingRow(Unit("机关").Uscc, null, 9_999_999.9999m, null, 9_999_999_999_999.99m, Punctual));
        File(new FilingRow(Unit("企业").Uscc, null, 0.0001m, null, 9_999_999_999_999.99m, Punctual));

        // The last day of the window and the first after it.
        foreach (var filedOn in (DateOnly[])[new(year + 1, 10, 31), new(year + 1, 11, 1), new(year + 2, 1, 1), new(year + 1, 1, 2)])
        {
            var unit = Unit(AnyKind(), member: true);
            Average(unit, 90, wage: 61_000, filedOn: filedOn);
            PlaceOrdinary(unit, 2);
            Place(Ordinary(unit.Uscc) with { CertificateValidTo = filedOn });
        }

        // Registered within the year; the month before registration was filed too.
        foreach (var registeredIn in (int[])[1, 4, 7, 12])
        {
            var unit = Unit(AnyKind(), registeredOn: new DateOnly(year, registeredIn, 15));
            Monthly(unit, m => m + 2 >= registeredIn ? 45 : null, wage: 50_000);
            Place(Ordinary(unit.Uscc, months: Rising(registeredIn, 12)));
            Average(Unit("企业", registeredOn: new DateOnly(year, registeredIn, 1)), 30, wage: 50_000, seasonal: registeredIn == 7 ? 0.0001m : null);
        }

        Average(Unit("企业", registeredOn: new DateOnly(year - 1, 12, 31)), 30.5m, wage: 50_000, seasonal: 7.25m);

        // Member units: nobody at all, nobody in December, somebody in December only, late, silent.
        Average(Unit("机关", member: true), 12, wage: 90_000);
        var lapsed = Unit("事业单位", member: true);
        Average(lapsed, 14, wage: 90_000);
        Place(Ordinary(lapsed.Uscc, months: Rising(1, 11)));
        var december = Unit("机关", member: true);
        Average(december, 16, wage: 90_000);
        Place(Ordinary(december.Uscc, months: [12]));
        var lateMember = Unit("机关", member: true);
        Average(lateMember, 18, wage: 90_000, filedOn: new DateOnly(year + 1, 12, 1));
        PlaceOrdinary(lateMember, 1);
        Unit("机关", member: true);
        Unit("企业");

        MakeRoutes();
        MakeMinimumWages();
        MakeShared();
    }

    /// <summary>One person reaching one unit by two routes, and dispatch to units that are late or new.</summary>
    private void MakeRoutes()
    {
        var host = Unit("企业");
        Average(host, 77, wage: 60_000);
        var agency = Unit("企业");
        Average(agency, 310, wage: 48_000);
        var lateAgency = Unit("企业");
        Average(lateAgency, 320, wage: 48_000, filedOn: new DateOnly(year + 1, 11, 1));
        var lateHost = Unit("企业");
        Average(lateHost, 88, wage: 60_000, filedOn: new DateOnly(year + 1, 11, 15));
        var newHost = Unit("企业", registeredOn: new DateOnly(year, 9, 9));
        Average(newHost, 42, wage: 60_000);

        // Direct with grade 1, dispatched with grade 4: where both pass, the month counts once and singly.
        var direct = Ordinary(host.Uscc, grade: 1, months: Rising(1, 8));
        Place(direct);
        Place(direct with
        {
            Uscc = agency.Uscc,
            CertificateNo = direct.PersonId + "44B1",
            Grade = "",
            InsuredMonths = Rising(5, 12),
            Engagement = "劳务派遣",
            CountedAt = host.Uscc,
        });

        foreach (var (from, to) in (IReadOnlyList<(EmployerRow, EmployerRow)>)
            [(agency, host), (lateAgency, host), (agency, lateHost), (lateAgency, lateHost), (agency, newHost), (agency, agency), (host, agency)])
        {
            Place(Ordinary(from.Uscc, grade: random.Next(1, 5)) with { Engagement = "劳务派遣", CountedAt = to.Uscc });
        }

        Place(Ordinary(agency.Uscc) with { Engagement = "劳务派遣" });
    }

    /// <summary>Wages at the minimum and a fen below, through the change of April 2024.</summary>
    private void MakeMinimumWages()
    {
        var exact = Enumerable.Range(1, 12).Select(MinimumWage).ToArray();
        foreach (var wages in (decimal[][])
            [
                exact,
                [.. exact.Select(w => w - 0.01m)],
                [.. exact.Select((w, i) => i == 6 ? w + 0.01m : w)],
                [.. exact.Select((w, i) => i == 6 ? w - 0.01m : w)],
                [1950], [1949.99m], [2050], [2049.99m], [0],
            ])
        {
            var unit = Unit(AnyKind());
            Average(unit, 70, wage: 40_000);
            Place(Ordinary(unit.Uscc) with { MonthlyWages = wages });
        }

        // At the minimum by one route and above it by the other is no sign of anything.
        foreach (var second in (decimal[])[1950, 3000])
        {
            var unit = Unit("企业");
            Average(unit, 70, wage: 40_000);
            var row = Ordinary(unit.Uscc, months: [1, 2, 3]) with { MonthlyWages = [1950] };
            Place(row);
            var agency = Unit("企业");
            Average(agency, 150, wage: 40_000);
            Place(row with { Uscc = agency.Uscc, Engagement = "劳务派遣", CountedAt = unit.Uscc, MonthlyWages = [second], InsuredMonths = [3] });
        }

        var late = Unit("企业");
        Average(late, 70, wage: 40_000, filedOn: new DateOnly(year + 1, 11, 2));
        Place(Ordinary(late.Uscc) with { MonthlyWages = exact });
    }

    /// <summary>People at two and three units, here and elsewhere, with months that overlap in part.</summary>
    private void MakeShared()
    {
        var units = Enumerable.Range(0, 4).Select(_ => Unit("企业", member: true)).ToList();
        units.Add(Unit("企业", region: "110105"));
        foreach (var unit in units)
        {
            Average(unit, 61, wage: 58_000, filedOn: unit == units[3] ? new DateOnly(year + 1, 11, 3) : null);
        }

        for (var i = 0; i < 12; i++)
        {
            var row = Ordinary(units[i % 5].Uscc, grade: (i % 4) + 1, months: Rising(1, 7));
            Place(row);
            Place(row with { Uscc = units[(i + 1) % 5].Uscc, InsuredMonths = Rising(6 + (i % 4), 12) });
            if (i % 3 == 0)
            {
                Place(row with { Uscc = units[(i + 2) % 5].Uscc, InsuredMonths = [3, 9, 12] });
            }
        }

        // A second unit whose own conditions fail contests nothing.
        var alone = Ordinary(units[0].Uscc);
        Place(alone);
        Place(alone with { Uscc = units[1].Uscc, MonthlyWages = [100] });
    }

    // ---- any unit, any person ----

    private void MakeAnyUnit()
    {
        var region = random.Next(12) == 0 ? ElsewhereRegions[random.Next(2)] : Population.Region;
        var registeredOn = random.Next(6) == 0
            ? new DateOnly(year, random.Next(1, 13), random.Next(1, 29))
            : new DateOnly(random.Next(1985, year), random.Next(1, 13), random.Next(1, 29));
        var unit = Unit(AnyKind(), region, registeredOn, random.Next(8) == 0, random.Next(15) == 0);
        if (random.Next(12) == 0)
        {
            return;
        }

        var wage = random.Next(25) switch
        {
            0 => random.Next(1, 3000),
            1 => random.Next(200_000, 3_000_000),
            _ => random.Next(2_000_000, 20_000_000) / 100m,
        };
        var filedOn = random.Next(10) switch
        {
            0 => new DateOnly(year + 1, 10, 31),
            1 => new DateOnly(year + 1, 11, random.Next(1, 30)),
            _ => new DateOnly(year + 1, random.Next(3, 11), random.Next(1, 31)),
        };
        decimal? seasonal = random.Next(4) == 0 ? random.Next(0, 2_000_000) / 10_000m : null;
        var size = random.Next(4) switch { 0 => 35, 1 => 120, 2 => 260, _ => 1200 };
        if (random.Next(2) == 0)
        {
            var places = (decimal)Math.Pow(10, random.Next(5));
            Average(unit, decimal.Round(random.Next(0, size * 10_000) / 10_000m * places, 0) / places, wage, seasonal, filedOn);
        }
        else
        {
            // December is always filled: a row must show which of the two ways it takes.
            var staff = random.Next(0, size);
            Monthly(unit, m => m < 11 && random.Next(15) == 0 ? null : staff + (random.Next(0, 40) / 4m), wage, seasonal, filedOn);
        }

        open.Add(filings[^1]);
    }

    private void MakePeople(int target)
    {
        while (placements.Count < target)
        {
            var row = Ordinary(Any(open).Uscc, random.Next(1, 5), months: random.Next(3) == 0 ? AnyMonths() : null);
            for (var quirks = random.Next(4); quirks > 0; quirks--)
            {
                row = Quirk(row);
            }

            if (random.Next(8) == 0)
            {
                row = row with { Engagement = "劳务派遣", CountedAt = random.Next(6) == 0 ? null : Any(open).Uscc };
            }

            Place(row);
            for (var more = random.Next(8); more is 0 or 1 && placements.Count < target; more++)
            {
                var again = Quirk(row with { Uscc = Any(open).Uscc, InsuredMonths = AnyMonths(), Engagement = "直接", CountedAt = null });
                var route = random.Next(4) == 0
                    ? again with { Engagement = "劳务派遣", CountedAt = row.CountedAt ?? row.Uscc }
                    : again;
                if (!placements.Any(p => p.Uscc == route.Uscc && p.PersonId == route.PersonId) && route.PersonId == row.PersonId)
                {
                    Place(route);
                }
            }
        }
    }

    private PlacementRow Quirk(PlacementRow row)
    {
        var filedOn = filings.First(f => f.Uscc == row.Uscc).FiledOn;
        switch (random.Next(14))
        {
            case 0:
                return row with { MonthlyWages = [.. Enumerable.Range(1, 12).Select(MinimumWage)] };
            case 1:
                return row with { MonthlyWages = [.. Enumerable.Range(1, 12).Select(m => MinimumWage(m) + random.Next(-1, 2) / 100m)] };
            case 2:
                return row with { MonthlyWages = [.. Enumerable.Range(1, 12).Select(_ => (decimal)(random.Next(4) * 1025))] };
            case 3:
                return row with { MonthlyWages = [Any<decimal>([0, 1659.99m, 1660, 1949.99m, 1950, 2049.99m, 2050, 123_456.78m])] };
            case 4:
                // A year to the day, a day less, a day more, from any day of the year's surroundings.
                var from = new DateOnly(year - 1, 1, 1).AddDays(random.Next(650));
                return row with { ContractFrom = from, ContractTo = from.AddYears(1).AddDays(random.Next(-2, 2)) };
            case 5:
                // 29 February: a year later ends on the 27th.
                var leap = new DateOnly(year == 2024 && random.Next(2) == 0 ? 2024 : 2020, 2, 29);
                return row with { ContractFrom = leap, ContractTo = leap.AddYears(leap.Year == 2024 ? 1 : year - 2020).AddDays(random.Next(-3, 2)) };
            case 6:
                return row with { ContractFrom = new DateOnly(year, random.Next(1, 12), 1).AddDays(random.Next(2) * -1).AddMonths(1), ContractTo = null };
            case 7:
                return row with { ContractFrom = new DateOnly(2010, 1, 1), ContractTo = new DateOnly(year, random.Next(1, 13), 1).AddDays(random.Next(-1, 1)) };
            case 8:
                // The birthday of a limit on the first of a month, or a day to either side.
                var man = random.Next(2) == 0;
                var limit = random.Next(2) == 0 ? 16 : man ? 60 : 55;
                var born = new DateOnly(year, random.Next(1, 13), 1).AddYears(-limit).AddDays(random.Next(-1, 2));
                return Born(row, born, man);
            case 9:
                return random.Next(4) switch
                {
                    0 => Born(row, new DateOnly(1964, 2, 29), man: true),
                    1 => Born(row, new DateOnly(1968, 2, 29), man: false),
                    2 => Born(row, new DateOnly(2008, 2, 29), man: false),
                    _ => Born(row, new DateOnly(1966, 6, 6), man: random.Next(2) == 0),
                };
            case 10:
            case 11:
                var soldierGrade = random.Next(1, 11);
                return row with
                {
                    CertificateType = "残疾军人证",
                    CertificateNo = string.Create(CultureInfo.InvariantCulture, $"军E{random.Next(1_000_000):000000}"),
                    Grade = soldierGrade.ToString(CultureInfo.InvariantCulture),
                };
            case 12:
                return row with { CertificateValidTo = filedOn.AddDays(random.Next(-1, 2)) };
            default:
                return row with { InsuredMonths = random.Next(4) == 0 ? [] : AnyMonths() };
        }
    }

    /// <summary>The same row for somebody born then: another person, so another number and certificate.</summary>
    private PlacementRow Born(PlacementRow row, DateOnly born, bool man)
    {
        var id = people.NewPersonId(born, man);
        var certificate = row.CertificateType == "残疾人证" ? id + row.CertificateNo[18..] : row.CertificateNo;
        return row with { PersonId = id, CertificateNo = certificate };
    }

    // ---- the pieces ----

    private EmployerRow Unit(
        string kind, string region = Population.Region, DateOnly? registeredOn = null, bool member = false, bool concentrated = false)
    {
        var name = random.Next(10) switch
        {
            0 => OddNames[random.Next(OddNames.Length)],
            1 => new string('长', 200),
            _ => string.Create(CultureInfo.InvariantCulture, $"大武口第{employers.Count + 1}号单位"),
        };
        var unit = new EmployerRow(people.NewUscc(random, region), name, kind, region, registeredOn ?? new DateOnly(2012, 3, 4), member, concentrated);
        employers.Add(unit);
        return unit;
    }

    private void Average(EmployerRow unit, decimal staff, decimal wage, decimal? seasonal = null, DateOnly? filedOn = null) =>
        File(new FilingRow(unit.Uscc, null, staff, seasonal, Payroll(staff + ((seasonal ?? 0) / 12), wage), filedOn ?? Punctual));

    private void Monthly(EmployerRow unit, Func<int, decimal?> staff, decimal wage, decimal? seasonal = null, DateOnly? filedOn = null)
    {
        var months = Enumerable.Range(0, 12).Select(staff).ToArray();
        File(new FilingRow(unit.Uscc, months, null, seasonal, Payroll((months.Sum() ?? 0) / 12 + ((seasonal ?? 0) / 12), wage), filedOn ?? Punctual));
    }

    private void File(FilingRow filing) => filings.Add(filing);

    /// <summary>Never zero while there is staff: such a filing would be refused.</summary>
    private static decimal Payroll(decimal staff, decimal wage) => staff == 0 ? 0 : Math.Max(0.01m, decimal.Round(staff * wage, 2));

    private void PlaceOrdinary(EmployerRow unit, int persons)
    {
        for (var i = 0; i < persons; i++)
        {
            Place(Ordinary(unit.Uscc));
        }
    }

    private PlacementRow Ordinary(string unit, int grade = 4, IReadOnlyList<int>? months = null)
    {
        var id = people.NewPersonId(new DateOnly(random.Next(1972, 2001), random.Next(1, 13), random.Next(1, 29)), random.Next(2) == 0);
        var reissue = random.Next(6) switch { 0 => "B1", 1 => "B12", _ => "" };
        var certificate = string.Create(CultureInfo.InvariantCulture, $"{id}{random.Next(1, 8)}{grade}{reissue}");
        var from = new DateOnly(random.Next(2005, 2021), random.Next(1, 13), random.Next(1, 29));
        return new PlacementRow(
            unit,
            random.Next(12) == 0 ? "欧阳,\"小\"" : "张某",
            id,
            "残疾人证",
            certificate,
            random.Next(3) == 0 ? grade.ToString(CultureInfo.InvariantCulture) : "",
            random.Next(3) == 0 ? new DateOnly(year + 5, 6, 30) : null,
            from,
            random.Next(3) == 0 ? new DateOnly(year + 3, 12, 31) : null,
            months ?? Rising(1, 12),
            [random.Next(250_000, 900_000) / 100m],
            random.Next(4) == 0 ? "" : "直接");
    }

    private void Place(PlacementRow row)
    {
        // Only the district's minimum wages are known, so wages elsewhere stay well above any.
        var here = new[] { row.Uscc, row.CountedAt ?? row.Uscc }.All(u => employers.First(e => e.Uscc == u).Region == Population.Region);
        placements.Add(here ? row : row with { MonthlyWages = [.. row.MonthlyWages.Select(w => w + 4000)] });
    }

    private decimal MinimumWage(int month) => year == 2024 && month >= 4 ? 2050 : 1950;

    private string AnyKind() => Kinds[random.Next(Kinds.Length)];

    private T Any<T>(List<T> from) => from[random.Next(from.Count)];

    private int[] AnyMonths() => random.Next(2) == 0
        ? Rising(random.Next(1, 13), 12)
        : [.. Enumerable.Range(1, 12).Where(_ => random.Next(2) == 0)];

    private static int[] Rising(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
