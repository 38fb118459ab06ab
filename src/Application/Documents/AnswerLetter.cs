using System.Globalization;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.Documents;

/// <summary>What is asked of a person's data, as 个人信息保护法 art. 45–47 have it.</summary>
internal enum Asked
{
    ToSee,
    ToCorrect,
    ToErase,
}

/// <summary>The answer to a person, as a page to print.</summary>
internal sealed record AnswerLetter(Asked Asked, string Relation, string Reason, string Office, DateOnly On)
{
    private const string Style = """
        @page { size: A4; margin: 25mm 22mm; }
        body { margin: 0 auto; max-width: 44rem; padding: 2rem 1rem; color: #1c1c1c; background: #fff; font: 1.05rem/1.9 "Noto Serif CJK SC", "SimSun", "WenQuanYi Micro Hei", serif; }
        h1 { margin: 0 0 1.5rem; font-size: 1.6rem; text-align: center; letter-spacing: .1em; }
        h2 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; break-after: avoid; }
        p { margin: 0 0 .6rem; text-indent: 2em; }
        table { width: 100%; border-collapse: collapse; margin: .5rem 0 1.25rem; line-height: 1.5; break-inside: avoid; }
        th, td { padding: .35rem .6rem; border: 1px solid #777; text-align: left; overflow-wrap: anywhere; }
        th { width: 9em; font-weight: 400; background: #f3f1ec; }
        .signature { margin-top: 2.5rem; text-align: right; text-indent: 0; break-inside: avoid; }
        @media print { body { padding: 0; max-width: none; } }
        """;

    private string Title => Asked switch
    {
        Asked.ToSee => "个人信息查阅答复书",
        Asked.ToCorrect => "个人信息更正答复书",
        _ => "个人信息删除答复书",
    };

    private string Article => Asked switch
    {
        Asked.ToSee => "第四十五条",
        Asked.ToCorrect => "第四十六条",
        _ => "第四十七条",
    };

    /// <summary>What is kept of the person.</summary>
    public string Seen(IReadOnlyList<PersonRow> rows, ParameterValue<RetentionPeriods> retention) => Page(rows.Count == 0
        ? Html.Of($"<p>经查，本系统中没有您的署名记录。</p>")
        : Html.Of($"""
            <p>经查，本系统现有您的记录 {rows.Count} 条，内容如下。</p>
            {Html.Join(rows.Select((row, i) => Row(row, i + 1, retention)))}
            <h2>处理的目的、方式和期限</h2>
            <p>以上信息由用人单位在按比例安排残疾人就业年审中申报，仅用于核定该单位安排残疾人就业的人数和应缴残疾人就业保障金（《残疾人就业条例》、财税〔2015〕72号）。姓名、身份证号、残疾等级和证件号码加密保存，不对外公布。</p>
            <p>保存期限依据{retention.Source}{Html.Of($"{(retention.Status == PolicyStatus.Enacted ? "" : "（暂定）")}")}，届满后去除姓名和证件号码。</p>
            """));

    /// <summary>What was put right.</summary>
    public string Corrected(PersonRow row, IEnumerable<string> columns) => Page(Html.Of($"""
        <p>经核实，您在 {row.Year.Value} 年度、{UnitOf(row)}花名册中的下列信息已更正：{string.Join('、', columns)}。更正前的记录作为旧版本保留，不再使用。</p>
        <p>已作出的年审核定不因本次更正自动改变；更正影响核定结果的，将重新核定并另行通知该单位。</p>
        """));

    /// <summary>What was erased, and what the law keeps for now.</summary>
    public string Erased(IReadOnlyList<YearKept> erased, IReadOnlyList<YearKept> refused, ParameterValue<RetentionPeriods> retention) => Page(Html.Join(
    [
        erased.Count == 0 && refused.Count == 0 ? Html.Of($"<p>经查，本系统中没有您的署名记录。</p>") : Html.None,
        erased.Count == 0 ? Html.None : Html.Of($"<p>您在 {Years(erased)} 年度花名册中的姓名、身份证号和证件号码已删除，无法恢复。</p>"),
        refused.Count == 0 ? Html.None : Html.Of($"""
            <p>您在 {Years(refused)} 年度花名册中的信息不能删除。理由：保存期限尚未届满（{retention.Source}{(retention.Status == PolicyStatus.Enacted ? "" : "，暂定")}），依照《中华人民共和国个人信息保护法》第四十七条第二款，保存期限届满前不予删除，除存储和采取必要的安全保护措施以及依法核定、复核外，不作其他处理。</p>
            <p>保存期限：{string.Join('；', refused.Select(year => $"{year.Year.Value} 年度至 {Chinese(year.RosterEnds)}"))}。届满后去除姓名、身份证号和证件号码。</p>
            """),
    ]));

    private static string Years(IEnumerable<YearKept> years) => string.Join('、', years.Select(year => year.Year.Value.ToString(CultureInfo.InvariantCulture)));

    private static string UnitOf(PersonRow row) => row.UnitName.Length == 0 ? row.Unit.ToString() : row.UnitName;

    private static string Chinese(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日");

    private static Html Row(PersonRow row, int number, ParameterValue<RetentionPeriods> retention) => Html.Of($"""
        <h2>{number}. {row.Year.Value} 年度 {UnitOf(row)}</h2>
        <table>
        {Html.Join(Facts(row, retention).Select(fact => Html.Of($"<tr><th scope=\"row\">{fact.Name}</th><td>{fact.Value}</td></tr>\n")))}</table>
        """);

    private static IEnumerable<(string Name, string Value)> Facts(PersonRow row, ParameterValue<RetentionPeriods> retention)
    {
        yield return ("统一社会信用代码", row.Unit.ToString());
        yield return ("姓名", row.Identity.Name);
        yield return ("证件类型", row.CertificateType == CertificateType.Soldier ? "残疾军人证" : "残疾人证");
        yield return ("证件号码", row.Identity.CertificateNo);
        yield return ("残疾等级", $"{row.Grade} 级");
        yield return ("证件有效期至", row.CertificateValidTo is { } validTo ? Chinese(validTo) : "不限");
        yield return ("劳动合同", $"{Chinese(row.ContractFrom)} 至 {(row.ContractTo is { } to ? Chinese(to) : "无固定期限或在编")}");
        yield return ("参保月份", row.Insured.IsEmpty ? "无" : string.Join('、', row.Insured.Months) + " 月");
        yield return ("月工资（元）", string.Join("；", row.Wages.Select(wage => wage.ToString("N2", CultureInfo.InvariantCulture))));
        if (row.CountedAt is { } counted)
        {
            yield return ("劳务派遣计入单位", counted.ToString());
        }

        yield return ("录入日期", Chinese(row.FiledOn));
        yield return ("保存至", Chinese(RetentionPeriods.End(row.Year, retention.Value.Roster)));
    }

    private string Page(Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Title}</title><style>{new Html(Style)}</style></head><body>
        <h1>{Title}</h1>
        <p>{Relation}于 {Chinese(On)} 提出申请{(Reason.Length == 0 ? "" : $"（{Reason}）")}。根据《中华人民共和国个人信息保护法》{Article}，答复如下。</p>
        {body}
        <p>对本答复有异议的，可以依照《中华人民共和国个人信息保护法》第五十条向人民法院提起诉讼。</p>
        <p class="signature">{Office}<br>{Chinese(On)}</p>
        </body></html>

        """).Markup;
}
