namespace QuotaCompliance.Domain.Assessment;

/// <summary>结论 (rules R8). The numbers are stored: append, never renumber.</summary>
public enum Outcome : byte
{
    NoFiling = 1,
    Owes = 2,
    Exempt = 3,
    Exceeds = 4,
    Met = 5,
}

/// <summary>标记 (rules R8), in the alphabetical order of their codes. The bits are stored: append, never renumber.</summary>
[Flags]
public enum UnitFlags : byte
{
    None = 0,
    CommissionMemberLapsed = 1,
    CommissionMemberNone = 2,
    ContestedPerson = 4,
    FilingRefused = 8,
    LateFiling = 16,
    NoFiling = 32,
    WageAtMinimum = 64,
}

/// <summary>The codes files and other systems rely on.</summary>
public static class OutcomeCodes
{
    private static readonly string[] FlagCodes =
        ["commission-member-lapsed", "commission-member-none", "contested-person", "filing-refused", "late-filing", "no-filing", "wage-at-minimum"];

    private static readonly string[] Joined =
        [.. Enumerable.Range(0, 1 << FlagCodes.Length).Select(bits => string.Join(';', FlagCodes.Where((_, i) => (bits & (1 << i)) != 0)))];

    public static string Code(this Outcome outcome) => outcome switch
    {
        Outcome.NoFiling => "no-filing",
        Outcome.Owes => "owes",
        Outcome.Exempt => "exempt",
        Outcome.Exceeds => "exceeds",
        Outcome.Met => "met",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
    };

    /// <summary>The codes joined by <c>;</c> in alphabetical order; empty when there is none.</summary>
    public static string Codes(this UnitFlags flags) => Joined[(int)flags];
}
