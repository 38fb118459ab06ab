namespace QuotaCompliance.Domain.Audit;

/// <summary>What somebody did that the audit trail holds. The numbers are stored and hashed: append, never renumber.</summary>
public enum AuditAct : byte
{
    /// <summary>The trail's first entry, written with its table.</summary>
    TrailBegun = 1,

    FileImported = 2,

    RunBegun = 3,

    RunReplayed = 4,

    RunCancelled = 5,

    RunReleased = 6,

    RunBackedOut = 7,

    NoticesProposed = 8,

    NoticesApproved = 9,

    NoticesPublished = 10,

    /// <summary>The parameters a new database first met: those the program came with.</summary>
    ParametersInstalled = 11,

    ParametersProposed = 12,

    ParametersApproved = 13,

    AccountAdded = 14,

    DutyGranted = 15,

    DutyRevoked = 16,

    AccountDisabled = 17,

    AccountEnabled = 18,

    /// <summary>Somebody looked at rows of persons; the subject says whose unit or request, never who.</summary>
    PersonsRead = 19,

    /// <summary>An account asked for what its duties do not cover.</summary>
    ActRefused = 20,

    AuditExported = 21,

    /// <summary>A new key for personal data was made.</summary>
    KeyMade = 22,

    /// <summary>What was sealed was brought under the newest key.</summary>
    SealedAnew = 23,

    /// <summary>A person saw what is kept of them.</summary>
    PersonShown = 24,

    PersonCorrected = 25,

    PersonErased = 26,

    /// <summary>A person asked to be erased while a duty to keep runs.</summary>
    ErasureRefused = 27,

    /// <summary>A year's people lost their names: their time was over.</summary>
    PersonsPseudonymised = 28,

    /// <summary>A key was said to be lost for good.</summary>
    KeyGivenUp = 29,

    /// <summary>The large tables were spread over several machines.</summary>
    DatabaseSpread = 30,
}

/// <summary>The acts as files and auditors read them.</summary>
public static class AuditActs
{
    /// <summary>The code in exports.</summary>
    public static string Code(this AuditAct act) => act switch
    {
        AuditAct.TrailBegun => "trail-begun",
        AuditAct.FileImported => "file-imported",
        AuditAct.RunBegun => "run-begun",
        AuditAct.RunReplayed => "run-replayed",
        AuditAct.RunCancelled => "run-cancelled",
        AuditAct.RunReleased => "run-released",
        AuditAct.RunBackedOut => "run-backed-out",
        AuditAct.NoticesProposed => "notices-proposed",
        AuditAct.NoticesApproved => "notices-approved",
        AuditAct.NoticesPublished => "notices-published",
        AuditAct.ParametersInstalled => "parameters-installed",
        AuditAct.ParametersProposed => "parameters-proposed",
        AuditAct.ParametersApproved => "parameters-approved",
        AuditAct.AccountAdded => "account-added",
        AuditAct.DutyGranted => "duty-granted",
        AuditAct.DutyRevoked => "duty-revoked",
        AuditAct.AccountDisabled => "account-disabled",
        AuditAct.AccountEnabled => "account-enabled",
        AuditAct.PersonsRead => "persons-read",
        AuditAct.ActRefused => "act-refused",
        AuditAct.AuditExported => "audit-exported",
        AuditAct.KeyMade => "key-made",
        AuditAct.SealedAnew => "sealed-anew",
        AuditAct.PersonShown => "person-shown",
        AuditAct.PersonCorrected => "person-corrected",
        AuditAct.PersonErased => "person-erased",
        AuditAct.ErasureRefused => "erasure-refused",
        AuditAct.PersonsPseudonymised => "persons-pseudonymised",
        AuditAct.KeyGivenUp => "key-given-up",
        AuditAct.DatabaseSpread => "database-spread",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "no such act"),
    };
}
