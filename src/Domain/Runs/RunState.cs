using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Domain.Runs;

/// <summary>Where a run stands. The numbers are stored: append, never renumber.</summary>
public enum RunState : byte
{
    /// <summary>Being computed; a crash leaves it here until a worker takes up what is left.</summary>
    Running = 1,

    /// <summary>Complete, its control totals agree; nothing depends on it yet.</summary>
    Draft = 2,

    /// <summary>A control total or the program failed: an operator must look.</summary>
    Stopped = 3,

    /// <summary>Ended by an officer before it was complete.</summary>
    Cancelled = 4,

    /// <summary>In force: a second person released it.</summary>
    Released = 5,

    /// <summary>Was in force until a later run was released.</summary>
    Superseded = 6,

    /// <summary>Was in force and was taken back; it never comes into force again.</summary>
    BackedOut = 7,
}

/// <summary>The moves between states, and how officers read them.</summary>
public static class RunStates
{
    /// <summary>The states whose figures are complete.</summary>
    public static readonly IReadOnlyList<RunState> Complete = [RunState.Draft, RunState.Released, RunState.Superseded, RunState.BackedOut];

    /// <summary>Every allowed move; the database refuses all others as well.</summary>
    public static bool MayBecome(this RunState state, RunState next) => (state, next) switch
    {
        (RunState.Running, RunState.Draft or RunState.Stopped or RunState.Cancelled) => true,
        (RunState.Draft, RunState.Released) => true,
        (RunState.Released, RunState.Superseded or RunState.BackedOut) => true,
        (RunState.Superseded, RunState.Released) => true,
        _ => false,
    };

    public static bool IsComplete(this RunState state) => Complete.Contains(state);

    public static string Name(this RunState state, Language language) => (state, language) switch
    {
        (RunState.Running, Language.Chinese) => "运行中",
        (RunState.Running, _) => "running",
        (RunState.Draft, Language.Chinese) => "草稿",
        (RunState.Draft, _) => "draft",
        (RunState.Stopped, Language.Chinese) => "已停止",
        (RunState.Stopped, _) => "stopped",
        (RunState.Cancelled, Language.Chinese) => "已取消",
        (RunState.Cancelled, _) => "cancelled",
        (RunState.Released, Language.Chinese) => "已发布生效",
        (RunState.Released, _) => "released",
        (RunState.Superseded, Language.Chinese) => "已被后一批次取代",
        (RunState.Superseded, _) => "superseded",
        (RunState.BackedOut, Language.Chinese) => "已撤回",
        (RunState.BackedOut, _) => "backed out",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };
}
