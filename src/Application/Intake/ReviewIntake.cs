using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Intake;

/// <summary>What the rows of the review's files must be to each other: keys taken once, filings of known units, people of units that filed.</summary>
/// <remarks>The same whether the rows stay in memory or go to the database; the caller says what becomes of an accepted row.</remarks>
internal sealed class ReviewIntake
{
    /// <summary>About what a row of the register takes; workbooks are smaller than they say, and the register grows by itself.</summary>
    private const int BytesOfAnEmployer = 80;

    private readonly Dictionary<FileKind, RowCounts> counts = [];

    public UnitRegister Units { get; } = new();

    /// <summary>Read, accepted and refused rows of the files read so far.</summary>
    public IReadOnlyDictionary<FileKind, RowCounts> Counts => counts;

    /// <param name="accepted">Gets the unit's number for each accepted row.</param>
    /// <returns>False when the whole file was refused on the way.</returns>
    public bool ReadEmployers(EmployerIntake rows, IProgress<WorkDone> progress, Action<int> accepted)
    {
        Units.Expect(rows.Table.TotalBytes / BytesOfAnEmployer);
        rows.Foreseen = Units.BringNear;
        while (rows.Next())
        {
            var number = -1;
            if (rows.Uscc is { } uscc && !Units.TryAdd(uscc, out number))
            {
                rows.Fault(Columns.Uscc, "duplicate-row");
            }

            if (rows.Settle())
            {
                accepted(number);
            }

            progress.Report("employers", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Employers, rows);
    }

    /// <param name="settled">Gets the unit's number (−1 when unknown) and whether the row is accepted, for each row whose unit is legible.</param>
    /// <returns>False when the whole file was refused on the way.</returns>
    public bool ReadFilings(FilingIntake rows, ReviewYear year, IProgress<WorkDone> progress, Action<int, bool> settled)
    {
        var strangers = new HashSet<Uscc>();
        rows.Foreseen = Units.BringNear;
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

            var isAccepted = rows.Settle();
            if (number >= 0)
            {
                Units[number].HasFilingRow = true;
                settled(number, isAccepted);
            }

            progress.Report("filings", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Filings, rows);
    }

    /// <param name="accepted">Gets the numbers of the unit that lists the person and of the one that gets the credit.</param>
    /// <returns>False when the whole file was refused on the way.</returns>
    public bool ReadPlacements(PlacementIntake rows, IProgress<WorkDone> progress, Action<int, int> accepted)
    {
        var seen = new HashSet<(Uscc, PersonId)>();
        rows.Foreseen = Units.BringNear;
        while (rows.Next())
        {
            var listedAt = -1;
            if (rows.Uscc is { } uscc)
            {
                if (!Units.TryFindFiled(uscc, out listedAt) && !rows.IsMisshapen)
                {
                    rows.Fault(Columns.Uscc, "filing-missing");
                }

                if (rows.Row.Person is { } person && !seen.Add((uscc, person)))
                {
                    rows.Fault(Columns.Placements.PersonId, "duplicate-row");
                }
            }

            var creditedAt = listedAt;
            if (rows.Row.CountedAt is { } other && !Units.TryFindFiled(other, out creditedAt))
            {
                rows.Fault(Columns.Placements.CountedAt, "counted-at-unknown");
            }

            if (rows.Settle())
            {
                accepted(listedAt, creditedAt);
            }

            progress.Report("placements", rows.Table, rows.Counts.Read);
        }

        return Finish(FileKind.Placements, rows);
    }

    private bool Finish<TRow>(FileKind kind, RowIntake<TRow> rows)
        where TRow : struct
    {
        if (rows.Table.Refusal is not null)
        {
            rows.RefuseAll();
        }

        counts[kind] = rows.Counts;
        return rows.Table.Refusal is null;
    }
}
