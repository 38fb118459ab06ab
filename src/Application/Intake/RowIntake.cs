using System.Collections.Concurrent;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Intake;

/// <summary>Reads the rows of one file and gathers every finding of each; a row with an error is refused whole.</summary>
/// <remarks>
/// Fields are read and checked on a thread of their own, a stretch of rows ahead; what only the caller can know
/// (duplicates, unknown units) it adds in the file's order, then calls <see cref="Settle"/> once a row.
/// </remarks>
/// <typeparam name="TRow">What the fields of a row say.</typeparam>
internal abstract class RowIntake<TRow> : IDisposable
    where TRow : struct
{
    private const int RowsAStretch = 512;
    private const int MostStretchesAhead = 256;
    private const int RowsForeseen = 32;

    private readonly FileKind kind;
    private readonly TableReader table;
    private readonly ColumnMap columns;
    private readonly IFindingSink findings;
    private readonly int usccPlace;
    private readonly BlockingCollection<Stretch> ahead = new(MostStretchesAhead);
    private readonly ConcurrentQueue<Slot[]> spent = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Task reading;

    private List<Finding>? faults;
    private Stretch stretch = new([], 0);
    private int at;
    private readonly Uscc[] coming = new Uscc[RowsForeseen];

    // Of the row being read ahead.
    private List<Finding>? newFaults;
    private bool newIsSound;
    private Uscc? newUscc;

    protected RowIntake(FileKind kind, TableReader table, ColumnMap columns, IFindingSink findings)
    {
        this.kind = kind;
        this.table = table;
        this.columns = columns;
        this.findings = findings;
        usccPlace = columns[Columns.Uscc];
        reading = new Task(ReadAhead, TaskCreationOptions.LongRunning);
    }

    public RowCounts Counts { get; private set; }

    /// <summary>Told the units of the next rows, as far as they are legible, shortly before <see cref="Next"/> comes to them.</summary>
    public Action<ReadOnlySpan<Uscc>>? Foreseen { get; set; }

    /// <summary>The unit of the current row when its code is legible, even if the row is refused.</summary>
    public Uscc? Uscc => Current.Uscc;

    /// <summary>Whether no error has been found in the current row so far.</summary>
    public bool IsSound { get; private set; }

    /// <summary>Whether the current row has more or fewer fields than the header, or broken quotes.</summary>
    public bool IsMisshapen => Current.IsMisshapen;

    /// <summary>The physical line where the current row begins.</summary>
    public long Line => Current.Line;

    /// <summary>What the fields of the current row say; of a refused row only what was legible.</summary>
    public ref readonly TRow Row => ref stretch.Rows[at].Row;

    public TableReader Table => table;

    private ref readonly Slot Current => ref stretch.Rows[at];

    /// <summary>Begins reading ahead; the first <see cref="Next"/> does it otherwise.</summary>
    public void Start()
    {
        if (reading.Status == TaskStatus.Created)
        {
            reading.Start(TaskScheduler.Default);
        }
    }

    /// <summary>Moves to the next row; false at the end of the file, or when the whole file is refused.</summary>
    /// <exception cref="IOException">The file cannot be read, or changed while it was.</exception>
    public bool Next()
    {
        Start();
        at++;
        if (at >= stretch.Count)
        {
            if (stretch.Count == RowsAStretch)
            {
                spent.Enqueue(stretch.Rows);
            }

            at = 0;
            if (!ahead.TryTake(out stretch, Timeout.Infinite))
            {
                Finish();
                return false;
            }
        }

        if (at % RowsForeseen == 0)
        {
            Foresee();
        }

        IsSound = Current.IsSound;
        faults = Current.Faults;
        return true;
    }

    /// <summary>Adds an error to the current row.</summary>
    public void Fault(Column? column, string code)
    {
        IsSound = false;
        (faults ??= []).Add(FindingOf(column, code, isWarning: false, "", Current.Line, Current.Uscc));
    }

    public void Warn(Column column, string code) =>
        (faults ??= []).Add(FindingOf(column, code, isWarning: true, "", Current.Line, Current.Uscc));

    /// <summary>Passes on the findings of the current row, counts it, and says whether it is accepted.</summary>
    public bool Settle()
    {
        Counts = Counts.Plus(IsSound);
        if (faults is not null)
        {
            faults.Sort(static (a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : string.CompareOrdinal(a.Code, b.Code));
            foreach (var fault in faults)
            {
                findings.Add(fault);
            }
        }

        return IsSound;
    }

    /// <summary>Nothing of a refused file is taken: every row it had is refused.</summary>
    public void RefuseAll() => Counts = new RowCounts(Counts.Read, 0);

    public void Dispose()
    {
        stopped.Cancel();
        if (reading.Status != TaskStatus.Created)
        {
            // What it failed with has been told by Next, or does not matter any more.
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }

        ahead.Dispose();
        stopped.Dispose();
        table.Dispose();
    }

    /// <summary>Reads and checks the fields of the row that the table stands on.</summary>
    /// <param name="uscc">The unit when its code is legible.</param>
    protected abstract TRow ReadFields(Uscc? uscc);

    /// <summary>Reads what is legible of the key of a row whose shape is wrong, so that it still stands for its unit.</summary>
    protected virtual TRow ReadKey() => default;

    protected ReadOnlySpan<byte> this[Column column] => table[columns[column]];

    protected bool Has(Column column) => columns[column] >= 0;

    /// <summary>The text of a place of the table, for columns that are read in a row.</summary>
    protected ReadOnlySpan<byte> At(int place) => table[place];

    protected int PlaceOf(Column column) => columns[column];

    /// <summary>An error in a field of the row being read, with the column's own code unless another is named.</summary>
    protected void FieldFault(Column column, string? code = null, bool storedAsNumber = false) => NewFault(column, code ?? column.Code, storedAsNumber ? "number-cell" : "");

    protected bool IsNumberCell(Column column) => table.IsNumberCell(columns[column]);

    protected DateOnly Date(Column column)
    {
        if (!Fields.TryDate(this[column], out var date))
        {
            FieldFault(column);
        }

        return date;
    }

    protected DateOnly? OptionalDate(Column column) => this[column].IsEmpty ? null : Date(column);

    /// <summary>A name of 1–200 characters, copied out of the table's buffer.</summary>
    protected byte[] Name(Column column)
    {
        var name = this[column];
        if (name.IsEmpty || (name.Length > 200 && Fields.Characters(name) > 200))
        {
            FieldFault(column);
        }

        return name.ToArray();
    }

    /// <summary>A citizen's number in the wrong column may pass as a unit's code: then it is not shown.</summary>
    private static Uscc? Shown(Uscc? uscc)
    {
        if (uscc is not { } unit)
        {
            return null;
        }

        Span<byte> text = stackalloc byte[Domain.Employers.Uscc.Length];
        unit.CopyTo(text);
        return PersonId.TryParse(text, out _) ? null : unit;
    }

    private void Foresee()
    {
        if (Foreseen is null)
        {
            return;
        }

        var count = 0;
        foreach (ref readonly var row in stretch.Rows.AsSpan(at, Math.Min(RowsForeseen, stretch.Count - at)))
        {
            if (row.Uscc is { } uscc)
            {
                coming[count++] = uscc;
            }
        }

        Foreseen(coming.AsSpan(0, count));
    }

    private void ReadAhead()
    {
        try
        {
            var rows = new Slot[RowsAStretch];
            var count = 0;
            while (table.Read())
            {
                rows[count++] = ReadRow();
                if (count == RowsAStretch)
                {
                    ahead.Add(new Stretch(rows, count), stopped.Token);
                    rows = spent.TryDequeue(out var used) ? used : new Slot[RowsAStretch];
                    count = 0;
                }
            }

            if (count > 0)
            {
                ahead.Add(new Stretch(rows, count), stopped.Token);
            }
        }
        finally
        {
            ahead.CompleteAdding();
        }
    }

    private Slot ReadRow()
    {
        newFaults = null;
        newIsSound = true;
        newUscc = Domain.Employers.Uscc.TryParse(Fields.Code(table[usccPlace]), out var uscc) ? uscc : null;
        var isMisshapen = table.IsMisshapen;
        TRow row;
        if (isMisshapen)
        {
            NewFault(null, "row-shape", "");
            row = ReadKey();
        }
        else
        {
            if (newUscc is null)
            {
                NewFault(Columns.Uscc, Columns.Uscc.Code, table.IsNumberCell(usccPlace) ? "number-cell" : "");
            }

            row = ReadFields(newUscc);
        }

        return new Slot(newUscc, newIsSound, isMisshapen, table.Line, newFaults, row);
    }

    private void NewFault(Column? column, string code, string detail)
    {
        newIsSound = false;
        (newFaults ??= []).Add(FindingOf(column, code, isWarning: false, detail, table.Line, newUscc));
    }

    private Finding FindingOf(Column? column, string code, bool isWarning, string detail, long line, Uscc? uscc) =>
        new(kind, line, Shown(uscc), column?.Name ?? "", column is null ? -1 : columns[column], code, isWarning, detail);

    /// <summary>The end of the rows: a failure of the reading thread is told here, a refusal of the file is a finding.</summary>
    private void Finish()
    {
        reading.GetAwaiter().GetResult();
        if (table.Refusal is { } code)
        {
            findings.Add(new Finding(kind, table.Line, null, "", 0, code));
        }
    }

    private readonly struct Slot(Uscc? uscc, bool isSound, bool isMisshapen, long line, List<Finding>? faults, in TRow row)
    {
        public readonly Uscc? Uscc = uscc;
        public readonly bool IsSound = isSound;
        public readonly bool IsMisshapen = isMisshapen;
        public readonly long Line = line;
        public readonly List<Finding>? Faults = faults;
        public readonly TRow Row = row;
    }

    /// <summary>Rows read ahead, in an array that goes back to be filled again.</summary>
    private readonly record struct Stretch(Slot[] Rows, int Count);
}
