using System.CommandLine;
using System.Text;
using QuotaCompliance.Worker.Commands;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker;

/// <summary>The command <c>quota</c>.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stdout = Console.OpenStandardOutput();
        using var telemetry = TelemetryExport.Begin();
        return Run(args, stdout, Console.Error, TimeProvider.System, Environment.GetEnvironmentVariable);
    }

    /// <summary>Runs one command line. Results go to <paramref name="stdout"/> or the named files, all else to <paramref name="stderr"/>; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Stream stdout, TextWriter stderr, TimeProvider clock, Func<string, string?> environment)
    {
        var session = new Session(stdout, stderr, clock, environment);
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
            return result.Invoke(new InvocationConfiguration { Output = output, Error = stderr, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = WorkCommand.StopLimit });
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e);
            stderr.WriteLine(failure.Message);
            if (failure.Trace.Length > 0)
            {
                stderr.WriteLine(failure.Trace);
            }

            return failure.ExitCode;
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
            PoliciesCommand.Create(session),
            UserCommand.Create(session),
            AuditCommand.Create(session),
            DemoCommand.Create(session),
            ServeCommand.Create(session),
            JobsCommand.Create(session),
            WorkCommand.Create(session),
            KeysCommand.Create(session),
            DbCommand.Create(session),
            RetentionCommand.Create(session),
            PersonCommand.Create(session),
            DoctorCommand.Create(session),
            Options.Lang(),
            Options.As(),
            Options.On(),
        };
}
