using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Starts the annual run of a region. It stays a draft until another person releases it.</summary>
/// <param name="policies">The parameters as they are now.</param>
[UseCase(Operation.RunReview)]
public sealed class StartRun(Database database, Func<PolicyShelf> policies, TimeProvider clock)
{
    /// <summary>Plans it alone: workers do it.</summary>
    /// <exception cref="ParameterMissingException">A unit of the region meets a parameter without a value; no run is left behind.</exception>
    public Answer<RunRow> Plan(Actor actor, RunRequest request) =>
        Begin(actor, request, isDoneHere: false).IsRefused(out var refusal, out var begun) ? refusal : RunFinder.Named(database, begun.Run);

    /// <summary>Plans it and stays until it has ended. Workers that run meanwhile help.</summary>
    /// <inheritdoc cref="FinishRun.By"/>
    /// <inheritdoc cref="Plan"/>
    public Answer<RunRow> ToItsEnd(Actor actor, RunRequest request, IProgress<WorkDone> progress, Func<int, IDisposable>? planned = null) =>
        Begin(actor, request, isDoneHere: true).IsRefused(out var refusal, out var begun) ? refusal : FinishRun.ToItsEnd(database, begun.Run, begun.By, clock, progress, planned);

    private Answer<Begun> Begin(Actor actor, RunRequest request, bool isDoneHere)
    {
        if (Authority.For(database, actor, Operation.RunReview, request.Region).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        var shelf = policies();
        if (isDoneHere)
        {
            // A run that could not be read here is not planned either; one that is only planned waits for a worker that has the year's key.
            PolicyBook.CheckAround(shelf, request.Region, request.Year);
            database.Keys.CheckYear(request.Year.Value);
        }

        return RunPlan.Begin(database, shelf, request, permit.By, clock).IsRefused(out var no, out var run) ? no : new Begun(run, permit.By);
    }

    private sealed record Begun(int Run, string By);
}
