using QuotaCompliance.Application;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Worker;

/// <summary>What an exception means to whoever asked: an exit code, and a sentence that holds nobody's data.</summary>
/// <param name="Trace">Where our own mistake happened; empty for all else.</param>
internal sealed record Failure(int ExitCode, string Message, string Trace = "")
{
    public static Failure Of(Exception e) => e switch
    {
        UsageException or NoticeRefusedException => new Failure(Worker.ExitCode.WrongUsage, e.Message),
        ParameterMissingException => new Failure(Worker.ExitCode.ParameterMissing, e.Message),
        ControlTotalException => new Failure(
            Worker.ExitCode.ControlTotalFailed, $"Stopped on a control total: {e.Message}. Nothing was written; report it with the input files' counts."),
        SealBrokenException => new Failure(
            Worker.ExitCode.ControlTotalFailed,
            $"Stopped: {e.Message}. Nothing was written; find out who changed the database, and restore it. 受保护的数据被改动，已停止，未写入任何内容，请查明原因并恢复。"),
        DatabaseUnavailableException or KeyUnavailableException => new Failure(Worker.ExitCode.SurroundingsFailed, e.Message),
        _ when DatabaseFailure.IsOfTheSurroundings(e) => new Failure(
            Worker.ExitCode.SurroundingsFailed,
            $"The database failed ({(DatabaseFailure.CodeOf(e) is { Length: > 0 } code ? code : "connection")}). Nothing was half-written; see that it runs, then run again. 数据库未响应，未写入任何内容，请检查后重试。"),
        IOException or UnauthorizedAccessException => new Failure(
            Worker.ExitCode.SurroundingsFailed, $"The surroundings failed: {e.Message} Nothing was half-written; put it right and run again."),
        _ => OurFault(e),
    };

    /// <summary>The message of an unforeseen exception may hold someone's data: only its kind and place are told.</summary>
    private static Failure OurFault(Exception e) => new(
        Worker.ExitCode.OurFault,
        $"Incident {Guid.NewGuid().ToString("N")[..8]}: this is our fault ({e.GetType().Name}{(DatabaseFailure.CodeOf(e) is { Length: > 0 } code ? $" {code}" : "")}). Please report it with the lines below.",
        string.Join('\n', (e.StackTrace ?? "").Split('\n').Take(30)));
}
