using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Intake;

/// <summary>Reads 年审申报. Whether the unit is known, and how long it existed in the year, the caller says through <see cref="CheckAgainst"/>.</summary>
internal sealed class FilingIntake : RowIntake
{
    private readonly int[] monthPlaces;
    private readonly long[] months = new long[12];
    private bool hasMonths;
    private bool staffIsRead;

    public FilingIntake(TableReader table, ColumnMap columns, IFindingSink findings)
        : base(FileKind.Filings, table, columns, findings) =>
        monthPlaces = [.. Columns.Filings.Months.Select(m => columns[m])];

    /// <summary>The filing of a sound row.</summary>
    public Filing Filing { get; private set; }

    /// <summary>The checks that need the unit: it is known, wages were paid for the work filed, no month before registration.</summary>
    public void CheckAgainst(Employer? employer, ReviewYear year)
    {
        if (Uscc is null || Table.IsMisshapen)
        {
            return;
        }

        if (employer is not { } unit)
        {
            Fault(Columns.Uscc, "employer-unknown");
            return;
        }

        if (hasMonths && unit.RegisteredOn.Year == year.Value)
        {
            var early = Array.FindIndex(months, filed => filed > 0);
            if (early >= 0 && early + 1 < unit.RegisteredOn.Month)
            {
                Warn(Columns.Filings.Months[early], "month-before-registration");
            }
        }
    }

    protected override void ReadFields()
    {
        staffIsRead = true;
        var monthly = ReadMonths();
        var average = ReadCount(Columns.Filings.Headcount);
        var seasonal = ReadCount(Columns.Filings.Seasonal) ?? 0;
        if (hasMonths && average is not null)
        {
            Fault(Columns.Filings.Headcount, "headcount-both");
        }
        else if (!hasMonths && average is null && this[Columns.Filings.Headcount].IsEmpty)
        {
            Fault(Places[Columns.Filings.Headcount] >= 0 ? Columns.Filings.Headcount : Columns.Filings.Months[0], "headcount-missing");
        }

        var payrollIsRead = Fields.TryMoney(this[Columns.Filings.Payroll], out var payroll);
        if (!payrollIsRead)
        {
            Fault(Columns.Filings.Payroll);
        }
        else if (staffIsRead && payroll.IsZero && monthly + (average ?? 0) + seasonal > 0)
        {
            Fault(Columns.Filings.Payroll, "payroll-missing");
        }

        Filing = new Filing(new PersonMonths(monthly), hasMonths ? null : average, new PersonMonths(seasonal), payroll, Date(Columns.Filings.FiledOn));
    }

    private long ReadMonths()
    {
        hasMonths = false;
        var sum = 0L;
        for (var month = 0; month < 12; month++)
        {
            months[month] = 0;
            var text = Table[monthPlaces[month]];
            if (text.IsEmpty)
            {
                continue;
            }

            hasMonths = true;
            if (Fields.TryCount(text, out months[month]))
            {
                sum += months[month];
            }
            else
            {
                staffIsRead = false;
                Fault(Columns.Filings.Months[month]);
            }
        }

        return sum;
    }

    private long? ReadCount(Column column)
    {
        var text = this[column];
        if (text.IsEmpty)
        {
            return null;
        }

        if (!Fields.TryCount(text, out var count))
        {
            staffIsRead = false;
            Fault(column);
        }

        return count;
    }
}
