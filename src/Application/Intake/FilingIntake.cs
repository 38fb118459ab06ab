using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Intake;

/// <summary>A filing.</summary>
/// <param name="FirstMonth">The first month with staff, when staff is filed by month; else 0.</param>
internal readonly record struct FilingFields(Filing Filing, int FirstMonth);

/// <summary>Reads 年审申报. Whether the unit is known, and when it was registered, the caller says through <see cref="CheckAgainst"/>.</summary>
internal sealed class FilingIntake : RowIntake<FilingFields>
{
    private readonly int[] monthPlaces;

    public FilingIntake(TableReader table, ColumnMap columns, IFindingSink findings)
        : base(FileKind.Filings, table, columns, findings) =>
        monthPlaces = [.. Columns.Filings.Months.Select(m => columns[m])];

    /// <summary>The checks that need the unit: it is known, and no staff is filed for a month before its registration.</summary>
    public void CheckAgainst(Employer? employer, ReviewYear year)
    {
        if (IsMisshapen)
        {
            return;
        }

        if (employer is not { } unit)
        {
            Fault(Columns.Uscc, "employer-unknown");
        }
        else if (Row.FirstMonth > 0 && unit.RegisteredOn.Year == year.Value && Row.FirstMonth < unit.RegisteredOn.Month)
        {
            Warn(Columns.Filings.Months[Row.FirstMonth - 1], "month-before-registration");
        }
    }

    protected override FilingFields ReadFields(Uscc? uscc)
    {
        var isRead = true;
        var monthly = ReadMonths(ref isRead, out var hasMonths, out var firstMonth);
        var average = ReadCount(Columns.Filings.Headcount, ref isRead);
        var seasonal = ReadCount(Columns.Filings.Seasonal, ref isRead) ?? 0;
        if (hasMonths && average is not null)
        {
            FieldFault(Columns.Filings.Headcount, "headcount-both");
        }
        else if (!hasMonths && average is null)
        {
            FieldFault(Has(Columns.Filings.Headcount) ? Columns.Filings.Headcount : Columns.Filings.Months[0], "headcount-missing");
        }

        if (!Fields.TryMoney(this[Columns.Filings.Payroll], out var payroll))
        {
            FieldFault(Columns.Filings.Payroll);
        }
        else if (isRead && payroll.IsZero && monthly + (average ?? 0) + seasonal > 0)
        {
            FieldFault(Columns.Filings.Payroll, "payroll-missing");
        }

        var filedOn = Date(Columns.Filings.FiledOn);
        var filing = new Filing(new PersonMonths(monthly), hasMonths ? null : average, new PersonMonths(seasonal), payroll, filedOn);
        return new FilingFields(filing, firstMonth);
    }

    private long ReadMonths(ref bool isRead, out bool hasMonths, out int firstMonth)
    {
        hasMonths = false;
        firstMonth = 0;
        var sum = 0L;
        for (var month = 1; month <= 12; month++)
        {
            var text = At(monthPlaces[month - 1]);
            if (text.IsEmpty)
            {
                continue;
            }

            hasMonths = true;
            if (Fields.TryCount(text, out var count))
            {
                sum += count;
                firstMonth = firstMonth == 0 && count > 0 ? month : firstMonth;
            }
            else
            {
                isRead = false;
                FieldFault(Columns.Filings.Months[month - 1]);
            }
        }

        return sum;
    }

    private long? ReadCount(Column column, ref bool isRead)
    {
        var text = this[column];
        if (text.IsEmpty)
        {
            return null;
        }

        if (!Fields.TryCount(text, out var count))
        {
            isRead = false;
            FieldFault(column);
        }

        return count;
    }
}
