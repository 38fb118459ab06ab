using System.Runtime.InteropServices;

namespace QuotaCompliance.Worker;

/// <summary>Says what becomes of a run when the command that drains it is ended.</summary>
internal sealed class BreakOff : IDisposable
{
    private readonly PosixSignalRegistration terminated;
    private readonly PosixSignalRegistration interrupted;

    public BreakOff(int run, ConsoleProgress progress)
    {
        void Tell(PosixSignalContext signal) => progress.Say(
            $"Run {run} is not finished: a worker (quota work) takes it up by itself, or do it here with quota review recover. 第 {run} 号批次尚未完成，由工作进程接续，或运行 quota review recover。");
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Tell);
        interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Tell);
    }

    public void Dispose()
    {
        terminated.Dispose();
        interrupted.Dispose();
    }
}
