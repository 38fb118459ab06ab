using System.Globalization;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit.NaiveModel;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>A line of <c>edges.csv</c> or <c>published-cases.csv</c>: one unit in words a lawyer can check, and what is to come of it.</summary>
/// <remarks>
/// <c>staff</c> is the annual average, or twelve months (<c>30x9;31x3</c>). <c>people</c> joins persons with <c>+</c>, each told in clauses.
/// Every other column that the output has too is an expectation; a blank one is not checked.
/// </remarks>
internal sealed class WrittenCase
{
    private static readonly string[] Inputs = ["uscc", "name", "kind", "region", "year"];

    private readonly IReadOnlyDictionary<string, string> cells;
    private readonly MadeUpPeople people = new();
    private readonly List<EmployerRow> employers = [];
    private readonly List<FilingRow> filings = [];
    private readonly List<PlacementRow> placements = [];
    private readonly Random random = new(1);

    private WrittenCase(IReadOnlyDictionary<string, string> cells) => this.cells = cells;

    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>The code of the unit the line speaks of, once <see cref="Population"/> was made.</summary>
    public string Unit => employers[0].Uscc;

    public static IReadOnlyList<WrittenCase> All(string table)
    {
        using var stream = typeof(WrittenCase).Assembly.GetManifestResourceStream(table)
            ?? throw new FileNotFoundException("the table is not part of the tests", table);
        using var reader = new StreamReader(stream);
        var records = CsvText.Read(reader.ReadToEnd());
        return [.. records.Skip(1).Select(r => new WrittenCase(records[0].Zip(r).ToDictionary(c => c.First, c => c.Second)))];
    }

    public static WrittenCase Find(string table, string column, string value) => All(table).Single(c => c[column] == value);

    /// <summary>The expected cells; <c>none</c> stands for no flags.</summary>
    public IReadOnlyList<(string Column, string Expected)> Expectations() =>
    [
        .. AssessedRow.Columns
            .Where(c => !Inputs.Contains(c) && this[c].Length > 0)
            .Select(c => (c, this[c] == "none" ? "" : this[c])),
    ];

    public void IsMetBy(Func<string, string> actual)
    {
        foreach (var (column, expected) in Expectations())
        {
            if (actual(column) != expected)
            {
                Assert.Fail($"{column} should be '{expected}' and is '{actual(column)}'");
            }
        }
    }

    public Population Population()
    {
        var year = int.Parse(this["year"], CultureInfo.InvariantCulture);
        var unit = NewUnit(this["kind"], this["registered"], this["member"] == "yes", this["concentrated"] == "yes");
        if (this["filed"] != "never")
        {
            var months = this["staff"].Contains(';', StringComparison.Ordinal) ? Repeated(this["staff"]).Select(m => (decimal?)m).ToArray() : null;
            decimal? average = months is null ? Amount(this["staff"]) : null;
            decimal? seasonal = this["seasonal"].Length > 0 ? Amount(this["seasonal"]) : null;

            // The published cases speak of an average wage, the files of a payroll; the average must come out again.
            var payroll = this["payroll"].Length > 0
                ? Amount(this["payroll"])
                : Amount(this["average_wage"]) * (average!.Value + ((seasonal ?? 0) / 12));
            filings.Add(new FilingRow(unit, months, average, seasonal, payroll, this["filed"].Length > 0 ? Date(this["filed"]) : InTime(year)));
        }

        foreach (var person in this["people"].Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (count, told) = person.Split(" x ") is [var number, var rest] ? (int.Parse(number, CultureInfo.InvariantCulture), rest) : (1, person);
            for (var i = 0; i < count; i++)
            {
                Place(unit, year, told.Split(", "));
            }
        }

        return new Population(year, employers, filings, placements);
    }

