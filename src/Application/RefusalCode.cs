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
}
