namespace QuotaCompliance.Domain.Assessment;

/// <summary>An assessment's figures as every file, table and page shows them: each a whole number of its last printed place.</summary>
/// <remarks>Rounded half away from zero for display; the money lines were rounded by rule before. This is what a run stores.</remarks>
public readonly record struct PrintedFigures(
    Int128 Headcount,
    Int128 Required,
    int Persons,
    Int128 Credited,
    Int128 ArrangedRatio,
    Int128 Shortfall,
    Int128 AverageWage,
    Int128 WageBase,
    Int128 Gross,
    Int128 Relief,
    Int128 Payable,
    int ExcessPersons,
    Int128 Reward,
    Outcome Outcome,
    UnitFlags Flags)
{
    /// <summary>Places of head counts, of the arranged ratio, and of money.</summary>
    public const int PersonPlaces = 4;
    public const int RatioPlaces = 6;
    public const int MoneyPlaces = 2;

    public static PrintedFigures Of(in Assessed assessed) => new(
        assessed.Headcount.Value.Scaled(PersonPlaces),
        assessed.Owed.Value.Scaled(PersonPlaces),
        assessed.PersonsArranged,
        assessed.Credited.Value.Scaled(PersonPlaces),
        assessed.ArrangedRatio.Value.Scaled(RatioPlaces),
        assessed.Shortfall.Value.Scaled(PersonPlaces),
        assessed.AverageWage.Yuan.Scaled(MoneyPlaces),
        assessed.WageBase.Yuan.Scaled(MoneyPlaces),
        assessed.Gross.Fen,
        assessed.Relief.Fen,
        assessed.Payable.Fen,
        assessed.ExcessPersons,
        assessed.Reward.Fen,
        assessed.Outcome,
        assessed.Flags);
}
