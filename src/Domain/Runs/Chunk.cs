namespace QuotaCompliance.Domain.Runs;

/// <summary>What a chunk of a run does; a kind begins when every chunk of the kinds before it is done. The numbers are stored.</summary>
public enum ChunkKind : byte
{
    /// <summary>Brings all rows of every person together: a person's months can only be settled once everybody's are known.</summary>
    People = 1,

    /// <summary>Assesses a stretch of units.</summary>
    Units = 2,

    /// <summary>Compares the control totals, takes the digest, and closes the run.</summary>
    Totals = 3,
}

/// <summary>Where a chunk stands. The numbers are stored: append, never renumber.</summary>
public enum ChunkState : byte
{
    Waiting = 1,

    /// <summary>A worker holds it until its lease ends.</summary>
    Taken = 2,

    Done = 3,
}

/// <summary>How much of the population a run covers. The numbers are stored: append, never renumber.</summary>
public enum RunScope : byte
{
    /// <summary>Every unit of the region.</summary>
    Whole = 1,

    /// <summary>Some units, drawn or named, to look at; never releasable.</summary>
    Part = 2,
}

/// <summary>Why the figures in force changed. The numbers are stored: append, never renumber.</summary>
public enum ReleaseCause : byte
{
    /// <summary>A second person released the run.</summary>
    Release = 1,

    /// <summary>Reverses an entry because a later run was released.</summary>
    Supersede = 2,

    /// <summary>Reverses an entry because its run was taken back.</summary>
    BackOut = 3,

    /// <summary>Brings the run before the one taken back into force again.</summary>
    Restore = 4,
}
