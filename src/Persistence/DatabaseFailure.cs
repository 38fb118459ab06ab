using Npgsql;

namespace QuotaCompliance.Persistence;

/// <summary>Tells a database that failed us from a statement of ours that was wrong.</summary>
public static class DatabaseFailure
{
    /// <summary>PostgreSQL's idle_in_transaction_session_timeout.</summary>
    private const string StoodStill = "25P03";

    /// <summary>The database's own failure, which EF and its retries wrap in exceptions of theirs; nothing when it had no part in it.</summary>
    public static NpgsqlException? Behind(Exception? failure)
    {
        while (failure is not null and not NpgsqlException)
        {
            failure = failure.InnerException;
        }

        return failure as NpgsqlException;
    }

    /// <summary>Whether the database had a part in it.</summary>
    public static bool IsBehind(Exception? failure) => Behind(failure) is not null;

    /// <summary>PostgreSQL's code for what went wrong; empty when the connection did, or the database had no part in it.</summary>
    public static string CodeOf(Exception? failure) => (Behind(failure) as PostgresException)?.SqlState ?? "";

    /// <summary>Whether the database failed in a way that no change of the program would mend.</summary>
    public static bool IsOfTheSurroundings(Exception? failure) => Behind(failure) is { } found && IsTheSurroundings(found);

    /// <summary>The session is gone, whether or not the server is: another one can be opened, or can't.</summary>
    public static bool EndedTheSession(NpgsqlException failure) => failure is PostgresException { SqlState: var state }
        ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or StoodStill
        : failure.InnerException is not TimeoutException;

    /// <summary>Connection lost or refused, no room, no right, shut down: nothing that a change of the program would mend.</summary>
    public static bool IsTheSurroundings(NpgsqlException failure) => failure is not PostgresException { SqlState: var state }
        || state[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX"
        || state is "42501" or StoodStill;
}
