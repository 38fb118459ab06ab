using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Notices;

/// <summary>是否达标, as the public reads it.</summary>
public enum Standing : byte
{
    /// <summary>达标: nothing is missing.</summary>
    Met = 1,

    /// <summary>未达标.</summary>
    NotMet = 2,

    /// <summary>核定中: the unit handed in a filing that could not be accepted as it was; it is no non-filer.</summary>
    UnderReview = 3,

    /// <summary>未申报.</summary>
    NotFiled = 4,
}

/// <summary>是否至少安排1人.</summary>
public enum MemberArrangement : byte
{
    Yes = 1,
    No = 2,

    /// <summary>核定中, as for <see cref="Standing.UnderReview"/>: nobody may read an unsettled filing as nobody employed.</summary>
    UnderReview = 3,
}

// The rows hold what may be printed and nothing else, so no page can print more:
// heads beside the credited number would tell a grade, payroll a wage, and a flag a person.

/// <summary>折算安排人数 as the public reads it.</summary>
/// <param name="Persons">The number itself, or what it is at least.</param>
/// <param name="IsAtLeast">Printed as 不少于: the number itself stays untold.</param>
public readonly record struct PublishedCredit(Persons Persons, bool IsAtLeast);

/// <summary>A unit in the notice of proportional employment; its figures are absent when they are not assessed (未核定).</summary>
/// <param name="Credited">Exact only for a unit that did not meet its number. The credited number counts a severely disabled person twice and the excess persons of the reward notice don't: both beside each other would tell a grade.</param>
public sealed record ProportionalRow(int Number, string Name, EmployerKind Kind, Persons? Required, PublishedCredit? Credited, Standing Standing);

/// <summary>A unit in the reward notice.</summary>
/// <param name="Standard">What one excess person earns for the year.</param>
public sealed record RewardRow(string Name, int ExcessPersons, Money Standard, Money Amount);

/// <summary>A member unit of the 残工委.</summary>
/// <param name="PromisedBy">By when it promised to employ one; only for a unit that does not yet.</param>
public sealed record MemberUnitRow(string Name, MemberArrangement AtLeastOne, DateOnly? PromisedBy);
