using System.Net;
using System.Text;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Worker.Work;

/// <summary>What a worker shows of itself on its port, to this machine alone: health, metrics, and Hangfire's jobs.</summary>
internal static class WorkerPages
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>What a program in between adds to a request that it passes on.</summary>
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static void Add(IServiceCollection services, Session session, Database database)
    {
        var examine = new ExamineDatabase(database, session.Clock);
        services.AddHealthChecks()
            .AddCheck("database", () => Ask(() => examine.Answers() ? HealthCheckResult.Healthy() : Bad("it does not answer")))
            .AddCheck("migrations", () => Ask(() => Schema(examine)))
            .AddCheck("keys", () => Ask(() => Keys(examine)))
            .AddCheck("parameters", () => Parameters(session));
        services.AddOpenTelemetry().ConfigureResource(TelemetryExport.NameService).WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddPrometheusExporter());
    }

    public static void Map(WebApplication app)
    {
        app.Use(LocalOnly);
        app.UseHangfireDashboard(options: new DashboardOptions { IsReadOnlyFunc = _ => true });
        app.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = Write });
    }

    /// <summary>Refuses whoever is elsewhere: another machine, somebody behind a proxy here, or a page in a browser here that gave its own name this address.</summary>
    internal static Task LocalOnly(HttpContext context, RequestDelegate next)
    {
        var from = context.Connection.RemoteIpAddress;
        if (from is not null && IPAddress.IsLoopback(from)
            && LocalNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            && !PassedOn.Any(context.Request.Headers.ContainsKey))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("for this machine alone\n");
    }

    private static HealthCheckResult Ask(Func<HealthCheckResult> question)
    {
        try
        {
            return question();
        }
        catch (Exception e) when (DatabaseFailure.IsBehind(e))
        {
            return Bad("the database does not answer");
        }
    }

    private static HealthCheckResult Schema(ExamineDatabase examine)
    {
        var (found, expected) = examine.Schema();
        return found == expected ? HealthCheckResult.Healthy() : Bad($"the schema is {found}, this program was built for {expected}");
    }

    private static HealthCheckResult Keys(ExamineDatabase examine)
    {
        try
        {
            var missing = examine.MissingKeys();
            return missing.Count == 0 ? HealthCheckResult.Healthy() : Bad($"the key file lacks {string.Join(", ", missing)}");
        }
        catch (Exception e) when (e is KeyUnavailableException or IOException or UnauthorizedAccessException)
        {
            return Bad("the key file cannot be read or is not the right one; see: quota keys list");
        }
    }

    private static HealthCheckResult Parameters(Session session)
    {
        try
        {
            session.LoadPolicies();
            return HealthCheckResult.Healthy();
        }
        catch (ParameterMissingException)
        {
            return Bad("they cannot be read; see: quota doctor");
        }
    }

    private static HealthCheckResult Bad(string why) => HealthCheckResult.Unhealthy(why);

    private static Task Write(HttpContext context, HealthReport report)
    {
        var text = new StringBuilder(report.Status == HealthStatus.Healthy ? "ok\n" : "not ready\n");
        foreach (var (name, entry) in report.Entries)
        {
            text.Append(entry.Status == HealthStatus.Healthy ? $"ok  {name}\n" : $"!!  {name}: {entry.Description}\n");
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text.ToString());
    }
}
