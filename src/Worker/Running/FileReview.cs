using System.Runtime.InteropServices;
using System.Text;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Worker.Intake;

namespace QuotaCompliance.Worker.Running;

/// <summary>The three input files of a review.</summary>
public sealed record ReviewFiles(string Employers, string Filings, string Placements)
{
    public string this[FileKind kind] => kind switch
    {
        FileKind.Employers => Employers,
        FileKind.Filings => Filings,
        FileKind.Placements => Placements,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a review reads three files"),
    };
}

/// <summary>A placement of a unit under explanation, with the months in which other units have the same person.</summary>
internal sealed record TracedPlacement(Placement Placement, CreditTest Test, int ListedAt, int CreditedAt);

/// <summary>A review from files, in memory: reads the units, their filings and their people, and settles who counts where.</summary>
internal sealed class FileReview
{
    private readonly PolicyShelf shelf;
    private readonly ReviewYear year;
    private readonly Dictionary<RegionCode, CreditRules> creditRules = [];
    private readonly Dictionary<RegionCode, PolicyBook> books = [];
    private readonly Paged<Claim> claims = new();
    private readonly Dictionary<FileKind, RowCounts> counts = [];

    public FileReview(PolicyShelf shelf, ReviewYear year)
    {
        this.shelf = shelf;
        this.year = year;
    }

    public UnitRegister Units { get; } = new();

    /// <summary>The units of the region, in order of their codes.</summary>
    public int[] InRegion { get; private set; } = [];

    /// <summary>Read, accepted and refused rows of the files read so far.</summary>
    public IReadOnlyDictionary<FileKind, RowCounts> Counts => counts;

    /// <summary>Whose placements are kept whole, for an explanation.</summary>
    public Uscc? Traced { get; init; }

    public Filing? TracedFiling { get; private set; }

    public List<TracedPlacement> TracedPlacements { get; } = [];

    /// <summary>All policy books opened for the region's units.</summary>
    public IReadOnlyCollection<PolicyBook> Books => books.Values;

    /// <summary>Reads all three files. Nothing of them may be used when this returns false: a whole file was refused.</summary>
    /// <exception cref="ParameterMissingException">A unit of the region meets a parameter without a value.</exception>
    /// <param name="region">Whose units are assessed; nothing when only the traced unit is.</param>
    public bool Read(ReviewFiles files, RegionCode? region, IFindingSink findings, Progress progress)
    {
        ColumnMap? employerColumns;
        ColumnMap? filingColumns;
        ColumnMap? placementColumns;
        using var employers = TableFile.Open(FileKind.Employers, files.Employers, findings, out employerColumns);
        using var filings = TableFile.Open(FileKind.Filings, files.Filings, findings, out filingColumns);
        using var placements = TableFile.Open(FileKind.Placements, files.Placements, findings, out placementColumns);

        if (employers is null)
        {
            return false;
        }

        using var employerRows = new EmployerIntake(employers, employerColumns!, year, findings);
        if (!ReadEmployers(employerRows, progress))
        {
            return false;
        }

        // The units' order needs nothing of the other files: it is found while they are read.
        OpenBooks(region);
        var sorting = Task.Run(() => Sorted(region));
        try
        {
            if (filings is null || placements is null)
            {
                return false;
            }

            using var filingRows = new FilingIntake(filings, filingColumns!, findings);
            using var placementRows = new PlacementIntake(placements, placementColumns!, findings);
            if (!ReadFilings(filingRows, progress) || !ReadPlacements(placementRows, progress))
            {
                return false;
            }

            Settle();
            return true;
        }
        finally
        {
            InRegion = sorting.GetAwaiter().GetResult();
        }
    }

    public PolicyBook BookOf(int unit) => books[Units[unit].Employer.Region];

    public Assessed Assess(int unit)
    {
        var book = BookOf(unit);
        return AnnualReview.Of(Units.PositionOf(unit, book), book);
    }

    /// <summary>The statement of the traced unit.</summary>
    public string Explain(int unit, Language language) => Statement.Of(
        Units[unit].Employer,
        Encoding.UTF8.GetString(Units.NameOf(unit)),
        Units.PositionOf(unit, BookOf(unit)),
        TracedFiling,
        PersonsOf(unit),
        BookOf(unit),
        language);

    /// <summary>The unit's people, numbered in the order of their ID numbers, with what other rows of the same people do to their months.</summary>
    private List<PersonFacts> PersonsOf(int unit)
    {
        var facts = new List<PersonFacts>();
        var number = 0;
        foreach (var person in TracedPlacements.GroupBy(p => p.Placement.Person).OrderBy(g => g.Key))
        {
            var rows = person.OrderBy(p => p.ListedAt != unit).ToList();
            var here = rows.Where(p => p.ListedAt == unit || p.CreditedAt == unit).ToList();
            number += here.Count == 0 ? 0 : 1;
            foreach (var row in here)
            {
                var elsewhere = rows.Where(p => p.CreditedAt != row.CreditedAt).Aggregate(MonthSet.None, (months, p) => months | p.Test.Passing);
                var another = rows.Where(p => p != row && p.CreditedAt == row.CreditedAt && p.Test.Weight <= row.Test.Weight)
                    .Aggregate(MonthSet.None, (months, p) => months | p.Test.Passing);
                facts.Add(new PersonFacts(
                    number, row.Test, row.CreditedAt == unit, row.ListedAt == unit, row.Test.Passing & elsewhere, another));
            }
        }

        return facts;
    }

