using CsvHelper;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Persistence.Bulk;

namespace QuotaCompliance.Application.Runs;

/// <summary>Two runs compared, as a file.</summary>
public static class DifferenceCsv
{
    /// <summary>One row a changed unit, in the order of unit codes.</summary>
    public static void Write(Stream stream, RunDifference difference, Language language)
    {
        using var writer = CsvWriter.Create(stream, AssessmentCsv.Options(language), leaveOpen: true);
        foreach (var column in language == Language.Chinese
            ? new[] { "统一社会信用代码", "单位名称", "变化前结论", "变化后结论", "变化前标记", "变化后标记", "变化前应补缴额", "变化后应补缴额", "应补缴额_数据", "应补缴额_参数", "应补缴额_规则版本", "应补缴额_程序", "变化前奖励金额", "变化后奖励金额", "奖励金额_数据", "奖励金额_参数", "奖励金额_规则版本", "奖励金额_程序" }
            : ["uscc", "name", "outcome_before", "outcome_after", "flags_before", "flags_after", "payable_before", "payable_after", "payable_data", "payable_parameters", "payable_rules", "payable_program", "reward_before", "reward_after", "reward_data", "reward_parameters", "reward_rules", "reward_program"])
        {
            writer.WriteField(column);
        }

        writer.EndRecord();
        foreach (var change in difference.Changes)
        {
            writer.WriteField(change.Uscc.ToString());
            writer.WriteField(change.Name);
            writer.WriteField(change.Before?.Outcome.Code() ?? "");
            writer.WriteField(change.After?.Outcome.Code() ?? "");
            writer.WriteField(change.Before?.Flags.Codes() ?? "");
            writer.WriteField(change.After?.Flags.Codes() ?? "");
            Money(writer, change.Before?.Payable, change.After?.Payable, change.Payable);
            Money(writer, change.Before?.Reward, change.After?.Reward, change.Reward);
            writer.EndRecord();
        }
    }

    private static void Money(CsvWriter writer, Int128? before, Int128? after, in CausedChange change)
    {
        // Numbers, a negative one too, never get the apostrophe that guards text: so they do not go as text.
        foreach (var fen in new[] { before ?? 0, after ?? 0, change.Data, change.Parameters, change.Rules, change.Program })
        {
            writer.WriteField(AssessmentTable.Printed(fen, PrintedFigures.MoneyPlaces), "0.00");
        }
    }
}
