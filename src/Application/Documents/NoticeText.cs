using System.Globalization;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Documents;

/// <summary>What a notice says around its table.</summary>
internal static class NoticeText
{
    public const string Privacy = "本公示不含任何残疾职工的姓名、证件号码、残疾等级和工资信息。";

    private const string Regulation = "《残疾人就业条例》（国务院令第488号）";
    private const string PublicityRule = "宁残工委办发〔2017〕2号";

    public static string Day(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    /// <summary>A day that is never broken over two lines.</summary>
    public static Html Time(DateOnly day) => Html.Of($"""<time datetime="{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{Day(day)}</time>""");

    public static Html Time(ObjectionWindow window) => Html.Of($"{Time(window.First)}至{Time(window.Last)}");

    public static string Basis(Notice notice)
    {
        var documents = notice.Kind switch
        {
            NoticeKind.Proportional => new[] { Regulation, "《残疾人就业保障金征收使用管理办法》（财税〔2015〕72号）", Source(notice, "quota-ratio"), PublicityRule },
            NoticeKind.Reward => [Regulation, Source(notice, "reward-multiple") ?? "宁残联发〔2017〕22号", PublicityRule],
            NoticeKind.MemberUnits => [Regulation, PublicityRule, Source(notice, "member-unit-persons")],
            _ => throw Unknown(notice),
        };
        return $"根据{string.Join("、", documents.OfType<string>())}，现将{notice.Year}年度{notice.Kind.Subject()}予以公示。";
    }

    public static string Scope(Notice notice)
    {
        var (year, count) = (notice.Year, notice.Table.Count);
        return notice.Kind switch
        {
            NoticeKind.Proportional => $"{year}年度（{year}年1月1日至12月31日）应当按比例安排残疾人就业的用人单位，共{count}家{Standings(notice)}。",
            NoticeKind.Reward => $"{year}年度（{year}年1月1日至12月31日）安排残疾人就业超过规定比例、超出人数满1人的用人单位，共{count}家。",
            NoticeKind.MemberUnits => $"残疾人工作委员会成员单位，共{count}家；安排情况以{year}年度（{year}年1月1日至12月31日）为准。",
            _ => throw Unknown(notice),
        };
    }

    public static string Counting(Notice notice) => notice.Kind switch
    {
        NoticeKind.Proportional =>
            $"应安排人数为年平均在职职工人数乘以{Value(notice, "quota-ratio") ?? "规定比例"}，折算安排人数为按月核定、按规定折算后的全年平均数；两数显示到小数点后四位，是否达标按未经舍入的数比较。",
        NoticeKind.Reward =>
            $"超比例人数为核定安排人数（每名残疾职工按{Value(notice, "reward-weight") ?? "规定"}人计）超出应安排人数的整数部分，奖励标准为当地月最低工资标准的{Value(notice, "reward-multiple") ?? "规定"}倍（元／人·年），奖励金额（元）为两者之积。",
        NoticeKind.MemberUnits =>
            "年内至少有一个月经核定安排残疾职工的，记“是”；没有安排、未申报或者逾期申报的，记“否”，并列出单位承诺完成的时间。",
        _ => throw Unknown(notice),
    };

    /// <summary>What the words in the table mean, so that nobody is thought worse of than the figures say.</summary>
    public static string? Reading(Notice notice) => notice.Kind switch
    {
        NoticeKind.Proportional =>
            "“未达标”仅指安排人数少于应安排人数，不等于应当缴费，减免另行核定；逾期申报的，折算安排人数按零计。为保护残疾职工的个人信息，达标单位的折算安排人数只公布不少于应安排人数，不公布具体数值。“核定中”指申报材料已经收到、尚待核对，不属于未申报；“未核定”指暂无核定数。",
        NoticeKind.Reward => null,
        NoticeKind.MemberUnits => "“核定中”指申报材料已经收到、尚待核对，不表示没有安排；“暂无”指尚未收到完成时间的承诺。",
        _ => throw Unknown(notice),
    };

    public static string Objections(Notice notice)
    {
        var window = notice.Objections;
        var from = window.First == notice.PublishedOn ? "公示当日计为第一日" : "公示当日为休息日，自其后第一个工作日起算";
        return $"异议期自{Day(window.First)}起至{Day(window.Last)}止，共{window.WorkingDays}个工作日（{from}，节假日和调休上班日按国务院办公厅的安排计算）。"
            + "单位和个人对公示内容有异议的，请在异议期内向下列机构提出，并说明事实和理由；经核实确有错误的，另行发布更正后的公示。";
    }

    public static Html English(Notice notice)
    {
        var (year, units, window) = (notice.Year.Value, Units(notice.Table.Count), notice.Objections);
        var about = notice.Kind switch
        {
            NoticeKind.Proportional => Html.Of($"""This notice lists {units}: the number of disabled people each had to employ in {year}, the number counted for it (annual average, weighted), and whether the quota was met. Where it was met, the number counted is told only as "at least" (<span lang="zh-CN">不少于</span>) the required one, to protect the people employed. <span lang="zh-CN">“核定中”</span> means that a filing was received and is still being checked."""),
            NoticeKind.Reward => Html.Of($"This notice lists {units} that employed more disabled people in {year} than the quota asks: the number of persons above the quota, the reward for each, and the amount in yuan."),
            NoticeKind.MemberUnits => Html.Of($"This notice lists {units} of the Working Committee on Disability and whether each employed at least one disabled person in {year}; where not, by when it promised to."),
            _ => throw Unknown(notice),
        };
        var (first, last) = (EnglishDay(window.First), EnglishDay(window.Last));
        return Html.Of($"{about} Objections may be raised from {first} to {last} ({window.WorkingDays} working days) with the office named above. No information about individual employees is published. The Chinese text prevails.");
    }

    public static string Status(int? correctedBy) => correctedBy is { } version ? $"已被第{version}版更正" : "现行";

    private static string EnglishDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Units(int count) => count == 1 ? "1 unit" : FormattableString.Invariant($"{count} units");

    /// <summary>How many stand where; told only from the rows the notice prints anyway.</summary>
    private static string Standings(Notice notice)
    {
        var groups = ((NoticeTable.Proportional)notice.Table).Rows.GroupBy(r => r.Standing).OrderBy(g => g.Key).Select(g => $"{NoticeCells.Text(g.Key)}{g.Count()}家").ToArray();
        return groups.Length == 0 ? "" : $"，其中{string.Join("、", groups)}";
    }

    private static string? Source(Notice notice, string parameter) => notice.Parameters.FirstOrDefault(p => p.Parameter == parameter)?.Source;

    private static string? Value(Notice notice, string parameter) => notice.Parameters.FirstOrDefault(p => p.Parameter == parameter)?.Text;

    private static ArgumentOutOfRangeException Unknown(Notice notice) => new(nameof(notice), notice.Kind, "no such kind of notice");
}
