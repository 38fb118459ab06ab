using System.Collections.Immutable;

namespace QuotaCompliance.Domain.Notices;

/// <summary>The public notices of a review. The numbers are stored: append, never renumber.</summary>
public enum NoticeKind : byte
{
    /// <summary>按比例安排残疾人就业情况公示.</summary>
    Proportional = 1,

    /// <summary>超比例奖励公示.</summary>
    Reward = 2,

    /// <summary>残工委成员单位安排情况公示.</summary>
    MemberUnits = 3,
}

/// <summary>A column the public may read.</summary>
/// <param name="Key">Its name in data files.</param>
/// <param name="IsFigure">Set in figures, aligned right.</param>
public sealed record PublicColumn(string Key, string Title, bool IsFigure = false);

/// <summary>What each kind of notice is called and which columns it has: these, and no other.</summary>
public static class NoticeKinds
{
    private static readonly ImmutableArray<PublicColumn> ProportionalColumns =
    [
        new("number", "序号", IsFigure: true), new("name", "单位名称"), new("kind", "单位性质"),
        new("required", "应安排人数", IsFigure: true), new("credited", "折算安排人数", IsFigure: true), new("standing", "是否达标"),
    ];

    private static readonly ImmutableArray<PublicColumn> RewardColumns =
    [
        new("name", "单位名称"), new("excess_persons", "超比例人数", IsFigure: true), new("standard", "奖励标准", IsFigure: true), new("amount", "奖励金额", IsFigure: true),
    ];

    private static readonly ImmutableArray<PublicColumn> MemberUnitColumns =
    [
        new("name", "单位名称"), new("at_least_one", "是否至少安排1人"), new("promised_by", "承诺完成时间"),
    ];

    /// <summary>The name in addresses and file names.</summary>
    public static string Code(this NoticeKind kind) => kind switch
    {
        NoticeKind.Proportional => "proportional",
        NoticeKind.Reward => "reward",
        NoticeKind.MemberUnits => "member-units",
        _ => throw Unknown(kind),
    };

    /// <summary>What the notice is about, as its title says it.</summary>
    public static string Subject(this NoticeKind kind) => kind switch
    {
        NoticeKind.Proportional => "按比例安排残疾人就业情况",
        NoticeKind.Reward => "超比例安排残疾人就业奖励",
        NoticeKind.MemberUnits => "残工委成员单位安排残疾人就业情况",
        _ => throw Unknown(kind),
    };

    /// <summary>The columns, in the order they are printed.</summary>
    public static ImmutableArray<PublicColumn> Columns(this NoticeKind kind) => kind switch
    {
        NoticeKind.Proportional => ProportionalColumns,
        NoticeKind.Reward => RewardColumns,
        NoticeKind.MemberUnits => MemberUnitColumns,
        _ => throw Unknown(kind),
    };

    private static ArgumentOutOfRangeException Unknown(NoticeKind kind) => new(nameof(kind), kind, "no such kind of notice");
}
