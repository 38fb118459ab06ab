using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>A change of money in fen, by what caused it; the parts add up to the whole.</summary>
public readonly record struct CausedChange(Int128 Data, Int128 Parameters, Int128 Rules, Int128 Program)
{
    public Int128 Whole => Data + Parameters + Rules + Program;

    public static CausedChange operator +(CausedChange a, CausedChange b) =>
        new(a.Data + b.Data, a.Parameters + b.Parameters, a.Rules + b.Rules, a.Program + b.Program);
}

/// <summary>A unit whose stored figures differ between two runs; nothing where a run does not have it.</summary>
public sealed record UnitChange(Uscc Uscc, string Name, PrintedFigures? Before, PrintedFigures? After, CausedChange Payable, CausedChange Reward);

/// <summary>Two runs compared: every changed fen goes, in this order, to data, parameters, the rules' wording, and what remains to the program.</summary>
/// <remarks>
/// The causes are told apart by computing the changed units again: the former inputs under the former parameters, the new
/// inputs under the former, the new under the new. What these steps do not explain lies between what was stored and what
/// this program computes: a change of the rules' version when the manifests name two, else the program's own.
/// Where the former parameters have no value for a unit's region, the change is that of the parameters.
/// </remarks>
public sealed record RunDifference(RunRow Before, RunRow After, IReadOnlyList<UnitChange> Changes)
{
    public CausedChange Payable => Changes.Aggregate(default(CausedChange), (sum, change) => sum + change.Payable);

    public CausedChange Reward => Changes.Aggregate(default(CausedChange), (sum, change) => sum + change.Reward);

    internal static Answer<RunDifference> Between(Database database, RunRow before, RunRow after)
    {
        foreach (var run in new[] { before, after })
        {
            if (!run.State.IsComplete() || run.ReplayOf is not null)
            {
                return Refusal.Of(RefusalCode.RunNotComparable, ("run", run.Id));
            }
        }

        if (before.ReviewYear != after.ReviewYear)
        {
            return Refusal.Of(RefusalCode.RunsOfDifferentYears, ("run", before.Id), ("year", before.ReviewYear), ("other", after.Id), ("other-year", after.ReviewYear));
        }

        var changed = Changed(database, before, after);
        if (changed.Count == 0)
        {
            return new RunDifference(before, after, []);
        }

        var units = changed.Select(c => c.Uscc).ToHashSet();
        using var connection = database.Connect();
        var formerLaw = PolicyEditions.Load(connection, before.Edition);
        var newLaw = after.Edition == before.Edition ? formerLaw : PolicyEditions.Load(connection, after.Edition);
        var (formerInputs, newInputs) = (RunPlan.InputsOf(before), RunPlan.InputsOf(after));

        var lawless = new HashSet<Uscc>();
        var asBefore = Again(connection, database.Keys, formerInputs, formerLaw, before, units);
        var newData = newInputs == formerInputs && before.Region == after.Region && before.Scope == RunScope.Whole && after.Scope == RunScope.Whole
            ? asBefore
            : Again(connection, database.Keys, newInputs, formerLaw, after, units, lawless);
        var asAfter = ReferenceEquals(newLaw, formerLaw) ? newData : Again(connection, database.Keys, newInputs, newLaw, after, units);

        var otherRules = before.RuleVersion != after.RuleVersion;
        CausedChange Split(Uscc unit, Int128 stored, Int128 storedAfter, Func<PrintedFigures, Int128> figure)
        {
            Int128 Of(Dictionary<Uscc, PrintedFigures> figures) => figures.TryGetValue(unit, out var found) ? figure(found) : 0;
            var (first, third) = (Of(asBefore), Of(asAfter));
            var second = lawless.Contains(unit) ? first : Of(newData);
            var rest = (first - stored) + (storedAfter - third);
            return new CausedChange(second - first, third - second, otherRules ? rest : 0, otherRules ? 0 : rest);
        }

        return new RunDifference(before, after, changed.ConvertAll(c => c with
        {
            Payable = Split(c.Uscc, c.Before?.Payable ?? 0, c.After?.Payable ?? 0, f => f.Payable),
            Reward = Split(c.Uscc, c.Before?.Reward ?? 0, c.After?.Reward ?? 0, f => f.Reward),
        }));
    }

    private static List<UnitChange> Changed(Database database, RunRow before, RunRow after)
    {
        using var first = database.Connect();
        using var second = database.Connect();
        var year = new ReviewYear(before.ReviewYear);
        using var old = AssessmentTable.Read(first, year, before.Id).GetEnumerator();
        using var fresh = AssessmentTable.Read(second, year, after.Id).GetEnumerator();
        var changes = new List<UnitChange>();
        var (hasOld, hasNew) = (old.MoveNext(), fresh.MoveNext());
        while (hasOld || hasNew)
        {
            var order = !hasOld ? 1 : !hasNew ? -1 : old.Current.Uscc.CompareTo(fresh.Current.Uscc);
            if (order < 0)
            {
                changes.Add(new UnitChange(old.Current.Uscc, old.Current.Name, old.Current.Figures, null, default, default));
            }
            else if (order > 0)
            {
                changes.Add(new UnitChange(fresh.Current.Uscc, fresh.Current.Name, null, fresh.Current.Figures, default, default));
            }
            else if (old.Current.Figures != fresh.Current.Figures)
            {
                changes.Add(new UnitChange(fresh.Current.Uscc, fresh.Current.Name, old.Current.Figures, fresh.Current.Figures, default, default));
            }

            hasOld = order <= 0 ? old.MoveNext() : hasOld;
            hasNew = order >= 0 ? fresh.MoveNext() : hasNew;
        }

        return changes;
    }

    /// <summary>The figures of these units under other pins or another law.</summary>
    /// <param name="lawless">Gets the units for whose region the law has no value; when not given, it has them all.</param>
    private static Dictionary<Uscc, PrintedFigures> Again(
        NpgsqlConnection connection, DatabaseKeys keys, YearInputs inputs, PolicyShelf law, RunRow run, HashSet<Uscc> units, HashSet<Uscc>? lawless = null)
    {
        T? Known<T>(Func<T> of)
            where T : class
        {
            try
            {
                return of();
            }
            catch (ParameterMissingException) when (lawless is not null)
            {
                return null;
            }
        }

        var region = RegionCode.Of(run.Region);
        var year = new ReviewYear(inputs.Year);
        var credits = CreditedPeople.Of(connection, keys, inputs, place => Known(() => CreditRules.For(law, place, year)), region);
        var books = new Dictionary<RegionCode, PolicyBook?>();
        var selection = UnitSelection.In(region);
        var figures = new Dictionary<Uscc, PrintedFigures>(units.Count);
        foreach (var unit in RunReader.Units(connection, inputs, run.Scope == RunScope.Part ? selection.PartOf(inputs.Year, run.Id) : selection))
        {
            var employer = unit.Employer;
            if (!units.Contains(employer.Uscc))
            {
                continue;
            }

            if (!books.TryGetValue(employer.Region, out var book))
            {
                books.Add(employer.Region, book = Known(() => PolicyBook.For(law, employer.Region, year)));
            }

            if (book is null)
            {
                lawless!.Add(employer.Uscc);
                continue;
            }

            figures.Add(employer.Uscc, RunDrain.Assess(unit, credits.GetValueOrDefault(employer.Uscc), book).Figures);
        }

        return figures;
    }
}
