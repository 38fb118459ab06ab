using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Worker;

/// <summary>The log of long-running processes: one fact a line, as JSON: when, a word for what happened, then codes and numbers; never anything of a person.</summary>
internal static class FactLog
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter log, TimeProvider clock, string what, IEnumerable<(string Name, object Value)> facts)
    {
        var line = new JsonObject
        {
            ["time"] = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["event"] = what,
        };
        foreach (var (name, value) in facts)
        {
            line[name] = value is int or long ? JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)) : JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        log.WriteLine(line.ToJsonString(Readable));
    }
}

/// <summary>What libraries have to say, in the same form.</summary>
/// <remarks>Of an exception only its kind is told, and of a message only its wording: their values may be somebody's data.</remarks>
internal sealed class FactLoggerProvider(TextWriter log, TimeProvider clock) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new FactLogger(log, clock, categoryName);

    public void Dispose()
    {
    }

    private sealed class FactLogger(TextWriter log, TimeProvider clock, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var facts = new List<(string, object)> { ("level", logLevel.ToString().ToLowerInvariant()), ("from", category), ("message", Wording(state)) };
            if (exception is not null)
            {
                facts.Add(("exception", exception.GetType().Name));
            }

            if (DatabaseFailure.CodeOf(exception) is { Length: > 0 } sql)
            {
                facts.Add(("state", sql));
            }

            FactLog.Write(log, clock, "library", facts);
        }

        private static string Wording(object? state) => state switch
        {
            IEnumerable<KeyValuePair<string, object?>> values => values.LastOrDefault(value => value.Key == "{OriginalFormat}").Value?.ToString() ?? "",
            string text => text,
            _ => "",
        };
    }
}
