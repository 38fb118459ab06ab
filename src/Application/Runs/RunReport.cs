using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Runs and their differences, for officers to read.</summary>
internal static class RunReport
{
    public static string Describe(QuotaDbContext context, RunRow run, TimeProvider clock, Language language)
    {
        var text = new Lines(language);
        var region = RegionCode.Of(run.Region);
        text.Say(
            $"第 {run.Id} 号批次：{run.ReviewYear} 年度，{region}，{run.State.Name(Language.Chinese)}{Kind(run, Language.Chinese)}",
            $"Run {run.Id}: review year {run.ReviewYear}, {region}, {run.State.Name(Language.English)}{Kind(run, Language.English)}");
        text.Say(
            $"业务日期 {run.BusinessDate:yyyy-MM-dd}，由 {run.StartedBy} 于 {run.StartedAt:yyyy-MM-dd HH:mm:ss} UTC 发起，程序 {run.ProgramVersion}，规则第 {run.RuleVersion} 版，参数版本 {run.Edition}",
            $"Business date {run.BusinessDate:yyyy-MM-dd}, started by {run.StartedBy} at {run.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, program {run.ProgramVersion}, rules {run.RuleVersion}, parameters {run.Edition}");
        if (run.Note.Length > 0)
        {
            text.Say($"说明：{run.Note}", $"Note: {run.Note}");
        }

        DescribeProgress(context, run, clock, text);
        var outcomes = context.Assessments.AsNoTracking()
            .Where(a => a.ReviewYear == run.ReviewYear && a.RunId == run.Id)
            .GroupBy(a => a.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToList();
        foreach (var outcome in outcomes.OrderBy(o => o.Key))
        {
            text.Add($"  {outcome.Key.Code()}: {outcome.Count}");
        }

        if (run.Digest.Length > 0)
        {
            text.Say($"摘要 {run.Digest}", $"Digest {run.Digest}");
        }

        DescribeInputs(context, run, text);
        foreach (var entry in context.Releases.AsNoTracking().Where(r => r.RunId == run.Id).OrderBy(r => r.Id))
        {
            text.Say(
                $"{entry.BusinessDate:yyyy-MM-dd} {Name(entry.Cause, Language.Chinese)}：{entry.By}{Because(entry.Reason, Language.Chinese)}{(entry.Accepted.Length > 0 ? $"（确认暂定参数：{entry.Accepted}）" : "")}",
                $"{entry.BusinessDate:yyyy-MM-dd} {Name(entry.Cause, Language.English)} by {entry.By}{Because(entry.Reason, Language.English)}{(entry.Accepted.Length > 0 ? $" (accepted: {entry.Accepted})" : "")}");
        }

        return text.ToString();
    }

    /// <summary>What is in force for a run's year and region now: the sum of all entries.</summary>
    public static string InForce(QuotaDbContext context, RunRow run, Language language)
    {
        var text = new Lines(language);
        var entries = context.Releases.AsNoTracking().Where(r => r.ReviewYear == run.ReviewYear && r.Region == run.Region);
        var (units, payable, reward) = (entries.Sum(r => r.Units), entries.Sum(r => r.Payable), entries.Sum(r => r.Reward));
        var current = context.Runs.AsNoTracking().SingleOrDefault(r => r.ReviewYear == run.ReviewYear && r.Region == run.Region && r.State == RunState.Released);
        var region = RegionCode.Of(run.Region);
        text.Say(
            current is null ? $"{run.ReviewYear} 年度 {region} 现无生效批次。" : $"{run.ReviewYear} 年度 {region} 生效批次：第 {current.Id} 号，单位 {units} 个，应补缴合计 {payable:N2} 元，奖励合计 {reward:N2} 元。",
            current is null ? $"Nothing is in force for {run.ReviewYear}, {region}." : $"In force for {run.ReviewYear}, {region}: run {current.Id}, {units} units, payable {payable:N2} yuan, rewards {reward:N2} yuan.");
        return text.ToString();
    }

    public static string Describe(RunDifference difference, Language language)
    {
        var text = new Lines(language);
        text.Say(
            $"第 {difference.Before.Id} 号批次与第 {difference.After.Id} 号批次：{difference.Changes.Count} 个单位有变化（新增 {difference.Changes.Count(c => c.Before is null)}，减少 {difference.Changes.Count(c => c.After is null)}）",
            $"Run {difference.Before.Id} and run {difference.After.Id}: {difference.Changes.Count} units differ ({difference.Changes.Count(c => c.Before is null)} added, {difference.Changes.Count(c => c.After is null)} gone)");
        Causes("应补缴额变化", "Payable changed by", difference.Payable);
        Causes("奖励金额变化", "Rewards changed by", difference.Reward);
        return text.ToString();

        void Causes(string chinese, string english, CausedChange change) => text.Say(
            $"{chinese} {Yuan(change.Whole)} 元：数据 {Yuan(change.Data)}，参数 {Yuan(change.Parameters)}，规则版本 {Yuan(change.Rules)}，程序 {Yuan(change.Program)}",
            $"{english} {Yuan(change.Whole)} yuan: data {Yuan(change.Data)}, parameters {Yuan(change.Parameters)}, rule version {Yuan(change.Rules)}, program {Yuan(change.Program)}");
    }

    /// <summary>One row a changed unit, in the order of unit codes.</summary>
    public static void WriteDifference(Stream stream, RunDifference difference, Language language)
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

    private static string Yuan(Int128 fen) => AssessmentTable.Printed(fen, PrintedFigures.MoneyPlaces).ToString("N2", CultureInfo.InvariantCulture);

    private static string Kind(RunRow run, Language language) => (run, language) switch
    {
        ({ ReplayOf: { } original }, Language.Chinese) => $"（第 {original} 号批次的重算）",
        ({ ReplayOf: { } original }, _) => $" (replay of run {original})",
        ({ Scope: RunScope.Part }, Language.Chinese) => $"（部分单位：{run.ScopeText}）",
        ({ Scope: RunScope.Part }, _) => $" (a part: {run.ScopeText})",
        ({ DryRun: true }, Language.Chinese) => "（试算）",
        ({ DryRun: true }, _) => " (dry run)",
        _ => "",
    };

    private static void DescribeProgress(QuotaDbContext context, RunRow run, TimeProvider clock, Lines text)
    {
        var chunks = context.RunChunks.AsNoTracking().Where(c => c.ReviewYear == run.ReviewYear && c.RunId == run.Id).ToList();
        var planned = chunks.Sum(c => (long)c.UnitsPlanned);
        var done = chunks.Sum(c => (long)c.UnitsWritten);
        text.Say(
            $"分块 {chunks.Count(c => c.State == ChunkState.Done)}/{chunks.Count}，单位 {done}/{planned}，取用 {chunks.Sum(c => c.Takings)} 次",
            $"Chunks {chunks.Count(c => c.State == ChunkState.Done)} of {chunks.Count}, units {done} of {planned}, {chunks.Sum(c => c.Takings)} takings");
        var (units, payable, reward) = run.State.IsComplete() ? (run.Units, run.Payable, run.Reward) : (done, chunks.Sum(c => c.Payable), chunks.Sum(c => c.Reward));
        var (soFar, soFarChinese) = run.State.IsComplete() ? ("", "") : ("so far ", "目前");
        text.Say($"{soFarChinese}单位 {units} 个，应补缴合计 {payable:N2} 元，奖励合计 {reward:N2} 元", $"{soFar}{units} units, payable {payable:N2} yuan, rewards {reward:N2} yuan");
        var elapsed = (run.EndedAt ?? clock.GetUtcNow()) - run.StartedAt;
        if (done == 0 || elapsed <= TimeSpan.Zero)
        {
            return;
        }

        var rate = done * TimeSpan.TicksPerSecond / Math.Max(1, elapsed.Ticks);
        if (run.State == RunState.Running)
        {
            var left = TimeSpan.FromTicks((long)(elapsed.Ticks * (Int128)(planned - done) / done));
            text.Say($"每秒 {rate} 个单位，约需再 {left:hh\\:mm\\:ss}", $"{rate} units a second, about {left:hh\\:mm\\:ss} left");
        }
        else
        {
            text.Say($"每秒 {rate} 个单位", $"{rate} units a second");
        }
    }

    private static void DescribeInputs(QuotaDbContext context, RunRow run, Lines text)
    {
        text.Say(
            $"清单：通用名录至文件 {run.RegisterFile}，当年名录至 {run.EmployersFile}，申报至 {run.FilingsFile}，花名册至 {run.PlacementsFile}；三行金额四舍五入到分，其余不舍入",
            $"Manifest: register up to file {run.RegisterFile}, the year's register {run.EmployersFile}, filings {run.FilingsFile}, rosters {run.PlacementsFile}; the three money lines rounded half-up to the fen, nothing else");
        text.Say("读入的文件：", "Files read:");
        var files = (from input in context.RunInputs
                     join file in context.SourceFiles on input.FileId equals file.Id
                     where input.RunId == run.Id
                     orderby file.Id
                     select file).AsNoTracking().ToList();
        foreach (var file in files)
        {
            text.Add($"  {file.Id} {file.Name} sha256 {Convert.ToHexStringLower(file.Sha256)} {file.RowsRead} = {file.RowsAccepted} + {file.RowsRead - file.RowsAccepted}{(file.Reason.Length > 0 ? $" ({file.Reason})" : "")}");
        }

        var ids = files.ConvertAll(f => f.Id);
        var findings = context.Findings.AsNoTracking().Where(f => ids.Contains(f.FileId)).GroupBy(f => f.Code).Select(g => new { g.Key, Count = g.Count() }).ToList();
        context.Database.OpenConnection();
        var later = LaterUnits.Describe((Npgsql.NpgsqlConnection)context.Database.GetDbConnection(), run);
        if (findings.Count > 0 || later.Length > 0)
        {
            text.Say("问题清单：", "Findings:");
            foreach (var finding in findings.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                text.Add($"  {finding.Key}: {finding.Count}");
            }
        }

        if (later.Length > 0)
        {
            text.Add($"  {later}");
        }

        if (run.UncertainParameters.Length > 0)
        {
            text.Say("暂定或占位参数：", "Provisional and placeholder parameters:");
            foreach (var line in run.UncertainParameters.Split('\n'))
            {
                text.Add($"  {line}");
            }
        }
    }

    private static string Because(string reason, Language language) => reason.Length == 0 ? "" : language == Language.Chinese ? $"，{reason}" : $": {reason}";

    private static string Name(ReleaseCause cause, Language language) => (cause, language) switch
    {
        (ReleaseCause.Release, Language.Chinese) => "发布生效",
        (ReleaseCause.Release, _) => "released",
        (ReleaseCause.Supersede, Language.Chinese) => "被取代",
        (ReleaseCause.Supersede, _) => "superseded",
        (ReleaseCause.BackOut, Language.Chinese) => "撤回",
        (ReleaseCause.BackOut, _) => "backed out",
        (ReleaseCause.Restore, Language.Chinese) => "恢复生效",
        (ReleaseCause.Restore, _) => "restored",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "no such cause"),
    };

    private sealed class Lines(Language language)
    {
        private readonly StringBuilder text = new();

        public void Say(FormattableString chinese, FormattableString english) => Add(language == Language.Chinese ? chinese : english);

        public void Say(string chinese, string english) => text.Append(language == Language.Chinese ? chinese : english).Append('\n');

        public void Add(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        public override string ToString() => text.ToString();
    }
}
