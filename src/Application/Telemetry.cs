using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace QuotaCompliance.Application;

/// <summary>What monitoring reads of this program: codes, counts and durations, never anything of a person or a unit.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "QuotaCompliance";

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Traces = new(Name);

    /// <summary>Units a second are its rate.</summary>
    public static readonly Counter<long> UnitsAssessed = Meter.CreateCounter<long>("quota.units.assessed", "{unit}", "units assessed and committed");

    public static readonly Histogram<double> ChunkTime = Meter.CreateHistogram<double>("quota.chunk.duration", "s", "time from taking a chunk to its commit");

    public static readonly Counter<long> LeasesLost = Meter.CreateCounter<long>("quota.chunk.leases_lost", "{chunk}", "chunks that another worker had taken over before they were done");

    public static readonly Gauge<long> ChunksWaiting = Meter.CreateGauge<long>("quota.chunks.waiting", "{chunk}", "chunks that a worker could take now");

    private static readonly Gauge<long> RunsInState = Meter.CreateGauge<long>("quota.runs", "{run}", "runs by state");

    private static readonly Counter<long> Imports = Meter.CreateCounter<long>("quota.imports", "{file}", "files brought in, by kind and what became of them: taken, known, refused");

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("quota.findings", "{finding}", "faults found in files, by code");

    public static void RecordRuns(string state, long count) => RunsInState.Record(count, new KeyValuePair<string, object?>("state", state));

    public static void CountImport(string kind, string outcome) =>
        Imports.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    public static void CountFinding(string code, bool isWarning) =>
        Findings.Add(1, new KeyValuePair<string, object?>("code", code), new KeyValuePair<string, object?>("severity", isWarning ? "warning" : "error"));
}
