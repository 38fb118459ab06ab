using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Intake;

/// <summary>A column of an input file: its place on the form, its English and Chinese names and the code of a bad value in it.</summary>
public sealed record Column(int Ordinal, string Name, string Chinese, string Code, bool Required = true);

/// <summary>The columns of each input file, in the order of its form.</summary>
public static class Columns
{
    public static readonly Column Uscc = new(0, "uscc", "统一社会信用代码", "uscc-invalid");

    public static class Employers
    {
        public static readonly Column Name = new(1, "name", "单位名称", "name-invalid");
        public static readonly Column Kind = new(2, "kind", "单位性质", "kind-unknown");
        public static readonly Column Region = new(3, "region", "行政区划代码", "region-invalid");
        public static readonly Column RegisteredOn = new(4, "registered_on", "登记日期", "date-invalid");
        public static readonly Column CommissionMember = new(5, "commission_member", "残工委成员单位", "flag-invalid", Required: false);
        public static readonly Column Concentrated = new(6, "concentrated", "集中就业单位", "flag-invalid", Required: false);

        public static readonly Column[] All = [Uscc, Name, Kind, Region, RegisteredOn, CommissionMember, Concentrated];
    }

    public static class Filings
    {
        public static readonly Column[] Months =
            [.. Enumerable.Range(1, 12).Select(m => new Column(m, $"m{m:00}", $"{m}月在职职工人数", "headcount-invalid", Required: false))];

        public static readonly Column Headcount = new(13, "headcount", "年平均在职职工人数", "headcount-invalid", Required: false);
        public static readonly Column Seasonal = new(14, "seasonal_person_months", "季节性用工人月数", "headcount-invalid", Required: false);
        public static readonly Column Payroll = new(15, "payroll_total", "全年工资总额", "payroll-invalid");
        public static readonly Column FiledOn = new(16, "filed_on", "申报日期", "date-invalid");

        public static readonly Column[] All = [Uscc, .. Months, Headcount, Seasonal, Payroll, FiledOn];
    }

    public static class Placements
    {
        public static readonly Column Name = new(1, "name", "姓名", "name-invalid");
        public static readonly Column PersonId = new(2, "person_id", "身份证号", "person-id-invalid");
        public static readonly Column CertificateType = new(3, "certificate_type", "证件类型", "certificate-type-unknown");
        public static readonly Column CertificateNo = new(4, "certificate_no", "证件号码", "certificate-no-invalid");
        public static readonly Column Grade = new(5, "grade", "残疾等级", "grade-invalid", Required: false);
        public static readonly Column CertificateValidTo = new(6, "certificate_valid_to", "证件有效期至", "date-invalid", Required: false);
        public static readonly Column ContractFrom = new(7, "contract_from", "合同开始", "date-invalid");
        public static readonly Column ContractTo = new(8, "contract_to", "合同终止", "date-invalid", Required: false);
        public static readonly Column InsuredMonths = new(9, "insured_months", "参保月份", "months-invalid", Required: false);
        public static readonly Column MonthlyWage = new(10, "monthly_wage", "月工资", "wage-invalid");
        public static readonly Column Engagement = new(11, "engagement", "用工形式", "engagement-unknown", Required: false);
        public static readonly Column CountedAt = new(12, "counted_at", "派遣协议计入单位", "counted-at-unknown", Required: false);

        public static readonly Column[] All =
        [
            Uscc, Name, PersonId, CertificateType, CertificateNo, Grade, CertificateValidTo,
            ContractFrom, ContractTo, InsuredMonths, MonthlyWage, Engagement, CountedAt,
        ];
    }

    public static Column[] Of(FileKind kind) => kind switch
    {
        FileKind.Employers => Employers.All,
        FileKind.Filings => Filings.All,
        FileKind.Placements => Placements.All,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such file"),
    };
}

/// <summary>Where the known columns stand in one file.</summary>
public sealed class ColumnMap
{
    private readonly int[] places;

    private ColumnMap(FileKind kind, Dictionary<Column, int> found) =>
        places = [.. Columns.Of(kind).Select(column => found.GetValueOrDefault(column, -1))];

    /// <summary>The place of the column, from 0; −1 when the file has no such column.</summary>
    public int this[Column column] => places[column.Ordinal];

    /// <summary>Matches a header; nothing when a column is missing or there twice, with the findings that say so.</summary>
    /// <remarks>An unknown column is told by its number, not its name: what stands in a first row may well be someone's data.</remarks>
    public static ColumnMap? Match(FileKind kind, long line, IReadOnlyList<string> header, IFindingSink findings)
    {
        var known = Columns.Of(kind);
        var places = new Dictionary<Column, int>();
        var unknown = new List<int>();
        var duplicates = new List<(int Place, Column Column)>();
        for (var place = 0; place < header.Count; place++)
        {
            var name = Fields.HalfWidth(header[place]).Trim();
            var column = Array.Find(known, c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || c.Chinese == name);
            if (column is null)
            {
                unknown.Add(place);
            }
            else if (!places.TryAdd(column, place))
            {
                duplicates.Add((place, column));
            }
        }

        foreach (var (place, column) in duplicates)
        {
            findings.Add(new Finding(kind, line, null, column.Name, place, "column-duplicate"));
        }

        var missing = Missing(kind, known, places);
        foreach (var column in missing)
        {
            findings.Add(new Finding(kind, line, null, column.Name, header.Count, "column-missing", Detail: column.Chinese));
        }

        if (duplicates.Count > 0 || missing.Count > 0)
        {
            return null;
        }

        foreach (var place in unknown)
        {
            findings.Add(new Finding(kind, line, null, "", place, "column-unknown", IsWarning: true, Detail: $"{place + 1}"));
        }

        return new ColumnMap(kind, places);
    }

    /// <summary>Staff is filed in twelve columns or in one: a file with only some of the twelve is not read as if the rest were zero.</summary>
    private static List<Column> Missing(FileKind kind, Column[] known, Dictionary<Column, int> places)
    {
        var missing = known.Where(c => c.Required && !places.ContainsKey(c)).ToList();
        if (kind == FileKind.Filings)
        {
            var months = Columns.Filings.Months.Where(m => !places.ContainsKey(m)).ToList();
            if (months.Count == 12)
            {
                missing.AddRange(places.ContainsKey(Columns.Filings.Headcount) ? [] : [.. months, Columns.Filings.Headcount]);
            }
            else
            {
                missing.AddRange(months);
            }
        }

        return [.. missing.OrderBy(column => Array.IndexOf(known, column))];
    }
}
