using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Runs;

/// <summary>What to run.</summary>
/// <param name="DryRun">To look at, never to be released.</param>
public sealed record RunRequest(ReviewYear Year, RegionCode Region, DateOnly BusinessDate, bool DryRun)
{
    public const int UsualChunk = 10_000;

    /// <summary>The sizes a chunk may have.</summary>
    public const int SmallestChunk = 10;

    /// <inheritdoc cref="SmallestChunk"/>
    public const int LargestChunk = 100_000;

    /// <summary>About how many units a worker assesses in one transaction; the result does not depend on it.</summary>
    public int ChunkSize { get; init; } = UsualChunk;

    /// <summary>The same request of a region and year is planned once.</summary>
    public string Request { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>A part of the population, to look at; nothing for the whole.</summary>
    public RunSelection? Selection { get; init; }
}

/// <summary>A part of the population.</summary>
/// <param name="Units">Named units; nothing to draw <paramref name="Sample"/> of them, always the same ones of the same register.</param>
/// <param name="Text">How it was chosen, as the run's record will say it.</param>
public sealed record RunSelection(int Sample, IReadOnlyCollection<Uscc>? Units, string Text);
