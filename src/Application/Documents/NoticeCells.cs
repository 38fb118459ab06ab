using System.Globalization;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Documents;

/// <summary>The rows of a notice as printed, cell by cell in the order of its columns; pages and CSV files show the same.</summary>
internal static class NoticeCells
{
    public const int PersonPlaces = 4;

    public static IEnumerable<string[]> Of(NoticeTable table) => table switch
    {
        NoticeTable.Proportional t => t.Rows.Select(r => new[]
        {
            r.Number.ToString(CultureInfo.InvariantCulture), r.Name, r.Kind.Name(), Text(r.Required), Text(r.Credited), Text(r.Standing),
        }),
        NoticeTable.Reward t => t.Rows.Select(r => new[]
        {
            r.Name, r.ExcessPersons.ToString(CultureInfo.InvariantCulture), r.Standard.ToString(), r.Amount.ToString(),
        }),
        NoticeTable.MemberUnits t => t.Rows.Select(r => new[] { r.Name, Text(r.AtLeastOne), Promise(r) }),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table.Kind, "no such kind of notice"),
    };

    public static string Text(Standing standing) => standing switch
    {
        Standing.Met => "达标",
        Standing.NotMet => "未达标",
        Standing.UnderReview => "核定中",
        Standing.NotFiled => "未申报",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "no such standing"),
    };

    private static string Text(Persons? persons) => persons is { } assessed ? Figures.Text(assessed.Value.Scaled(PersonPlaces), PersonPlaces) : "未核定";

    private static string Text(PublishedCredit? credit) => credit is { IsAtLeast: true } met ? $"不少于 {Text(met.Persons)}" : Text(credit?.Persons);

    private static string Text(MemberArrangement arrangement) => arrangement switch
    {
        MemberArrangement.Yes => "是",
        MemberArrangement.No => "否",
        MemberArrangement.UnderReview => "核定中",
        _ => throw new ArgumentOutOfRangeException(nameof(arrangement), arrangement, "no such arrangement"),
    };

    private static string Promise(MemberUnitRow row) =>
        row.PromisedBy is { } day ? NoticeText.Day(day) : row.AtLeastOne == MemberArrangement.Yes ? "不适用" : "暂无";
}
