using System.Globalization;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.TestKit;

/// <summary>Three small files without a fault, for review year 2023 in 大武口区; a test bends one of them.</summary>
public sealed class BaseFiles
{
    public const string Region = "640202";
    public const int Year = 2023;

    public static readonly IReadOnlyList<string> Kinds = ["employers", "filings", "placements"];

    /// <summary>The unit whose rows stand first in every file.</summary>
    public static readonly string UnitA = UsccOf("91640202MA76A0001");

    /// <summary>A second unit with a filing.</summary>
    public static readonly string UnitB = UsccOf("91640202MA76B0002");

    /// <summary>A unit in the register that filed nothing.</summary>
    public static readonly string UnitC = UsccOf("91640202MA76C0003");

    /// <summary>A right code that is in no register.</summary>
    public static readonly string Stranger = UsccOf("91640202MA76X0009");

    public static readonly string IdA = PersonId.Complete("99999919791123853");
    public static readonly string IdB = PersonId.Complete("99999919840717464");
    public static readonly string OtherId = PersonId.Complete("99999919881030697");

    public const string PersonA = "欧阳澹台";
    public const string PersonB = "尉迟闾丘";

    public InputFile Employers { get; } =
        new InputFile("uscc", "name", "kind", "region", "registered_on", "commission_member", "concentrated")
            .Add(UnitA, "大武口甲机械有限公司", "企业", Region, "2015-06-01", "否", "否")
            .Add(UnitB, "大武口乙服务有限公司", "企业", Region, "2016-07-01", "否", "否")
            .Add(UnitC, "大武口丙商贸有限公司", "企业", Region, "2017-08-01", "否", "否");

    public InputFile Filings { get; } =
        new InputFile([
            "uscc", "m01", "m02", "m03", "m04", "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12",
            "headcount", "seasonal_person_months", "payroll_total", "filed_on"])
            .Add(UnitA, "100", "100", "100", "100", "100", "100", "100", "100", "100", "100", "100", "100", "", "", "6000000", "2024-03-15")
            .Add(UnitB, "", "", "", "", "", "", "", "", "", "", "", "", "80", "", "4000000.50", "2024-04-16");

    public InputFile Placements { get; } =
        new InputFile(
            "uscc", "name", "person_id", "certificate_type", "certificate_no", "grade", "certificate_valid_to",
            "contract_from", "contract_to", "insured_months", "monthly_wage", "engagement", "counted_at")
            .Add(UnitA, PersonA, IdA, "残疾人证", IdA + "43", "", "2030-12-31", "2020-01-01", "", "1-12", "5000", "直接", "")
            .Add(UnitB, PersonB, IdB, "残疾人证", IdB + "32", "", "", "2021-02-03", "2025-02-02", "1-12", "4500.50", "", "");

    public InputFile this[string kind] => kind switch
    {
        "employers" => Employers,
        "filings" => Filings,
        "placements" => Placements,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of file"),
    };

    /// <summary>A right code for the unit of that number.</summary>
    public static string UnitNumbered(int number) =>
        UsccOf("91640202" + number.ToString("D9", CultureInfo.InvariantCulture));

    /// <summary>A register of so many units of the district, none of which filed.</summary>
    public static BaseFiles Register(int units)
    {
        var files = new BaseFiles();
        files.Employers.Rows.Clear();
        files.Filings.Rows.Clear();
        files.Placements.Rows.Clear();
        for (var i = 1; i <= units; i++)
        {
            files.Employers.Add(UnitNumbered(i), $"大武口第{i}号有限公司", "企业", Region, "2015-06-01", "", "");
        }

        return files;
    }

    private static string UsccOf(string first17) => Uscc.Complete(first17).ToString();
}
