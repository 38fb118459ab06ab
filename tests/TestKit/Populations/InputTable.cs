using System.Globalization;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.TestKit.NaiveModel;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>One input file as a table: its columns in both languages, and its cells.</summary>
public sealed record InputTable(IReadOnlyList<InputColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    public static InputTable OfEmployers(IEnumerable<EmployerRow> rows) => From(rows,
    [
        (new("uscc", "统一社会信用代码"), e => new CodeCell(e.Uscc)),
        (new("name", "单位名称"), e => new TextCell(e.Name)),
        (new("kind", "单位性质"), e => new TextCell(e.Kind)),
        (new("region", "行政区划代码"), e => new CodeCell(e.Region)),
        (new("registered_on", "登记日期"), e => new DateCell(e.RegisteredOn)),
        (new("commission_member", "残工委成员单位"), e => new FlagCell(e.CommissionMember)),
        (new("concentrated", "集中就业单位"), e => new FlagCell(e.Concentrated)),
    ]);

    public static InputTable OfFilings(IEnumerable<FilingRow> rows)
    {
        var columns = new List<(InputColumn, Func<FilingRow, Cell>)> { (new("uscc", "统一社会信用代码"), f => new CodeCell(f.Uscc)) };
        for (var month = 0; month < 12; month++)
        {
            var index = month;
            var column = new InputColumn($"m{month + 1:00}", string.Create(CultureInfo.InvariantCulture, $"{month + 1}月在职职工人数"));
            columns.Add((column, f => Cell.Of(f.Months?[index])));
        }

        columns.AddRange(
        [
            (new("headcount", "年平均在职职工人数"), f => Cell.Of(f.Headcount)),
            (new("seasonal_person_months", "季节性用工人月数"), f => Cell.Of(f.SeasonalPersonMonths)),
            (new("payroll_total", "全年工资总额"), f => new NumberCell(f.PayrollTotal)),
            (new("filed_on", "申报日期"), f => new DateCell(f.FiledOn)),
        ]);
        return From(rows, columns);
    }

    public static InputTable OfPlacements(IEnumerable<PlacementRow> rows) => From(rows,
    [
        (new("uscc", "统一社会信用代码"), p => new CodeCell(p.Uscc)),
        (new("name", "姓名"), p => new TextCell(p.Name)),
        (new("person_id", "身份证号"), p => new CodeCell(p.PersonId)),
        (new("certificate_type", "证件类型"), p => new TextCell(p.CertificateType)),
        (new("certificate_no", "证件号码"), p => new CodeCell(p.CertificateNo)),
        (new("grade", "残疾等级"), p => p.Grade.Length == 0 ? Cell.Blank : new NumberCell(decimal.Parse(p.Grade, CultureInfo.InvariantCulture))),
        (new("certificate_valid_to", "证件有效期至"), p => Cell.Of(p.CertificateValidTo)),
        (new("contract_from", "合同开始"), p => new DateCell(p.ContractFrom)),
        (new("contract_to", "合同终止"), p => Cell.Of(p.ContractTo)),
        (new("insured_months", "参保月份"), p => new MonthsCell(p.InsuredMonths)),
        (new("monthly_wage", "月工资"), p => p.MonthlyWages.Count == 1 ? new NumberCell(p.MonthlyWages[0]) : new WagesCell(p.MonthlyWages)),
        (new("engagement", "用工形式"), p => new TextCell(p.Engagement)),
        (new("counted_at", "派遣协议计入单位"), p => p.CountedAt is { } unit ? new CodeCell(unit) : Cell.Blank),
    ]);

    /// <summary>The same table, its columns and rows in other orders.</summary>
    public InputTable Shuffled(Random random)
    {
        var order = Enumerable.Range(0, Columns.Count).ToArray();
        random.Shuffle(order);
        var rows = Rows.ToArray();
        random.Shuffle(rows);
        return new InputTable([.. order.Select(i => Columns[i])], [.. rows.Select(r => (IReadOnlyList<Cell>)[.. order.Select(i => r[i])])]);
    }

    private static InputTable From<TRow>(IEnumerable<TRow> rows, IReadOnlyList<(InputColumn Column, Func<TRow, Cell> Read)> columns) =>
        new([.. columns.Select(c => c.Column)], [.. rows.Select(r => (IReadOnlyList<Cell>)[.. columns.Select(c => c.Read(r))])]);
}

/// <summary>A column's name in English and Chinese.</summary>
public sealed record InputColumn(string English, string Chinese);
