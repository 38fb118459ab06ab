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

    // Two persons.
    ApprovedAlready,
    ProposerApproves,

    // Runs.
    RunUnknown,
    NoCompleteRun,
    NoRunYet,
    RunOfAnotherYear,
    RunOfAnotherRegion,
    RunWithoutFigures,
    RequestOfAnotherRun,
    RegisterEmpty,
    UnitsNotInRegister,
    RunNeedsOtherRules,
    RunWasCancelled,
    RunNotReleasable,
    AcceptedParameterUnknown,
    ProvisionalNotAccepted,
    SecondPersonReleases,
    EditionNotApproved,
    RegionsOverlap,
    RunStateForbids,
    RunNotInForce,
    ReasonMissing,
    RunHasEnded,
    RunNotReplayable,
    RunNotComparable,
    RunsOfDifferentYears,
    SheetTooSmall,

    // Notices and parameters.
    RunNotForThePublic,
    NoticeOnPlaceholder,
    CorrectionMissing,
    CorrectionNotAsApproved,
    NoticesNotDrafted,
    NoticesNotAsDrafted,
    NoticesNotApproved,
    NoticesOfADraft,
    FolderShowsOtherNotices,
    CurrentEditionNotApproved,
    EditionNotProposed,

    // Accounts, keys, the database.
    AccountNameInvalid,
    FirstAccountNoAdministrator,
    OwnDuties,
    OsUserHasAccount,
    AccountExists,
    DutyHeldAlready,
    DutyNotHeld,
    AccountDisabledAlready,
    AccountEnabledAlready,
    LastAdministrator,
    KeyNotLost,
    DatabaseBusy,

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
