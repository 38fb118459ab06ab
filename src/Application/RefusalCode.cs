namespace QuotaCompliance.Application;

/// <summary>Why something is lawfully refused. The names, in kebab case, are what other systems are told: add, never rename.</summary>
public enum RefusalCode
{
    // Who asks.
    AccountUnknown,
    AccountUnbound,
    AccountDisabled,
    AccountOfAnotherUser,
    DutyMissing,

    // Files.
    RowsOutsideRegions,

    // How a unit's figures arose.
    UnitNotInRegister,
    UnitNotInRun,
    UnitNotInFile,

    // What persons ask about themselves.
    RequestLineUnknown,
    RequestIdInvalid,
    RequestWithoutId,
    RequestCorrectsNothing,
    PersonNotOnRoster,
}
