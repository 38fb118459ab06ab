using OpenTelemetry;
using OpenTelemetry.Resources;
using QuotaCompliance.Application;

namespace QuotaCompliance.Worker.Work;

/// <summary>Where this program's metrics and traces go.</summary>
internal static class TelemetryExport
{
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sends metrics and traces to the collector named in the surroundings, for as long as it is held; to none when none is named.</summary>
    public static IDisposable? Begin() => Environment.GetEnvironmentVariable(CollectorVariable) is { Length: > 0 }
        ? OpenTelemetrySdk.Create(telemetry => telemetry
            .ConfigureResource(NameService)
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name))
            .WithTracing(traces => traces.AddSource(Telemetry.Name))
            .UseOtlpExporter())
        : null;

    /// <summary>How monitoring names the program, unless OpenTelemetry's own variables say otherwise.</summary>
    public static void NameService(ResourceBuilder resource) => resource.Clear().AddService("quota").AddTelemetrySdk().AddEnvironmentVariableDetector();
}
