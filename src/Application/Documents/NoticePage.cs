using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Documents;

/// <summary>One notice as a page, to be read, printed and hung up.</summary>
internal static class NoticePage
{
    public static byte[] Of(Notice notice, int? correctedBy) => PublicPage.Of(
        notice.Title,
        notice.Office.Name,
        Html.Of($"""<nav aria-label="公示"><a href="../index.html">全部公示</a></nav>"""),
        Html.Of($"""
            <h1><span>{notice.Office.Name}关于</span><span>{notice.About}</span></h1>
            {Mark(notice, correctedBy)}
            <dl class="facts">
            <div><dt>审核年度</dt><dd>{notice.Year.Value}年</dd></div>
            <div><dt>公示日期</dt><dd>{NoticeText.Time(notice.PublishedOn)}</dd></div>
            <div><dt>版本</dt><dd>第{notice.Version}版{(correctedBy is null ? "（现行）" : "")}</dd></div>
            <div class="whole"><dt>异议期</dt><dd>{NoticeText.Time(notice.Objections)}（{notice.Objections.WorkingDays}个工作日）</dd></div>
            </dl>
            {Correction(notice)}
            <p>{NoticeText.Basis(notice)}</p>
            <h2>一、公示范围</h2>
            <p>{NoticeText.Scope(notice)}</p>
            <h2>二、数据口径</h2>
            <p>{NoticeText.Counting(notice)}</p>
            {(NoticeText.Reading(notice) is { } reading ? Html.Of($"<p>{reading}</p>") : Html.None)}
            <h2>三、异议的提出</h2>
            <p>{NoticeText.Objections(notice)}</p>
            <address>
            <dl>
            <div><dt>受理机构</dt><dd>{notice.Office.Name}</dd></div>
            <div><dt>地址</dt><dd>{notice.Office.Address}</dd></div>
            <div><dt>电话</dt><dd>{notice.Office.Telephone}</dd></div>
            </dl>
            </address>
            <p class="signature">{notice.Office.Name}<br>{NoticeText.Day(notice.PublishedOn)}</p>
            <section class="annex" aria-labelledby="annex">
            <h2 id="annex">附表</h2>
            <p class="files">下载本表：<a href="{notice.Id}.csv" download>CSV 表格</a><a href="{notice.Id}.json" download>JSON 数据</a></p>
            {Table(notice)}
            </section>
            {Provisional(notice)}
            <section class="summary" lang="en" aria-labelledby="summary">
            <h2 id="summary">Summary in English</h2>
            <p>{NoticeText.English(notice)}</p>
            </section>
            """),
        Html.Of($"<p>{NoticeText.Privacy}</p>"));

    private static Html Mark(Notice notice, int? correctedBy) => correctedBy is { } version
        ? Html.Of($"""<p class="mark"><strong>{NoticeText.Status(version)}</strong>本版仅供查考，请以<a href="../{notice.Kind.Code()}-{notice.Year.Value}-v{version}/index.html">第{version}版</a>为准。</p>""")
        : Html.None;

    private static Html Correction(Notice notice) => notice.Correction is { } reason
        ? Html.Of($"""<p>本公示更正<a href="../{notice.Kind.Code()}-{notice.Year.Value}-v{notice.Version - 1}/index.html">第{notice.Version - 1}版</a>。更正说明：{reason}</p>""")
        : Html.None;

    private static Html Table(Notice notice)
    {
        var columns = notice.Kind.Columns();
        return PublicPage.Table(
            $"{notice.Year}年度{notice.Kind.Subject()}公示表（第{notice.Version}版）",
            columns.Select(c => PublicPage.Head(c.Title, c.IsFigure)),
            NoticeCells.Of(notice.Table).Select(cells => PublicPage.Row(columns.Zip(cells, (column, cell) => column.Key == "name"
                ? PublicPage.RowHead(Html.Of($"{cell}"))
                : PublicPage.Cell(column.Title, Html.Of($"{cell}"), column.IsFigure)))));
    }

    private static Html Provisional(Notice notice)
    {
        // A parameter with several dated values is one line; its figures stay in the policy files.
        var lines = notice.Provisional.GroupBy(p => p.Title)
            .Select(p => Html.Of($"<li>{p.Key}：{string.Join("；", p.Select(v => v.Source).Distinct())}</li>"))
            .ToArray();
        return lines.Length == 0 ? Html.None : Html.Of($"""
            <section class="notes" aria-labelledby="notes">
            <h2 id="notes">暂定参数</h2>
            <p>计算和公示中用到的下列参数尚待与原件核对，核对后如有变动，另行发布更正后的公示：</p>
            <ul>
            {Html.Join(lines)}
            </ul>
            </section>
            """);
    }
}
