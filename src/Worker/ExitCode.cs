using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

/// <summary>What every command ends with; scripts rely on the numbers.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int OurFault = 1;
    public const int WrongUsage = 2;
    public const int RowsRefused = 3;
    public const int FileRefused = 4;
    public const int ParameterMissing = 5;
    public const int ControlTotalFailed = 6;
    public const int SurroundingsFailed = 7;
}
