using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Persistence.Tables;

/// <summary>A key that something in this database is, or was, sealed with. The key itself is in the key file.</summary>
public sealed class SealingKeyRow
{
    public required int Number { get; init; }

    public required SealingSuite Suite { get; init; }

    /// <summary>Tells a wrong key from the right one.</summary>
    public required byte[] CheckValue { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The day it was said to be lost for good: what is under it stays and is opened by nobody.</summary>
    public DateOnly? GivenUpOn { get; init; }
}

/// <summary>The key that a review year's placements are under: all of them under one, so that rows of a person match.</summary>
public sealed class PlacementKeyRow
{
    public required int ReviewYear { get; init; }

    public required int KeyNumber { get; init; }
}
