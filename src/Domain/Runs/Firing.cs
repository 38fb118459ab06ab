using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Domain.Runs;

/// <summary>Where one firing of a scheduled job stands. The numbers are stored: append, never renumber.</summary>
public enum FiringState : byte
{
    /// <summary>Due; no worker has taken it yet.</summary>
    Waiting = 1,

    /// <summary>A worker holds it until its lease ends.</summary>
    Taken = 2,

    /// <summary>Done; what was refused on the way is among its counts.</summary>
    Done = 3,

    /// <summary>Not done: its error says why, the next due time tries again.</summary>
    Failed = 4,

    /// <summary>Came due while no worker ran, and its job does not make up for that.</summary>
    Skipped = 5,
}

/// <summary>Why a job fires. The numbers are stored: append, never renumber.</summary>
public enum FiringCause : byte
{
    /// <summary>Its time had come.</summary>
    Due = 1,

    /// <summary>Its time had passed while no worker ran.</summary>
    Missed = 2,

    /// <summary>Somebody asked for it once, now.</summary>
    Request = 3,
}

/// <summary>The moves between states, and how officers read them.</summary>
public static class FiringStates
{
    /// <summary>The states in which a firing is finished: history, never changed.</summary>
    public static bool HasEnded(this FiringState state) => state is FiringState.Done or FiringState.Failed or FiringState.Skipped;

    /// <summary>Every allowed move; the database refuses all others as well.</summary>
    public static bool MayBecome(this FiringState state, FiringState next) => (state, next) switch
    {
        (FiringState.Waiting, FiringState.Taken) => true,
        (FiringState.Taken, FiringState.Waiting or FiringState.Done or FiringState.Failed) => true,
        _ => false,
    };

    public static string Name(this FiringState state, Language language) => (state, language) switch
    {
        (FiringState.Waiting, Language.Chinese) => "待办",
        (FiringState.Waiting, _) => "waiting",
        (FiringState.Taken, Language.Chinese) => "办理中",
        (FiringState.Taken, _) => "running",
        (FiringState.Done, Language.Chinese) => "已完成",
        (FiringState.Done, _) => "done",
        (FiringState.Failed, Language.Chinese) => "未完成",
        (FiringState.Failed, _) => "failed",
        (FiringState.Skipped, Language.Chinese) => "错过未补",
        (FiringState.Skipped, _) => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    public static string Name(this FiringCause cause, Language language) => (cause, language) switch
    {
        (FiringCause.Due, Language.Chinese) => "到时",
        (FiringCause.Due, _) => "due",
        (FiringCause.Missed, Language.Chinese) => "错过",
        (FiringCause.Missed, _) => "missed",
        (FiringCause.Request, Language.Chinese) => "人工",
        (FiringCause.Request, _) => "by hand",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "no such cause"),
    };
}
