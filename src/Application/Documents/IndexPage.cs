using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Documents;

/// <summary>The list of all notices, the ones in force and the corrected ones.</summary>
internal static class IndexPage
{
    private static readonly string[] Columns = ["公示", "状态", "公示日期", "异议期"];

    public static byte[] Of(NoticeSet set)
    {
        var office = set.Notices.MaxBy(n => n.PublishedOn)?.Office.Name ?? "";
        return PublicPage.Of(
            $"{office}残疾人就业公示目录",
            office,
            Html.None,
            Html.Of($"""
                <h1>残疾人就业公示目录</h1>
                <p>本目录列出按比例安排残疾人就业、超比例奖励和残工委成员单位安排情况的全部公示。公示更正时发布新的一版，原版保留备查，标明“已被更正”。</p>
                {PublicPage.Table("全部公示", Columns.Select(c => PublicPage.Head(c)), set.Notices.Select(n => Row(n, set.CorrectedBy(n))))}
                <section class="summary" lang="en" aria-labelledby="summary">
                <h2 id="summary">Summary in English</h2>
                <p>All public notices on the employment of disabled people: proportional employment, rewards, and the member units of the Working Committee on Disability. A corrected notice (<span lang="zh-CN">已被更正</span>) stays readable beside the version in force (<span lang="zh-CN">现行</span>).</p>
                </section>
                """),
            Html.Of($"<p>{NoticeText.Privacy}</p>"));
    }

    private static Html Row(Notice notice, int? correctedBy) => PublicPage.Row(
        PublicPage.RowHead(Html.Of($"""<a href="{notice.Id}/index.html">{notice.Year.Value}年度{notice.Kind.Subject()}公示（第{notice.Version}版）</a>""")),
        Cell(1, correctedBy is null ? Html.Of($"<strong>{NoticeText.Status(null)}</strong>") : Html.Of($"{NoticeText.Status(correctedBy)}")),
        Cell(2, NoticeText.Time(notice.PublishedOn)),
        Cell(3, NoticeText.Time(notice.Objections)));

    private static Html Cell(int column, Html content) => PublicPage.Cell(Columns[column], content);
}
