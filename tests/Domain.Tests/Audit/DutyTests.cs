using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Audit;

/// <summary>Each duty × region × operation, allowed or refused, line by line.</summary>
public class DutyTests
{
    private static readonly WrittenTable Table = WrittenTable.Of(typeof(DutyTests).Assembly, "duties.csv");

    public static TheoryData<string> Lines => [.. Table.Names];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_duty_allows_what_the_table_says(string name)
    {
        var line = Table[name];
        var grant = new Grant(Enum.Parse<Duty>(line["duty"]), RegionCode.Parse(line["held"]));
        var asked = line["asked"] is { Length: > 0 } code ? RegionCode.Parse(code) : (RegionCode?)null;

        Assert.Equal(line["answer"] == "allowed", new[] { grant }.Allow(Enum.Parse<Operation>(line["operation"]), asked));
    }

    [Fact]
    public void The_table_has_every_duty_and_every_operation_in_every_kind_of_region() =>
        Assert.Equal(
            from duty in Enum.GetValues<Duty>() from operation in Enum.GetValues<Operation>() select (duty, operation, 6),
            from line in Table.Lines
            group line by (Duty: Enum.Parse<Duty>(line["duty"]), Operation: Enum.Parse<Operation>(line["operation"])) into pair
            orderby pair.Key.Duty, pair.Key.Operation
            select (pair.Key.Duty, pair.Key.Operation, pair.Select(line => (line["held"], line["asked"])).Distinct().Count()));

    [Fact]
    public void Several_duties_do_not_lend_each_other_their_regions()
    {
        Grant[] grants = [new(Duty.Reviewer, RegionCode.Parse("640202")), new(Duty.Approver, RegionCode.Parse("640303"))];

        Assert.True(grants.Allow(Operation.RunReview, RegionCode.Parse("640202")));
        Assert.False(grants.Allow(Operation.ReleaseRun, RegionCode.Parse("640202")));
        Assert.False(Array.Empty<Grant>().Allow(Operation.ReadFigures, null));
    }

    [Fact]
    public void A_job_is_never_the_second_person_and_reads_no_person()
    {
        Assert.Empty(Duties.OfJobs.Where(operation => Duties.Carrying(operation).Contains(Duty.Approver)));
        Assert.DoesNotContain(Operation.ReadPersons, Duties.OfJobs);
    }

    [Fact]
    public void An_auditor_changes_nothing_and_an_administrator_reads_no_person()
    {
        Operation[] reading = [Operation.ReadFigures, Operation.ReadPersons, Operation.ReadAccounts, Operation.ReadJobs, Operation.VerifyAudit, Operation.ReadAudit];

        Assert.Equal(reading, Enum.GetValues<Operation>().Where(operation => Duties.Carrying(operation).Contains(Duty.Auditor)));
        Assert.DoesNotContain(Duty.Administrator, Duties.Carrying(Operation.ReadPersons));
    }

    [Fact]
    public void Every_duty_and_operation_has_names_of_its_own()
    {
        Assert.Equal(7, Enum.GetValues<Duty>().SelectMany(duty => new[] { duty.Code(), duty.Name() }).Distinct().Count() / 2);
        Assert.Equal(
            2 * Enum.GetValues<Operation>().Length,
            Enum.GetValues<Operation>().SelectMany(operation => new[] { operation.Name(Language.Chinese), operation.Name(Language.English) }).Distinct().Count());
    }
}
