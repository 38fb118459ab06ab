using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Intake;

/// <summary>Reads 单位名录.</summary>
/// <param name="year">The review year, when it is known: a unit registered after its end is refused.</param>
internal sealed class EmployerIntake(TableReader table, ColumnMap columns, ReviewYear? year, IFindingSink findings)
    : RowIntake(FileKind.Employers, table, columns, findings)
{
    /// <summary>The unit of a sound row.</summary>
    public Employer Employer { get; private set; }

    /// <summary>Its name, valid until the next row.</summary>
    public ReadOnlySpan<byte> Name => this[Columns.Employers.Name];

    protected override void ReadFields()
    {
        CheckName(Columns.Employers.Name);
        if (!EmployerKinds.TryParse(this[Columns.Employers.Kind], out var kind))
        {
            Fault(Columns.Employers.Kind);
        }

        if (!RegionCode.TryParse(Fields.HalfWidth(this[Columns.Employers.Region]), out var region))
        {
            Fault(Columns.Employers.Region);
        }

        if (!Fields.TryDate(this[Columns.Employers.RegisteredOn], out var registeredOn))
        {
            Fault(Columns.Employers.RegisteredOn);
        }
        else if (year is { } known && registeredOn > known.LastDay)
        {
            Fault(Columns.Employers.RegisteredOn, "registered-after-year");
        }

        var member = Flag(Columns.Employers.CommissionMember);
        var concentrated = Flag(Columns.Employers.Concentrated);
        Employer = new Employer(Uscc ?? default, kind, region, registeredOn, member, concentrated);
    }

    private bool Flag(Column column)
    {
        if (!Fields.TryFlag(this[column], out var flag))
        {
            Fault(column);
        }

        return flag;
    }
}
