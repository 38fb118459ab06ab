using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Domain.Runs;

/// <summary>Where a run stands. The numbers are stored: append, never renumber.</summary>
public enum RunState : byte
{
    /// <summary>Being computed; a crash leaves it here until it is taken up again.</summary>
    Running = 1,

    /// <summary>Complete, its control totals agree; nothing depends on it yet.</summary>
    Draft = 2,

    /// <summary>A control total failed: an operator must look.</summary>
    Stopped = 3,
}

/// <summary>How officers read a state.</summary>
public static class RunStates
{
    public static string Name(this RunState state, Language language) => (state, language) switch
    {
        (RunState.Running, Language.Chinese) => "运行中",
        (RunState.Running, _) => "running",
        (RunState.Draft, Language.Chinese) => "草稿",
        (RunState.Draft, _) => "draft",
        (RunState.Stopped, Language.Chinese) => "已停止（总数不符）",
        (RunState.Stopped, _) => "stopped on a control total",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };
}
