using Npgsql;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.Assessment;

/// <summary>Settles a year's people from the database: every row of every region, since units elsewhere contest people too.</summary>
internal static class CreditedPeople
{
    /// <returns>What each unit of the region is credited with; units with nobody are not in it.</returns>
    public static Dictionary<Uscc, UnitCredit> Of(NpgsqlConnection connection, DatabaseKeys keys, YearInputs inputs, PolicyShelf shelf, RegionCode region) =>
        Of(connection, keys, inputs, place => CreditRules.For(shelf, place, new ReviewYear(inputs.Year)), region);

    /// <param name="rulesOf">A region's rules; nothing where a law has none: people there count nowhere.</param>
    /// <inheritdoc cref="Of(NpgsqlConnection, DatabaseKeys, YearInputs, PolicyShelf, RegionCode)"/>
    public static Dictionary<Uscc, UnitCredit> Of(NpgsqlConnection connection, DatabaseKeys keys, YearInputs inputs, Func<RegionCode, CreditRules?> rulesOf, RegionCode region)
    {
        var rules = new Dictionary<RegionCode, CreditRules?>();
        var units = new Dictionary<Uscc, int>();
        var credits = new List<(Uscc Unit, UnitCredit Credit, bool IsOurs)>();
        var settlement = new Settlement();
        foreach (var person in RunReader.Placements(connection, keys, inputs))
        {
            if (!rules.TryGetValue(person.CreditedRegion, out var ofRegion))
            {
                rules.Add(person.CreditedRegion, ofRegion = rulesOf(person.CreditedRegion));
            }

            if (ofRegion is null)
            {
                continue;
            }

            if (!units.TryGetValue(person.CreditedAt, out var unit))
            {
                units.Add(person.CreditedAt, unit = credits.Count);
                credits.Add((person.CreditedAt, UnitCredit.None, region.Covers(person.CreditedRegion)));
            }

            settlement.Add(Claim.Of(person.Placement.Person, unit, CreditTest.Of(person.Placement, person.FiledOn, ofRegion)));
        }

        settlement.Settle(person => credits[person.Unit] = credits[person.Unit] with { Credit = credits[person.Unit].Credit.Plus(person) });
        return credits.Where(c => c.IsOurs).ToDictionary(c => c.Unit, c => c.Credit);
    }
}
