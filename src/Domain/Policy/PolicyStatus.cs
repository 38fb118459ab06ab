namespace QuotaCompliance.Domain.Policy;

/// <summary>How sure a legal figure is.</summary>
public enum PolicyStatus
{
    /// <summary>Read in the cited document.</summary>
    Enacted = 1,

    /// <summary>The figure or its reading is not confirmed against the original; used, and named wherever it was used.</summary>
    Provisional = 2,

    /// <summary>For demonstration: computed and shown, never releasable or publishable.</summary>
    Placeholder = 3,

    /// <summary>Announced; never applied.</summary>
    Expected = 4,
}
