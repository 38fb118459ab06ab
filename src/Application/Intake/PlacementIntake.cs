using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Intake;

/// <summary>A row of the roster. Name and certificate number are for the database alone.</summary>
/// <param name="Person">The person when the number is legible, even if the row is refused.</param>
/// <param name="CountedAt">The unit to which a dispatch agreement moves the credit, when one is named.</param>
internal readonly record struct PlacementFields(PersonId? Person, Placement Placement, Uscc? CountedAt, byte[] Name, byte[] CertificateNo);

/// <summary>Reads 残疾职工花名册. Whether the units have filed, the caller says.</summary>
internal sealed class PlacementIntake(TableReader table, ColumnMap columns, IFindingSink findings)
    : RowIntake<PlacementFields>(FileKind.Placements, table, columns, findings)
{
    protected override PlacementFields ReadKey() => new(ReadPerson(), default, null, [], []);

    protected override PlacementFields ReadFields(Uscc? uscc)
    {
        var person = ReadPerson();
        var name = Name(Columns.Placements.Name);
        if (person is null || IsNumberCell(Columns.Placements.PersonId))
        {
            FieldFault(Columns.Placements.PersonId, storedAsNumber: IsNumberCell(Columns.Placements.PersonId));
        }

        var (type, grade) = ReadCertificate(person);
        var validTo = OptionalDate(Columns.Placements.CertificateValidTo);
        var from = Date(Columns.Placements.ContractFrom);
        var to = OptionalDate(Columns.Placements.ContractTo);
        if (to < from)
        {
            FieldFault(Columns.Placements.ContractTo);
        }

        if (!Fields.TryMonths(this[Columns.Placements.InsuredMonths], out var insured))
        {
            FieldFault(Columns.Placements.InsuredMonths);
        }

        if (!Fields.TryWages(this[Columns.Placements.MonthlyWage], out var wages))
        {
            FieldFault(Columns.Placements.MonthlyWage);
        }

        var countedAt = ReadEngagement();
        var placement = new Placement(person ?? default, type, grade, validTo, from, to, insured, wages);
        return new PlacementFields(person, placement, countedAt, name, Fields.Code(this[Columns.Placements.CertificateNo]).ToArray());
    }

    private PersonId? ReadPerson() => PersonId.TryParse(Fields.Code(this[Columns.Placements.PersonId]), out var person) ? person : null;

    private (CertificateType Type, int Grade) ReadCertificate(PersonId? person)
    {
        var typeText = this[Columns.Placements.CertificateType];
        var number = Fields.Code(this[Columns.Placements.CertificateNo]);
        var gradeText = Fields.HalfWidth(this[Columns.Placements.Grade]);
        var storedAsNumber = IsNumberCell(Columns.Placements.CertificateNo);
        if (typeText.SequenceEqual("残疾人证"u8))
        {
            var id = person is null ? default : Fields.Code(this[Columns.Placements.PersonId]);
            if (storedAsNumber || !DisabilityCertificateNumber.TryParse(number, id, out var certificate))
            {
                FieldFault(Columns.Placements.CertificateNo, storedAsNumber: storedAsNumber);
                return default;
            }

            if (!gradeText.IsEmpty && Fields.Digits(gradeText) != certificate.Grade)
            {
                FieldFault(Columns.Placements.Grade, "grade-mismatch");
            }

            return (CertificateType.Disability, certificate.Grade);
        }

        if (typeText.SequenceEqual("残疾军人证"u8))
        {
            if (storedAsNumber || Fields.Characters(number) is < 2 or > 20)
            {
                FieldFault(Columns.Placements.CertificateNo, storedAsNumber: storedAsNumber);
            }

            var grade = Fields.Digits(gradeText);
            if (grade is < 1 or > 10)
            {
                FieldFault(Columns.Placements.Grade);
            }

            return (CertificateType.Soldier, grade);
        }

        FieldFault(Columns.Placements.CertificateType);
        if (number.IsEmpty)
        {
            FieldFault(Columns.Placements.CertificateNo);
        }

        return default;
    }

    private Uscc? ReadEngagement()
    {
        var engagement = this[Columns.Placements.Engagement];
        var dispatched = engagement.SequenceEqual("劳务派遣"u8);
        var direct = engagement.IsEmpty || engagement.SequenceEqual("直接"u8);
        if (!dispatched && !direct)
        {
            FieldFault(Columns.Placements.Engagement);
        }

        var countedAt = Fields.Code(this[Columns.Placements.CountedAt]);
        if (countedAt.IsEmpty)
        {
            return null;
        }

        if (direct)
        {
            FieldFault(Columns.Placements.CountedAt, "counted-at-unexpected");
        }

        if (Domain.Employers.Uscc.TryParse(countedAt, out var unit))
        {
            return unit;
        }

        FieldFault(Columns.Placements.CountedAt, storedAsNumber: IsNumberCell(Columns.Placements.CountedAt));
        return null;
    }
}
