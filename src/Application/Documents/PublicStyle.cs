namespace QuotaCompliance.Application.Documents;

/// <summary>The one stylesheet, set into every page.</summary>
internal static class PublicStyle
{
    /// <remarks>A red letterhead over a red rule, as official letters have it; all text reaches 7:1 against its ground.</remarks>
    public const string Sheet = """
        :root { --ink: #1c1c1c; --quiet: #4a4a4a; --line: #c8c2b8; --red: #8f1515; --link: #123f7a; --shade: #f5f2ec; }
        * { box-sizing: border-box; }
        html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: #ece8e0; color: var(--ink); line-height: 1.8; overflow-wrap: break-word; text-autospace: normal;
          font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif;
        }
        .sheet { max-width: 60rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 6vw, 4.5rem) 2.5rem; background: #fff; }
        a { color: var(--link); text-underline-offset: .2em; }
        a:focus-visible, main:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: #fff; }
        .skip:focus { left: 1rem; top: 1rem; }
        header { border-bottom: 3px solid var(--red); padding-bottom: .75rem; }
        .letterhead { margin: 0; color: var(--red); text-align: center; font-size: 1.5rem; font-weight: 700; letter-spacing: .12em; line-height: 1.4; }
        nav { text-align: right; font-size: .9rem; }
        h1 { margin: 2rem auto 1.5rem; font-size: 1.5rem; line-height: 1.5; text-align: center; }
        h1 span { display: inline-block; text-wrap: balance; }
        time { white-space: nowrap; }
        h2 { margin: 1.75rem 0 .5rem; font-size: 1.125rem; line-height: 1.5; break-after: avoid; }
        p { margin: 0 0 .75rem; }
        main > p { text-indent: 2em; }
        dl, dd { margin: 0; }
        dt { color: var(--quiet); }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 0 1.5rem; margin: 0 0 1.5rem; padding: .75rem 1rem; border: solid var(--line); border-width: 1px 0; text-autospace: no-autospace; }
        .facts .whole { grid-column: 1 / -1; }
        .facts div, address dl div { display: grid; grid-template-columns: 5em 1fr; }
        main > .mark { margin: 0 0 1.5rem; padding: .75rem 1rem; border: 2px solid var(--red); text-indent: 0; }
        .mark strong { margin-right: 1em; color: var(--red); }
        address { margin: 0 0 .75rem 2em; font-style: normal; }
        main > .signature { margin: 2rem 0; text-align: right; text-indent: 0; break-inside: avoid; }
        .annex { border-top: 1px solid var(--line); }
        .files { font-size: .9rem; }
        .files a { margin-right: 1em; }
        table { width: 100%; border-collapse: collapse; line-height: 1.5; font-variant-numeric: tabular-nums; }
        caption { padding: .25rem 0 .75rem; font-weight: 700; text-align: center; text-wrap: balance; }
        th, td { padding: .45rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { background: var(--shade); white-space: nowrap; }
        tbody th { font-weight: 400; overflow-wrap: anywhere; }
        tbody td { white-space: nowrap; }
        .figure { text-align: right; }
        .notes, .summary { font-size: .9rem; }
        .notes ul { margin: 0; padding-left: 1.5em; }
        .summary { line-height: 1.6; }
        footer { margin-top: 2rem; padding-top: .75rem; border-top: 3px solid var(--red); color: var(--quiet); font-size: .9rem; }
        footer p { margin: 0; }

        @media screen and (max-width: 44rem) {
          .letterhead { font-size: 1.25rem; letter-spacing: .05em; }
          h1 { font-size: 1.25rem; margin: 1.25rem 0; }
          address { margin-left: 0; }
          table, tbody { display: block; }
          caption { display: block; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tbody tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0 1rem; padding: .6rem .75rem; border: 1px solid var(--line); border-top-width: 0; }
          tbody tr:first-child { border-top-width: 1px; }
          tbody tr:nth-child(odd) { background: var(--shade); }
          tbody th { order: -1; grid-column: 1 / -1; font-weight: 700; }
          tbody td { display: grid; grid-template-columns: minmax(0, 5.6em) minmax(0, 1fr); align-items: baseline; }
          tbody td::before { content: attr(data-title); color: var(--quiet); font-size: .9rem; }
          tbody td time { white-space: normal; }
          tbody th, tbody td, td.figure { padding: 0; border: 0; text-align: left; white-space: normal; }
        }

        @page { size: A4; margin: 18mm 20mm; @bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font-size: 9pt; } }
        @media print {
          html { font-size: 11pt; line-height: 1.6; }
          h1 { margin: 1.5rem 0 1.25rem; }
          h2 { margin-top: 1.25rem; }
          body, .sheet { background: none; line-height: inherit; }
          .sheet { max-width: none; padding: 0; }
          .skip, nav, .files { display: none; }
          a { color: inherit; text-decoration: none; }
          .annex { border: 0; }
          caption { break-after: avoid; }
          .signature { break-before: avoid; margin: 1.25rem 0; }
          thead { display: table-header-group; }
          tr, .mark, address, .notes li { break-inside: avoid; }
          p { orphans: 3; widows: 3; }
          table { font-size: 10pt; }
          th, td { border-color: #777; padding: 1.4mm 2mm; }
        }
        """;
}
