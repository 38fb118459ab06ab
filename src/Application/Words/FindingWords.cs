using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Application.Words;

/// <summary>What each finding says: what is wrong and what to do, never the value itself.</summary>
public static class FindingWords
{
    private static readonly Dictionary<string, (string Chinese, string English)> Texts = new()
    {
        ["file-empty"] = ("文件是空的，没有表头。请重新导出后再提交。", "The file is empty: it has no header. Export it again."),
        ["file-encoding"] = ("文件编码不是完好的 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”后再提交。", "The file is neither well-formed UTF-8 nor GB18030. Save it as CSV UTF-8."),
        ["file-format"] = ("文件内容与扩展名不符，或已损坏。请用表格软件打开后另存为 .csv 或 .xlsx。", "The content is not what the extension says, or it is damaged. Open it in a spreadsheet program and save it as .csv or .xlsx."),
        ["column-missing"] = ("缺少列“{0}”。请补上该列。", "This column is missing. Add it."),
        ["column-duplicate"] = ("该列出现了两次（中文名与英文名算同一列）。请只保留一列。", "This column is there twice (its Chinese and English names count as one). Keep one."),
        ["column-unknown"] = ("第 {0} 列不认识，已忽略。", "Column {0} is not known and was ignored."),
        ["quote-open"] = ("从这一行开始的引号没有闭合。请补上右引号。", "A quoted field that begins in this row is never closed. Close the quote."),
        ["record-too-long"] = ("这一行超过 1 MiB。请检查是否有未闭合的引号或粘贴错误。", "The row is longer than 1 MiB. Look for an unclosed quote or a pasting error."),
        ["row-shape"] = ("这一行的字段数与表头不同，或引号位置不对。含逗号的内容请加引号。", "The row has more or fewer fields than the header, or a stray quote. Quote text that holds a comma."),
        ["duplicate-row"] = ("同一主键在前面已经出现，以第一行为准。", "An earlier row has the same key; the first one stands."),
        ["uscc-invalid"] = ("统一社会信用代码应为 18 位且校验位正确。", "A unified social credit code has 18 characters and a right check character."),
        ["name-invalid"] = ("名称为空或超过 200 字。", "The name is blank or longer than 200 characters."),
        ["kind-unknown"] = ("单位性质应为：机关、事业单位、企业、社会团体、民办非企业单位、其他。", "The kind is one of 机关, 事业单位, 企业, 社会团体, 民办非企业单位, 其他."),
        ["region-invalid"] = ("行政区划代码应为 6 位数字，前两位为省级代码。", "A region has six digits, the first two a known province."),
        ["date-invalid"] = ("日期不存在、格式不对，或终止早于开始。请写成 2023-03-01 这样的形式。", "The date does not exist, is written in another form, or ends before the start. Write it like 2023-03-01."),
        ["registered-after-year"] = ("登记日期晚于审核年度末，该单位不在本年度审核范围。", "The unit was registered after the review year's end and is not reviewed for it."),
        ["flag-invalid"] = ("应填 是/否（或 Y/N、true/false、1/0），空白为否。", "Write 是/否, Y/N, true/false or 1/0; blank is no."),
        ["employer-unknown"] = ("该单位不在已接受的单位名录中。请先补录或更正名录。", "The unit is not among the accepted employers. Enter or correct it in the register first."),
        ["headcount-invalid"] = ("人数应为不小于 0、小于一千万的数，最多四位小数，不带正负号和指数。", "A count is a plain number from 0 to below 10^7 with at most four places, without sign or exponent."),
        ["headcount-missing"] = ("职工人数未填：请填各月人数，或填年平均人数。", "No staff is filed: fill in the months, or the yearly average."),
        ["headcount-both"] = ("各月人数与年平均人数只能填一种。", "Fill in either the months or the yearly average, not both."),
        ["payroll-invalid"] = ("工资总额应为不小于 0 的金额（元），最多两位小数，不带正负号和指数。", "Payroll is an amount in yuan from 0 with at most two places, without sign or exponent."),
        ["payroll-missing"] = ("有职工而工资总额为 0。请填写全年工资总额。", "There is staff but payroll is 0. Fill in the year's payroll."),
        ["month-before-registration"] = ("登记月份之前填有职工人数，已按填报计入。请核对。", "Staff is filed for a month before registration and was counted as filed. Please check."),
        ["filing-missing"] = ("该单位本年度没有已接受的年审申报。请先补报或更正申报。", "The unit has no accepted filing for the year. File or correct it first."),
        ["person-id-invalid"] = ("身份证号应为 18 位，校验位正确，出生日期真实存在。", "An ID number has 18 characters, a right check digit and a real birth date."),
        ["certificate-type-unknown"] = ("证件类型应为 残疾人证 或 残疾军人证。", "The certificate is 残疾人证 or 残疾军人证."),
        ["certificate-no-invalid"] = ("残疾人证号应为身份证号加类别（1–7）和等级（1–4），补发的加 B 和 1–2 位数字；残疾军人证号为 2–20 个字符。", "A 残疾人证 number is the ID, a category 1–7 and a grade 1–4, with B and 1–2 digits for a re-issue; a 残疾军人证 number has 2–20 characters."),
        ["grade-invalid"] = ("残疾军人证等级应为 1–10。", "The grade of a 残疾军人证 is 1–10."),
        ["grade-mismatch"] = ("填写的等级与残疾人证号所载等级不同。", "The stated grade differs from the one in the certificate number."),
        ["months-invalid"] = ("参保月份应写成 1-12 或 1-3;7;9-12 这样的形式。", "Write insured months like 1-12 or 1-3;7;9-12."),
        ["wage-invalid"] = ("月工资应为一个金额，或用分号隔开的十二个金额，最多两位小数。", "The wage is one amount, or twelve separated by semicolons, with at most two places."),
        ["engagement-unknown"] = ("用工形式应为 直接 或 劳务派遣。", "The engagement is 直接 or 劳务派遣."),
        ["counted-at-unknown"] = ("派遣协议计入单位没有已接受的年审申报。", "The unit named by the dispatch agreement has no accepted filing."),
        ["counted-at-unexpected"] = ("只有劳务派遣才能填写计入单位。", "Only a dispatched person can be counted at another unit."),
    };

    private static readonly (string Chinese, string English) NumberCell =
        ("该单元格存为数字，超过 15 位的数字已丢失。请把整列设为文本后重新录入。", "The cell is stored as a number and has lost its last digits. Make the column text and enter it again.");

    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    public static string Message(in Finding finding, Language language)
    {
        var (chinese, english) = finding.Detail == "number-cell" ? NumberCell : Texts[finding.Code];
        return (language == Language.Chinese ? chinese : english).Replace("{0}", finding.Detail, StringComparison.Ordinal);
    }
}
