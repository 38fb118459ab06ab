using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Worker.Intake;

/// <summary>Reads the rows of one file and gathers every finding of each; a row with an error is refused whole.</summary>
/// <remarks>The caller adds what only it can know (duplicates, unknown units), then calls <see cref="Settle"/> once a row.</remarks>
internal abstract class RowIntake(FileKind kind, TableReader table, ColumnMap columns, IFindingSink findings) : IDisposable
{
    private readonly List<Finding> faults = [];
    private readonly int usccPlace = columns[Columns.Uscc];

    public RowCounts Counts { get; private set; }

    /// <summary>The unit of the current row when its code is legible, even if the row is refused.</summary>
    public Uscc? Uscc { get; private set; }

    /// <summary>Whether no error has been found in the current row so far.</summary>
    public bool IsSound { get; private set; }

    public TableReader Table => table;

    protected ColumnMap Places => columns;

    public void Dispose() => table.Dispose();

    /// <summary>Reads the next row and checks its fields; false at the end of the file, or when the whole file is refused.</summary>
    public bool Next()
    {
        if (!table.Read())
        {
            if (table.Refusal is { } code)
            {
                findings.Add(new Finding(kind, table.Line, null, "", 0, code));
            }

            return false;
        }

        IsSound = true;
        Uscc = Domain.Employers.Uscc.TryParse(Fields.Code(table[usccPlace]), out var uscc) ? uscc : null;
        if (table.IsMisshapen)
        {
            Fault(null, "row-shape");
            ReadKey();
            return true;
        }

        if (Uscc is null)
        {
            Fault(Columns.Uscc, NumberCell(usccPlace));
        }

        ReadFields();
        return true;
    }

    /// <summary>Adds an error to the current row.</summary>
    public void Fault(Column? column, string code, string detail = "")
    {
        IsSound = false;
        Note(column, code, isWarning: false, detail);
    }

    public void Warn(Column column, string code) => Note(column, code, isWarning: true, "");

    /// <summary>Passes on the findings of the current row, counts it, and says whether it is accepted.</summary>
    public bool Settle()
    {
        Counts = Counts.Plus(IsSound);
        if (faults.Count > 0)
        {
            faults.Sort(static (a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : string.CompareOrdinal(a.Code, b.Code));
            foreach (var fault in faults)
            {
                findings.Add(fault);
            }

            faults.Clear();
        }

        return IsSound;
    }

    /// <summary>Nothing of a refused file is taken: every row it had is refused.</summary>
    public void RefuseAll() => Counts = new RowCounts(Counts.Read, 0);

    protected abstract void ReadFields();

    /// <summary>Reads what is legible of the key of a row whose shape is wrong, so that it still stands for its unit.</summary>
    protected virtual void ReadKey()
    {
    }

    protected ReadOnlySpan<byte> this[Column column] => table[columns[column]];

    /// <summary>An error in the column, with the column's own code.</summary>
    protected void Fault(Column column, bool storedAsNumber = false) => Fault(column, column.Code, storedAsNumber ? "number-cell" : "");

    protected bool NumberCell(Column column) => NumberCell(columns[column]);

    protected DateOnly Date(Column column)
    {
        if (!Fields.TryDate(this[column], out var date))
        {
            Fault(column);
        }

        return date;
    }

    protected DateOnly? OptionalDate(Column column) => this[column].IsEmpty ? null : Date(column);

    protected void CheckName(Column column)
    {
        var name = this[column];
        if (name.IsEmpty || Fields.Characters(name) > 200)
        {
            Fault(column);
        }
    }

    private bool NumberCell(int place) => table.IsNumberCell(place);

    private void Note(Column? column, string code, bool isWarning, string detail)
    {
        var place = column is null ? -1 : columns[column];
        faults.Add(new Finding(kind, table.Line, Shown(), column?.Name ?? "", place, code, isWarning, detail));
    }

    /// <summary>A citizen's number in the wrong column may pass as a unit's code: then it is not shown.</summary>
    private Uscc? Shown() => PersonId.TryParse(Fields.Code(table[usccPlace]), out _) ? null : Uscc;
}
