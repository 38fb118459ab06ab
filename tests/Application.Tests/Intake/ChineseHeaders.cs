using System.Globalization;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>The Chinese name of every input column.</summary>
public static class ChineseHeaders
{
    private static readonly Dictionary<string, string> Names = All();

    public static InputFile Put(InputFile file)
    {
        var renamed = new InputFile(file.Columns.Select(column => column == "name" ? NameOf(file) : Names[column]));
        renamed.Rows.AddRange(file.Rows);
        return renamed;
    }

    private static string NameOf(InputFile file) => file.Columns.Contains("person_id") ? "姓名" : "单位名称";

    private static Dictionary<string, string> All()
    {
        var names = new Dictionary<string, string>
        {
            ["uscc"] = "统一社会信用代码",
            ["kind"] = "单位性质",
            ["region"] = "行政区划代码",
            ["registered_on"] = "登记日期",
            ["commission_member"] = "残工委成员单位",
            ["concentrated"] = "集中就业单位",
            ["headcount"] = "年平均在职职工人数",
            ["seasonal_person_months"] = "季节性用工人月数",
            ["payroll_total"] = "全年工资总额",
            ["filed_on"] = "申报日期",
            ["person_id"] = "身份证号",
            ["certificate_type"] = "证件类型",
            ["certificate_no"] = "证件号码",
            ["grade"] = "残疾等级",
            ["certificate_valid_to"] = "证件有效期至",
            ["contract_from"] = "合同开始",
            ["contract_to"] = "合同终止",
            ["insured_months"] = "参保月份",
            ["monthly_wage"] = "月工资",
            ["engagement"] = "用工形式",
            ["counted_at"] = "派遣协议计入单位",
        };
        for (var month = 1; month <= 12; month++)
        {
            names[string.Create(CultureInfo.InvariantCulture, $"m{month:D2}")] = string.Create(CultureInfo.InvariantCulture, $"{month}月在职职工人数");
        }

        return names;
    }
}
