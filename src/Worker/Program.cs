using System.CommandLine;
using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Embedded;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker;

/// <summary>The command <c>quota</c>.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stdout = Console.OpenStandardOutput();
        return Run(args, stdout, Console.Error, TimeProvider.System);
    }

    /// <summary>Runs one command line. Results go to <paramref name="stdout"/> or the named files, all else to <paramref name="stderr"/>; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Stream stdout, TextWriter stderr, TimeProvider clock)
    {
        var session = new Session(stdout, stderr, clock);
        try
        {
            var result = Root(session).Parse(args);
            if (result.Errors.Count > 0)
            {
                foreach (var error in result.Errors)
                {
                    stderr.WriteLine(error.Message);
                }

                stderr.WriteLine("See: quota --help, quota VERB --help");
                return ExitCode.WrongUsage;
            }

            using var output = new StreamWriter(stdout, new UTF8Encoding(false), leaveOpen: true);
            return result.Invoke(new InvocationConfiguration { Output = output, Error = stderr, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is UsageException or NoticeRefusedException)
        {
            stderr.WriteLine(e.Message);
            return ExitCode.WrongUsage;
        }
        catch (ParameterMissingException e)
        {
            stderr.WriteLine(e.Message);
            return ExitCode.ParameterMissing;
        }
        catch (ControlTotalException e)
        {
            stderr.WriteLine($"Stopped on a control total: {e.Message}. Nothing was written; report it with the input files' counts.");
            return ExitCode.ControlTotalFailed;
        }
        catch (SealBrokenException e)
        {
            stderr.WriteLine($"Stopped: {e.Message}. Nothing was written; find out who changed the database, and restore it. 受保护的数据被改动，已停止，未写入任何内容，请查明原因并恢复。");
            return ExitCode.ControlTotalFailed;
        }
        catch (Exception e) when (e is DatabaseUnavailableException or KeyUnavailableException)
        {
            stderr.WriteLine(e.Message);
            return ExitCode.SurroundingsFailed;
        }
        catch (Exception e) when (DatabaseFailure.Behind(e) is { } failure && DatabaseFailure.IsTheSurroundings(failure))
        {
            stderr.WriteLine($"The database failed ({(DatabaseFailure.Behind(e) as PostgresException)?.SqlState ?? "connection"}). Nothing was half-written; see that it runs, then run again. 数据库未响应，未写入任何内容，请检查后重试。");
            return ExitCode.SurroundingsFailed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stderr.WriteLine($"The surroundings failed: {e.Message} Nothing was half-written; put it right and run again.");
            return ExitCode.SurroundingsFailed;
        }
        catch (Exception e)
        {
            // The message of an unforeseen exception may hold someone's data: only its kind and place are told.
            var incident = Guid.NewGuid().ToString("N")[..8];
            stderr.WriteLine($"Incident {incident}: this is our fault ({e.GetType().Name}{(e is PostgresException sql ? $" {sql.SqlState}" : "")}). Please report it with the lines below.");
            foreach (var line in (e.StackTrace ?? "").Split('\n').Take(30))
            {
                stderr.WriteLine(line);
            }

            return ExitCode.OurFault;
        }
    }

    private static RootCommand Root(Session session) =>
        new("残疾人按比例就业年审与残保金 / annual review of proportional employment and the levy")
        {
            AssessCommand.Create(session),
            ImportCommand.Create(session),
            ReviewCommand.Create(session),
            NoticesCommand.Create(session),
            ExplainCommand.Create(session),
            SynthCommand.Create(session),
            AuditCommand.Create(session),
            DemoCommand.Create(session),
            ServeCommand.Create(),
            WorkCommand.Create(session),
            KeysCommand.Create(session),
            DoctorCommand.Create(session),
            Options.Lang,
            Options.As,
            Options.On,
        };
}
