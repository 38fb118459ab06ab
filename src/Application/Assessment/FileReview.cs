using System.Text;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Application.Assessment;

/// <summary>The three input files of a review.</summary>
public sealed record ReviewFiles(IncomingFile Employers, IncomingFile Filings, IncomingFile Placements)
{
    public IncomingFile this[FileKind kind] => kind switch
    {
        FileKind.Employers => Employers,
        FileKind.Filings => Filings,
        FileKind.Placements => Placements,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a review reads three files"),
    };
}

/// <summary>A review from files, in memory: reads the units, their filings and their people, and settles who counts where.</summary>
internal sealed class FileReview
{
    private const int UnitsAtOnce = 64;

    private readonly PolicyShelf shelf;
    private readonly ReviewYear year;
    private readonly Dictionary<RegionCode, CreditRules> creditRules = [];
    private readonly Dictionary<RegionCode, PolicyBook> books = [];
    private readonly ReviewIntake intake = new();
    private readonly Settlement settlement = new();

    public FileReview(PolicyShelf shelf, ReviewYear year)
    {
        this.shelf = shelf;
        this.year = year;
    }

    public UnitRegister Units => intake.Units;

    /// <summary>The units of the region, in order of their codes.</summary>
    public int[] InRegion { get; private set; } = [];

    /// <summary>Read, accepted and refused rows of the files read so far.</summary>
    public IReadOnlyDictionary<FileKind, RowCounts> Counts => intake.Counts;

    /// <summary>Whose placements are kept whole, for an explanation.</summary>
    public Uscc? Traced { get; init; }

    public Filing? TracedFiling { get; private set; }

    public List<TestedPlacement> TracedPlacements { get; } = [];

    /// <summary>What the opened policy books hold that is not enacted: provisional values and placeholders.</summary>
    public IReadOnlyList<ValueInForce> Uncertain => [.. books.Values.SelectMany(book => book.Values).Where(value => value.Status != PolicyStatus.Enacted).Distinct()];

    /// <summary>Reads all three files. Nothing of them may be used when this returns false: a whole file was refused.</summary>
    /// <exception cref="ParameterMissingException">A unit of the region meets a parameter without a value.</exception>
    /// <param name="region">Whose units are assessed; nothing when only the traced unit is.</param>
    public bool Read(ReviewFiles files, RegionCode? region, IFindingSink findings, IProgress<WorkDone> progress)
    {
        // All three are opened first, so that a file refused as a whole is told whatever the others hold; findings keep the files' order.
        T? Open<T>(FileKind kind, IFindingSink sink, Func<TableReader, ColumnMap, T> intakeOf)
            where T : class => TableFile.Open(kind, files[kind], sink, out var columns) is { } table ? intakeOf(table, columns!) : null;

        var ofFilings = new HeldFindings();
        var ofPlacements = new HeldFindings();
        var openingFilings = Task.Run(() => Open(FileKind.Filings, ofFilings, (table, columns) => new FilingIntake(table, columns, findings)));
        var openingPlacements = Task.Run(() => Open(FileKind.Placements, ofPlacements, (table, columns) => new PlacementIntake(table, columns, findings)));
        using var employers = Open(FileKind.Employers, findings, (table, columns) => new EmployerIntake(table, columns, year, findings));
        using var filings = openingFilings.GetAwaiter().GetResult();
        using var placements = openingPlacements.GetAwaiter().GetResult();

        // The filings' fields are read while the register fills.
        filings?.Start();
        var read = employers is not null && ReadEmployers(employers, progress);
        if (read)
        {
            OpenBooks(region);
        }

        // The units' order needs nothing of the other files: it is found while they are read.
        var sorting = Task.Run(() => read ? Sorted(region) : []);
        try
        {
            ofFilings.PassTo(findings);
            read = read && filings is not null && placements is not null && ReadFilings(filings, progress);
            ofPlacements.PassTo(findings);
            read = read && ReadPlacements(placements!, progress);
            if (read)
            {
                settlement.Settle(credit => Units.CreditOf(credit.Unit) = Units.CreditOf(credit.Unit).Plus(credit));
            }

            return read;
        }
        finally
        {
            InRegion = sorting.GetAwaiter().GetResult();
        }
    }

