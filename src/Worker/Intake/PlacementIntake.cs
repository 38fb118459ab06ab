using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Worker.Intake;

/// <summary>Reads 残疾职工花名册. Whether the units have filed, the caller says.</summary>
internal sealed class PlacementIntake(TableReader table, ColumnMap columns, IFindingSink findings)
    : RowIntake(FileKind.Placements, table, columns, findings)
{
    /// <summary>The placement of a sound row.</summary>
    public Placement Placement { get; private set; }

    /// <summary>The person of the row when the number is legible, even if the row is refused.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>The unit to which a dispatch agreement moves the credit, when one is named.</summary>
    public Uscc? CountedAt { get; private set; }

    /// <summary>The person's name, valid until the next row; for the database alone.</summary>
    public ReadOnlySpan<byte> Name => this[Columns.Placements.Name];

    /// <summary>The certificate's number, valid until the next row; for the database alone.</summary>
    public ReadOnlySpan<byte> CertificateNo => Fields.Code(this[Columns.Placements.CertificateNo]);

    protected override void ReadKey()
    {
        Person = PersonId.TryParse(Fields.Code(this[Columns.Placements.PersonId]), out var person) ? person : null;
        CountedAt = null;
    }

    protected override void ReadFields()
    {
        ReadKey();
        CheckName(Columns.Placements.Name);
        if (Person is null || NumberCell(Columns.Placements.PersonId))
        {
            Fault(Columns.Placements.PersonId, NumberCell(Columns.Placements.PersonId));
        }

        var (type, grade) = ReadCertificate();
        var validTo = OptionalDate(Columns.Placements.CertificateValidTo);
        var from = Date(Columns.Placements.ContractFrom);
        var to = OptionalDate(Columns.Placements.ContractTo);
        if (to < from)
        {
            Fault(Columns.Placements.ContractTo);
        }

        if (!Fields.TryMonths(this[Columns.Placements.InsuredMonths], out var insured))
        {
            Fault(Columns.Placements.InsuredMonths);
        }

        if (!Fields.TryWages(this[Columns.Placements.MonthlyWage], out var wages))
        {
            Fault(Columns.Placements.MonthlyWage);
        }

        ReadEngagement();
        Placement = new Placement(Person ?? default, type, grade, validTo, from, to, insured, wages);
    }

    private (CertificateType Type, int Grade) ReadCertificate()
    {
        var typeText = this[Columns.Placements.CertificateType];
        var number = Fields.Code(this[Columns.Placements.CertificateNo]);
        var gradeText = Fields.HalfWidth(this[Columns.Placements.Grade]);
        var storedAsNumber = NumberCell(Columns.Placements.CertificateNo);
        if (typeText.SequenceEqual("残疾人证"u8))
        {
            var id = Person is null ? default : Fields.Code(this[Columns.Placements.PersonId]);
            if (storedAsNumber || !DisabilityCertificateNumber.TryParse(number, id, out var certificate))
            {
                Fault(Columns.Placements.CertificateNo, storedAsNumber);
                return default;
            }

            if (!gradeText.IsEmpty && Fields.Digits(gradeText) != certificate.Grade)
            {
                Fault(Columns.Placements.Grade, "grade-mismatch");
            }

            return (CertificateType.Disability, certificate.Grade);
        }

        if (typeText.SequenceEqual("残疾军人证"u8))
        {
            if (storedAsNumber || Fields.Characters(number) is < 2 or > 20)
            {
                Fault(Columns.Placements.CertificateNo, storedAsNumber);
            }

            var grade = Fields.Digits(gradeText);
            if (grade is < 1 or > 10)
            {
                Fault(Columns.Placements.Grade);
            }

            return (CertificateType.Soldier, grade);
        }

        Fault(Columns.Placements.CertificateType);
        if (number.IsEmpty)
        {
            Fault(Columns.Placements.CertificateNo);
        }

        return default;
    }

    private void ReadEngagement()
    {
        var engagement = this[Columns.Placements.Engagement];
        var dispatched = engagement.SequenceEqual("劳务派遣"u8);
        var direct = engagement.IsEmpty || engagement.SequenceEqual("直接"u8);
        if (!dispatched && !direct)
        {
            Fault(Columns.Placements.Engagement);
        }

        var countedAt = Fields.Code(this[Columns.Placements.CountedAt]);
        if (countedAt.IsEmpty)
        {
            return;
        }

        if (direct)
        {
            Fault(Columns.Placements.CountedAt, "counted-at-unexpected");
        }

        if (Domain.Employers.Uscc.TryParse(countedAt, out var unit))
        {
            CountedAt = unit;
        }
        else
        {
            Fault(Columns.Placements.CountedAt, NumberCell(Columns.Placements.CountedAt));
        }
    }
}
