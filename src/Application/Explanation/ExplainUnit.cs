using Npgsql;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Explanation;

/// <summary>How a unit's figures arose.</summary>
/// <param name="Statement">The steps with their articles, naming no person.</param>
/// <param name="Run">The run whose figures are explained; nothing when there is none yet and the current rows and parameters are.</param>
public sealed record ExplainedUnit(string Statement, ExplainedRun? Run);

/// <summary>The run that an explanation is of.</summary>
public sealed record ExplainedRun(int Id, RunState State);

/// <summary>Explains one unit from the database: its filing, and every row of its people. That persons' rows were read is in the audit trail.</summary>
/// <remarks>When a run stands for the unit, from the rows and the law that run was pinned to: so the statement is that of its figures.</remarks>
/// <param name="parameters">The parameters as they are now, asked for only when no run stands for the unit.</param>
[UseCase(Operation.ReadPersons)]
public sealed class ExplainUnit(Database database, Func<PolicyShelf> parameters)
{
    /// <param name="reason">Why, for the record; may be empty.</param>
    /// <returns>Refused without the duty for the unit's region, or when the unit is in no register of the year.</returns>
    /// <exception cref="ParameterMissingException">A law has no value for the unit's region and year.</exception>
    public Answer<ExplainedUnit> To(Actor actor, Uscc uscc, ReviewYear year, Language language, string reason)
    {
        using var connection = database.Connect();
        var selection = UnitSelection.One(uscc);
        var inputs = YearInputs.Current(year.Value);
        var unit = RunReader.Units(connection, inputs, selection).SingleOrDefault();

        // What is in the register is for those alone who may look at it.
        if (Authority.For(connection, actor, Operation.ReadPersons, unit == default ? [] : [unit.Employer.Region]).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        var run = unit == default ? null : Standing(year, unit.Employer.Region);
        if (run is not null && PolicyEditions.AreKept(connection, run.Edition))
        {
            inputs = RunPlan.InputsOf(run);
            unit = RunReader.Units(connection, inputs, selection).SingleOrDefault();
        }
        else
        {
            run = null;
        }

        if (unit == default)
        {
            return run is null
                ? Refusal.Of(RefusalCode.UnitNotInRegister, ("unit", uscc), ("year", year))
                : Refusal.Of(RefusalCode.UnitNotInRun, ("unit", uscc), ("year", year), ("run", run.Id));
        }

        // In the trail before any person's row is read.
        AuditTrail.Write(connection, new AuditEntry(AuditAct.PersonsRead, permit.By, $"unit {uscc}") { Reason = reason, Year = year, Region = unit.Employer.Region });
        var shelf = run is null ? parameters() : PolicyEditions.Load(connection, run.Edition);
        return new ExplainedUnit(Explain(connection, inputs, unit, shelf, year, language), run is null ? null : new ExplainedRun(run.Id, run.State));
    }

    private RunRow? Standing(ReviewYear year, RegionCode region) => RunFinder.Standing(database, year, region);

    private string Explain(NpgsqlConnection connection, YearInputs inputs, in ReviewedUnit unit, PolicyShelf shelf, ReviewYear year, Language language)
    {
        var uscc = unit.Employer.Uscc;
        var policy = PolicyBook.For(shelf, unit.Employer.Region, year);
        var rows = new List<TestedPlacement>();
        var settlement = new Settlement();
        var units = new Dictionary<Uscc, int> { [uscc] = 0 };
        foreach (var person in RunReader.Placements(connection, database.Keys, inputs, uscc))
        {
            var test = CreditTest.Of(person.Placement, person.FiledOn, CreditRules.For(shelf, person.CreditedRegion, year));
            rows.Add(new TestedPlacement(person.Placement.Person, test, person.ListedAt, person.CreditedAt));
            units.TryAdd(person.CreditedAt, units.Count);
            settlement.Add(Claim.Of(person.Placement.Person, units[person.CreditedAt], test));
        }

        var credit = UnitCredit.None;
        settlement.Settle(person => credit = person.Unit == 0 ? credit.Plus(person) : credit);
        return Statement.Of(unit.Employer, unit.Name, unit.PositionOf(credit, policy), unit.Filing, UnitPeople.Of(uscc, rows), policy, language);
    }
}
