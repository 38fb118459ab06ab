using System.Text;

namespace QuotaCompliance.Application.Documents;

/// <summary>The frame of every public page: readable by anyone, on a telephone, by ear and on paper; nothing is loaded and nothing runs.</summary>
internal static class PublicPage
{
    public static byte[] Of(string title, string office, Html navigation, Html main, Html footer) => Encoding.UTF8.GetBytes(Html.Of($"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {new Html(PublicStyle.Sheet)}
        </style>
        </head>
        <body>
        <a class="skip" href="#main">跳到正文</a>
        <div class="sheet">
        <header>
        <p class="letterhead">{office}</p>
        {navigation}
        </header>
        <main id="main" tabindex="-1">
        {main}
        </main>
        <footer>
        {footer}
        </footer>
        </div>
        </body>
        </html>

        """).Markup);

    /// <summary>A table that becomes a list of cards on a narrow screen.</summary>
    /// <remarks>The roles are spelled out because a table laid out as cards is no table to some screen readers.</remarks>
    public static Html Table(string caption, IEnumerable<Html> heads, IEnumerable<Html> rows) => Html.Of($"""
        <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{Html.Join(heads)}</tr></thead>
        <tbody role="rowgroup">
        {Html.Join(rows)}</tbody>
        </table>
        """);

    public static Html Head(string title, bool isFigure = false) =>
        Html.Of($"""<th role="columnheader" scope="col"{Class(isFigure)}>{title}</th>""");

    public static Html Row(params IEnumerable<Html> cells) => Html.Of($"""<tr role="row">{Html.Join(cells)}</tr>{new Html("\n")}""");

    public static Html RowHead(Html content) => Html.Of($"""<th role="rowheader" scope="row">{content}</th>""");

    public static Html Cell(string title, Html content, bool isFigure = false) =>
        Html.Of($"""<td role="cell" data-title="{title}"{Class(isFigure)}><span>{content}</span></td>""");

    private static Html Class(bool isFigure) => isFigure ? new Html(" class=\"figure\"") : Html.None;
}
