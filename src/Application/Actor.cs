using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Application;

/// <summary>Who asks, as the door that let them in knows them. What they may do, the use case looks up.</summary>
public abstract record Actor
{
    /// <summary>Somebody at a terminal of this machine.</summary>
    /// <param name="Named">The account they name; nothing to take the one that is bound to their operating-system user.</param>
    /// <param name="IsRoot">Root stands in for everybody: an administrator of the machine could take any identity on it anyway.</param>
    public sealed record AtTerminal(string? Named, string OsUser, bool IsRoot) : Actor;

    /// <summary>Somebody who signed in with the account's own password or token; no operating-system user of this machine.</summary>
    public sealed record SignedIn(string Account) : Actor;

    /// <summary>A scheduled job, under its own name.</summary>
    public sealed record Job(string Name) : Actor;

    /// <summary>Somebody whose duty was checked when they asked for a firing that is done now, perhaps by another machine.</summary>
    public sealed record Firing(string By) : Actor;

    /// <summary>Whoever a firing is done for: the job itself, or the person who asked for it.</summary>
    public static Actor OfFiring(string by) => by.StartsWith(Duties.JobPrefix, StringComparison.Ordinal) ? new Job(by) : new Firing(by);

    /// <summary>The operating-system user of this machine who asks; empty for whoever came by another way. The database compares it with who made what is approved.</summary>
    internal string OsUserOfRecord => this is AtTerminal terminal ? terminal.OsUser : "";
}
