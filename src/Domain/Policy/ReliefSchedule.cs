using System.Collections.Immutable;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Policy;

/// <summary>One line of the relief announcement: who it fits, and the share of the gross levy it waives.</summary>
/// <param name="Kinds">The kinds of unit it is for; every kind when empty.</param>
public sealed record ReliefBracket(ImmutableArray<EmployerKind> Kinds, int? HeadcountAtMost, Ratio? ArrangedRatioAtLeast, Ratio Share)
{
    public bool Fits(EmployerKind kind, Headcount headcount, Ratio arranged) =>
        (Kinds.IsEmpty || Kinds.Contains(kind))
        && (HeadcountAtMost is not { } most || headcount.AtMost(most))
        && (ArrangedRatioAtLeast is not { } least || arranged >= least);
}

/// <summary>The brackets of one announcement, first that fits (公告2019年第98号, 公告2023年第8号).</summary>
public sealed record ReliefSchedule(ImmutableArray<ReliefBracket> Brackets)
{
    [Law("财政部公告2019年第98号", "", "R6")]
    [Law("财政部公告2023年第8号", "第1、2条", "R6")]
    public ReliefBracket For(EmployerKind kind, Headcount headcount, Ratio arranged)
    {
        foreach (var bracket in Brackets)
        {
            if (bracket.Fits(kind, headcount, arranged))
            {
                return bracket;
            }
        }

        throw new InvalidOperationException("a relief schedule ends with a bracket that fits every unit");
    }
}
