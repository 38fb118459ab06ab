using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Intake;

/// <summary>A unit of the register and its name.</summary>
internal readonly record struct EmployerFields(Employer Employer, byte[] Name);

/// <summary>Reads 单位名录.</summary>
/// <param name="year">The review year, when it is known: a unit registered after its end is refused.</param>
internal sealed class EmployerIntake(TableReader table, ColumnMap columns, ReviewYear? year, IFindingSink findings)
    : RowIntake<EmployerFields>(FileKind.Employers, table, columns, findings)
{
    protected override EmployerFields ReadFields(Uscc? uscc)
    {
        var name = Name(Columns.Employers.Name);
        if (!EmployerKinds.TryParse(this[Columns.Employers.Kind], out var kind))
        {
            FieldFault(Columns.Employers.Kind);
        }

        if (!RegionCode.TryParse(Fields.HalfWidth(this[Columns.Employers.Region]), out var region))
        {
            FieldFault(Columns.Employers.Region);
        }

        if (!Fields.TryDate(this[Columns.Employers.RegisteredOn], out var registeredOn))
        {
            FieldFault(Columns.Employers.RegisteredOn);
        }
        else if (year is { } known && registeredOn > known.LastDay)
        {
            FieldFault(Columns.Employers.RegisteredOn, "registered-after-year");
        }

        var member = Flag(Columns.Employers.CommissionMember);
        var concentrated = Flag(Columns.Employers.Concentrated);
        return new EmployerFields(new Employer(uscc ?? default, kind, region, registeredOn, member, concentrated), name);
    }

    private bool Flag(Column column)
    {
        if (!Fields.TryFlag(this[column], out var flag))
        {
            FieldFault(column);
        }

        return flag;
    }
}