    private void Place(string unit, int year, IReadOnlyList<string> clauses)
    {
        var bornOn = new DateOnly(1985, 6, 15);
        var man = true;
        foreach (var words in clauses.Select(c => c.Split(' ')))
        {
            if (words is ["man" or "woman", "born", var date])
            {
                (man, bornOn) = (words[0] == "man", Date(date));
            }
        }

        var id = people.NewPersonId(bornOn, man);
        var row = new PlacementRow(unit, "某人", id, "残疾人证", "", "", null, new DateOnly(2015, 1, 1), null, [], [5000]);
        var others = new List<PlacementRow>();
        foreach (var words in clauses.Select(c => c.Split(' ')))
        {
            row = words switch
            {
                ["grade", var grade] => row with { CertificateNo = $"{id}4{grade}" },
                ["soldier", var grade] => row with { CertificateType = "残疾军人证", CertificateNo = "军A000001", Grade = grade },
                ["months", var months] => row with { InsuredMonths = Months(months) },
                ["wage", var wages] => row with { MonthlyWages = Repeated(wages) },
                ["contract", "from", var from] => row with { ContractFrom = Date(from) },
                ["contract", var from, "to", var to] => row with { ContractFrom = Date(from), ContractTo = Date(to) },
                ["valid", "to", var date] => row with { CertificateValidTo = Date(date) },
                ["dispatched", "away"] => Dispatched(row, unit, AnotherUnit(InTime(year))),
                ["dispatched", "here"] => Dispatched(row, AnotherUnit(InTime(year)), unit),
                ["dispatched", "here", "by", "a", "late", "agency"] => Dispatched(row, AnotherUnit(new DateOnly(year + 1, 11, 1)), unit),
                ["man" or "woman", "born", _] or ["also", ..] => row,
                _ => throw new FormatException($"no such clause: {string.Join(' ', words)}"),
            };
        }

        // The second placements last: they are like the first but for what they say.
        foreach (var words in clauses.Select(c => c.Split(' ')).Where(w => w[0] == "also"))
        {
            others.Add(words switch
            {
                ["also", "elsewhere", var months] => row with { Uscc = AnotherUnit(InTime(year)), InsuredMonths = Months(months) },
                ["also", "at", "a", "late", "unit", var months] => row with { Uscc = AnotherUnit(new DateOnly(year + 1, 11, 1)), InsuredMonths = Months(months) },
                ["also", "dispatched", "here", "as", "grade", var grade, var months] =>
                    Dispatched(row with { CertificateNo = $"{id}4{grade}B1", InsuredMonths = Months(months) }, AnotherUnit(InTime(year)), unit),
                _ => throw new FormatException($"no such clause: {string.Join(' ', words)}"),
            });
        }

        placements.Add(row);
        placements.AddRange(others);
    }

    private static PlacementRow Dispatched(PlacementRow row, string from, string to) =>
        row with { Uscc = from, Engagement = "劳务派遣", CountedAt = to };

    private string AnotherUnit(DateOnly filedOn)
    {
        var unit = NewUnit("企业", "", member: false, concentrated: false);
        filings.Add(new FilingRow(unit, null, 500, null, 25_000_000, filedOn));
        return unit;
    }

    private string NewUnit(string kind, string registered, bool member, bool concentrated)
    {
        var registeredOn = registered.Length > 0 ? Date(registered) : new DateOnly(2010, 5, 6);
        var code = people.NewUscc(random, TestKit.Populations.Population.Region);
        employers.Add(new EmployerRow(code, "某单位", kind, TestKit.Populations.Population.Region, registeredOn, member, concentrated));
        return code;
    }

    private static DateOnly InTime(int year) => new(year + 1, 5, 20);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static int[] Months(string text) => text.Split('-') is [var first, var last]
        ? [.. Enumerable.Range(1, 12).Where(m => m >= Amount(first) && m <= Amount(last))]
        : [int.Parse(text, CultureInfo.InvariantCulture)];

    /// <summary><c>30x9;31x3</c>: nine times 30, then three times 31.</summary>
    private static decimal[] Repeated(string text) =>
    [
        .. text.Split(';').SelectMany(part => part.Split('x') is [var value, var times]
            ? Enumerable.Repeat(Amount(value), int.Parse(times, CultureInfo.InvariantCulture))
            : [Amount(part)]),
    ];
}
