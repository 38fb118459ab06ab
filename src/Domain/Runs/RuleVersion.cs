namespace QuotaCompliance.Domain.Runs;

/// <summary>Which wording of the rules the program holds. A run's manifest names it, so that two runs can be told apart by it.</summary>
public static class RuleVersion
{
    /// <summary>Raised whenever a change of the code may change a figure of an unchanged input under unchanged parameters.</summary>
    public const int Current = 1;
}
