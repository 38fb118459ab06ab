using System.Globalization;
using System.Text;
using QuotaCompliance.Application.Runs;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Worker.Commands;

/// <summary>Runs and their differences, for officers to read.</summary>
internal static class RunText
{
    public static string Describe(RunFacts facts, TimeProvider clock, Language language)
    {
        var run = facts.Run;
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

        DescribeProgress(facts, clock, text);
        foreach (var outcome in facts.Outcomes)
        {
            text.Add($"  {outcome.Outcome.Code()}: {outcome.Units}");
        }

        if (run.Digest.Length > 0)
        {
            text.Say($"摘要 {run.Digest}", $"Digest {run.Digest}");
        }

        DescribeInputs(facts, text);
        foreach (var entry in facts.Releases)
        {
            text.Say(
                $"{entry.BusinessDate:yyyy-MM-dd} {Name(entry.Cause, Language.Chinese)}：{entry.By}{Because(entry.Reason, Language.Chinese)}{(entry.Accepted.Length > 0 ? $"（确认暂定参数：{entry.Accepted}）" : "")}",
                $"{entry.BusinessDate:yyyy-MM-dd} {Name(entry.Cause, Language.English)} by {entry.By}{Because(entry.Reason, Language.English)}{(entry.Accepted.Length > 0 ? $" (accepted: {entry.Accepted})" : "")}");
        }

        return text.ToString();
    }

    /// <summary>What is in force for a run's year and region now: the sum of all entries.</summary>
    public static string Describe(InForce force, Language language)
    {
        var text = new Lines(language);
        var region = RegionCode.Of(force.Region);
        text.Say(
            force.Run is null ? $"{force.ReviewYear} 年度 {region} 现无生效批次。" : $"{force.ReviewYear} 年度 {region} 生效批次：第 {force.Run} 号，单位 {force.Units} 个，应补缴合计 {force.Payable:N2} 元，奖励合计 {force.Reward:N2} 元。",
            force.Run is null ? $"Nothing is in force for {force.ReviewYear}, {region}." : $"In force for {force.ReviewYear}, {region}: run {force.Run}, {force.Units} units, payable {force.Payable:N2} yuan, rewards {force.Reward:N2} yuan.");
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

    private static string Yuan(Int128 fen) => ((decimal)fen / 100).ToString("N2", CultureInfo.InvariantCulture);

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

    private static void DescribeProgress(RunFacts facts, TimeProvider clock, Lines text)
    {
        var (run, progress) = (facts.Run, facts.Progress);
        var (planned, done) = (progress.Planned, progress.Done);
        text.Say(
            $"分块 {progress.DoneChunks}/{progress.Chunks}，单位 {done}/{planned}，取用 {progress.Takings} 次",
            $"Chunks {progress.DoneChunks} of {progress.Chunks}, units {done} of {planned}, {progress.Takings} takings");
        var (units, payable, reward) = run.State.IsComplete() ? (run.Units, run.Payable, run.Reward) : (done, progress.Payable, progress.Reward);
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

    private static void DescribeInputs(RunFacts facts, Lines text)
    {
        var run = facts.Run;
        text.Say(
            $"清单：通用名录至文件 {run.RegisterFile}，当年名录至 {run.EmployersFile}，申报至 {run.FilingsFile}，花名册至 {run.PlacementsFile}；三行金额四舍五入到分，其余不舍入",
            $"Manifest: register up to file {run.RegisterFile}, the year's register {run.EmployersFile}, filings {run.FilingsFile}, rosters {run.PlacementsFile}; the three money lines rounded half-up to the fen, nothing else");
        text.Say("读入的文件：", "Files read:");
        foreach (var file in facts.Files)
        {
            text.Add($"  {file.Id} {file.Name} sha256 {Convert.ToHexStringLower(file.Sha256)} {file.Read} = {file.Accepted} + {file.Read - file.Accepted}{(file.Reason.Length > 0 ? $" ({file.Reason})" : "")}");
        }

        var later = Text(facts.Later);
        if (facts.Findings.Count > 0 || later.Length > 0)
        {
            text.Say("问题清单：", "Findings:");
            foreach (var finding in facts.Findings)
            {
                text.Add($"  {finding.Code}: {finding.Count}");
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

    /// <summary>The finding of units that the run leaves out; empty when there is none.</summary>
    public static string Text(LaterUnits later) => later.Count == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{LaterUnits.Finding}: {later.Count} ({string.Join(", ", later.Codes)}{(later.Count > later.Codes.Count ? ", …" : "")})");

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