    /// <summary>Assesses the units of the region from the first to before the end, in their order, and adds their rows to the result.</summary>
    public void AddRows(AssessmentCsv result, int first, int end)
    {
        for (; first < end; first += UnitsAtOnce)
        {
            var units = InRegion.AsSpan(first, Math.Min(UnitsAtOnce, end - first));
            Units.BringNear(units);
            foreach (var unit in units)
            {
                ref readonly var employer = ref Units[unit].Employer;
                var book = BookOf(unit);
                result.Add(new ResultRow(
                    employer.Uscc, employer.Kind, employer.Region, Units.NameOf(unit), year, book.Edition,
                    PrintedFigures.Of(AnnualReview.Of(Units.PositionOf(unit, book), book))));
            }
        }
    }

    private PolicyBook BookOf(int unit) => books[Units[unit].Employer.Region];

    /// <summary>The statement of the traced unit.</summary>
    public string Explain(int unit, Language language) => Statement.Of(
        Units[unit].Employer,
        Encoding.UTF8.GetString(Units.NameOf(unit)),
        Units.PositionOf(unit, BookOf(unit)),
        TracedFiling,
        UnitPeople.Of(Units[unit].Employer.Uscc, TracedPlacements),
        BookOf(unit),
        language);

    private bool ReadEmployers(EmployerIntake rows, IProgress<WorkDone> progress) =>
        intake.ReadEmployers(rows, progress, number => Units.Register(number, rows.Row.Employer, rows.Row.Name));

    private bool ReadFilings(FilingIntake rows, IProgress<WorkDone> progress) => intake.ReadFilings(rows, year, progress, (number, accepted) =>
    {
        ref var unit = ref Units[number];
        if (accepted)
        {
            unit.File(rows.Row.Filing, year);
            TracedFiling = unit.Employer.Uscc == Traced ? rows.Row.Filing : TracedFiling;
        }
    });

    private bool ReadPlacements(PlacementIntake rows, IProgress<WorkDone> progress) =>
        intake.ReadPlacements(rows, progress, (listedAt, creditedAt) => Claim(rows.Row.Placement, listedAt, creditedAt));

    private void Claim(in Placement placement, int listedAt, int creditedAt)
    {
        var test = CreditTest.Of(placement, Units[listedAt].FiledOn, RulesFor(Units[creditedAt].Employer.Region));
        settlement.Add(Domain.Assessment.Claim.Of(placement.Person, creditedAt, test));
        if (Traced is not null)
        {
            TracedPlacements.Add(new TestedPlacement(
                placement.Person, test, Units[listedAt].Employer.Uscc, Units[creditedAt].Employer.Uscc));
        }
    }

    private bool IsReviewed(in Unit unit, RegionCode? region) =>
        unit.IsRegistered && (region?.Covers(unit.Employer.Region) ?? unit.Employer.Uscc == Traced);

    private void OpenBooks(RegionCode? region)
    {
        for (var i = 0; i < Units.Count; i++)
        {
            ref var unit = ref Units[i];
            if (IsReviewed(unit, region) && !books.ContainsKey(unit.Employer.Region))
            {
                books.Add(unit.Employer.Region, PolicyBook.For(shelf, unit.Employer.Region, year));
            }
        }
    }

    private int[] Sorted(RegionCode? region)
    {
        var count = 0;
        for (var i = 0; i < Units.Count; i++)
        {
            count += IsReviewed(Units[i], region) ? 1 : 0;
        }

        // Of their exact size: lists that grow would hold several copies of ten million codes at once.
        var keys = new Uscc[count];
        var numbers = new int[count];
        for (var (i, next) = (0, 0); next < count; i++)
        {
            if (IsReviewed(Units[i], region))
            {
                keys[next] = Units[i].Employer.Uscc;
                numbers[next++] = i;
            }
        }

        Array.Sort(keys, numbers);
        return numbers;
    }

    private CreditRules RulesFor(RegionCode region)
    {
        if (!creditRules.TryGetValue(region, out var rules))
        {
            creditRules.Add(region, rules = CreditRules.For(shelf, region, year));
        }

        return rules;
    }
}
