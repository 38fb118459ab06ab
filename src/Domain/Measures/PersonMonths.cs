namespace QuotaCompliance.Domain.Measures;

/// <summary>Staff counted month by month, in ten-thousandths of a person-month (filings carry at most four places).</summary>
public readonly record struct PersonMonths(long TenThousandths)
{
    public const int PerPersonMonth = 10_000;

    public static PersonMonths None => default;

    public bool IsNone => TenThousandths == 0;

    public static PersonMonths operator +(PersonMonths a, PersonMonths b) => new(checked(a.TenThousandths + b.TenThousandths));

    public static PersonMonths operator *(PersonMonths a, int months) => new(checked(a.TenThousandths * months));
}