    private bool Finish(FileKind kind, RowIntake rows)
    {
        if (rows.Table.Refusal is not null)
        {
            rows.RefuseAll();
        }

        counts[kind] = rows.Counts;
        return rows.Table.Refusal is null;
    }

    private bool ReadEmployers(EmployerIntake rows, Progress progress)
    {
        while (rows.Next())
        {
            var number = -1;
            if (rows.Uscc is { } uscc && !Units.TryAdd(uscc, out number))
            {
                rows.Fault(Columns.Uscc, "duplicate-row");
            }

            if (rows.Settle())
            {
                Units.Register(number, rows.Employer, rows.Name);
            }

            progress.Report("employers", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Employers, rows);
    }

    private bool ReadFilings(FilingIntake rows, Progress progress)
    {
        var strangers = new HashSet<Uscc>();
        while (rows.Next())
        {
            var number = -1;
            if (rows.Uscc is { } uscc)
            {
                var known = Units.TryFind(uscc, out number);
                rows.CheckAgainst(known ? Units[number].Employer : null, year);
                if (known ? Units[number].HasFilingRow : !strangers.Add(uscc))
                {
                    rows.Fault(Columns.Uscc, "duplicate-row");
                }
            }

            var accepted = rows.Settle();
            if (number >= 0)
            {
                ref var unit = ref Units[number];
                unit.HasFilingRow = true;
                if (accepted)
                {
                    unit.HasFiled = true;
                    unit.Staff = rows.Filing.StaffOver(unit.Employer.MonthsIn(year));
                    unit.Payroll = rows.Filing.Payroll;
                    unit.FiledOn = rows.Filing.FiledOn;
                    TracedFiling = unit.Employer.Uscc == Traced ? rows.Filing : TracedFiling;
                }
            }

            progress.Report("filings", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Filings, rows);
    }

    private bool ReadPlacements(PlacementIntake rows, Progress progress)
    {
        var seen = new HashSet<(Uscc, PersonId)>();
        while (rows.Next())
        {
            var listedAt = -1;
            if (rows.Uscc is { } uscc)
            {
                if (!Units.TryFindFiled(uscc, out listedAt) && !rows.Table.IsMisshapen)
                {
                    rows.Fault(Columns.Uscc, "filing-missing");
                }

                if (rows.Person is { } person && !seen.Add((uscc, person)))
                {
                    rows.Fault(Columns.Placements.PersonId, "duplicate-row");
                }
            }

            var creditedAt = listedAt;
            if (rows.CountedAt is { } other && !Units.TryFindFiled(other, out creditedAt))
            {
                rows.Fault(Columns.Placements.CountedAt, "counted-at-unknown");
            }

            if (rows.Settle())
            {
                Claim(rows.Placement, listedAt, creditedAt);
            }

            progress.Report("placements", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Placements, rows);
    }

    private void Claim(in Placement placement, int listedAt, int creditedAt)
    {
        var test = CreditTest.Of(placement, Units[listedAt].FiledOn, RulesFor(Units[creditedAt].Employer.Region));
        claims.Add(Domain.Assessment.Claim.Of(placement.Person, creditedAt, test));
        if (Traced is { } traced)
        {
            TracedPlacements.Add(new TracedPlacement(placement, test, listedAt, creditedAt));
        }
    }

    /// <summary>Brings the claims on each person together; neither the order of rows nor of people changes the result.</summary>
    private void Settle()
    {
        var sorted = new Claim[claims.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = claims[i];
        }

        Array.Sort(sorted, static (a, b) => a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Unit.CompareTo(b.Unit));
        var credits = new PersonCredit[16];
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next].Person == sorted[first].Person)
            {
                next++;
            }

            credits = credits.Length < next - first ? new PersonCredit[(next - first) * 2] : credits;
            var written = Crediting.Settle(sorted.AsSpan(first, next - first), credits);
            foreach (ref readonly var credit in credits.AsSpan(0, written))
            {
                ref var unit = ref Units.CreditOf(credit.Unit);
                unit = unit.Plus(credit);
            }

            first = next;
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
        var keys = new List<Uscc>();
        var numbers = new List<int>();
        for (var i = 0; i < Units.Count; i++)
        {
            ref var unit = ref Units[i];
            if (IsReviewed(unit, region))
            {
                keys.Add(unit.Employer.Uscc);
                numbers.Add(i);
            }
        }

        CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(numbers));
        return [.. numbers];
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
