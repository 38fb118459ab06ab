using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Explanation;

/// <summary>Why a person-month does not count: the conditions of R3, in their order.</summary>
public enum NotCounted
{
    NotInsured = 1,
    NoContract = 2,
    ContractTooShort = 3,
    WageBelowMinimum = 4,
    CertificateExpired = 5,
    GradeNotCounted = 6,
    TooYoung = 7,
    BeyondAgeLimit = 8,

    /// <summary>Another unit has the person in the same month: it counts at neither until an officer rules.</summary>
    Contested = 9,

    /// <summary>The dispatch agreement moves the person to another unit.</summary>
    CountedElsewhere = 10,

    /// <summary>The unit filed after the window: it is treated as having arranged nobody.</summary>
    FiledLate = 11,

    /// <summary>Another row of the same person credits the month here: it counts once, with the smaller weight.</summary>
    ByAnotherRow = 12,
}

/// <summary>A row of the roster as its unit may read it: a number instead of a person.</summary>
/// <param name="Number">1, 2, … in the order of the people's ID numbers, the same in every statement of the year.</param>
/// <param name="CountsHere">Whether this unit would get the credit; false when the row moves it to another.</param>
/// <param name="ListedHere">Whether this unit listed the person; false when another unit dispatched the person here.</param>
/// <param name="Contested">Months that another unit has too.</param>
/// <param name="ByAnotherRow">Months that another row of the same person credits here instead: that of the smaller weight, of the same the first.</param>
public sealed record PersonFacts(int Number, CreditTest Test, bool CountsHere, bool ListedHere, MonthSet Contested, MonthSet ByAnotherRow)
{
    /// <summary>The months this row credits at this unit when nothing but lateness stands against it.</summary>
    public MonthSet Counted => CountsHere ? Test.Passing.Except(Contested).Except(ByAnotherRow) : MonthSet.None;

    /// <summary>Every reason against one month, in the order of the rule.</summary>
    public IReadOnlyList<NotCounted> ReasonsAgainst(int month, bool filedLate)
    {
        var reasons = new List<NotCounted>();
        void Unless(bool holds, NotCounted reason)
        {
            if (!holds)
            {
                reasons.Add(reason);
            }
        }

        Unless(Test.Insured.Contains(month), NotCounted.NotInsured);
        Unless(Test.UnderContract.Contains(month), NotCounted.NoContract);
        Unless(Test.ContractLongEnough.Contains(month), NotCounted.ContractTooShort);
        Unless(Test.WageReached.Contains(month), NotCounted.WageBelowMinimum);
        Unless(Test.CertificateValid.Contains(month), NotCounted.CertificateExpired);
        Unless(Test.GradeCounts.Contains(month), NotCounted.GradeNotCounted);
        Unless(Test.OldEnough.Contains(month), NotCounted.TooYoung);
        Unless(Test.BelowAgeLimit.Contains(month), NotCounted.BeyondAgeLimit);
        Unless(!Contested.Contains(month), NotCounted.Contested);
        Unless(CountsHere, NotCounted.CountedElsewhere);
        Unless(!filedLate, NotCounted.FiledLate);
        Unless(reasons.Count > 0 || !ByAnotherRow.Contains(month), NotCounted.ByAnotherRow);
        return reasons;
    }
}
