using System.Text.Json;
using System.Text.Json.Serialization;
using Quartz;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Intake;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>A job file that cannot be used: where and why.</summary>
/// <param name="Line">From 1.</param>
internal sealed record JobFileFault(string File, int Line, string Reason)
{
    public override string ToString() => $"jobs/{File}:{Persistence.Sql.Text(Line)}: {Reason}";
}

/// <summary>Reads <c>jobs/*.json</c>: JSON with comments, one file a job. A bad file is named and does not stop the others.</summary>
internal sealed class JobFiles
{
    public const string SchemaFile = "job.schema.json";

    /// <summary>Every kind of job, by the name of its file.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Kinds = new SortedDictionary<string, Type>(StringComparer.Ordinal)
    {
        [AuditVerification.FileName] = typeof(AuditVerification),
        [AnnualReview.FileName] = typeof(AnnualReview),
        [FilingIntake.FileName] = typeof(FilingIntake),
        [NoticePublication.FileName] = typeof(NoticePublication),
        [RetentionJob.FileName] = typeof(RetentionJob),
    };

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new Cron(), new Zone() },
    };

    private JobFiles(IReadOnlyList<Job> jobs, IReadOnlyList<JobFileFault> faults) => (Jobs, Faults) = (jobs, faults);

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<Job> Jobs { get; }

    public IReadOnlyList<JobFileFault> Faults { get; }

    /// <summary>The queues of the enabled jobs: those whose firings are done here.</summary>
    public IReadOnlyList<string> Queues => [.. Jobs.Where(job => job.Enabled).Select(job => job.Queue).Distinct()];

    /// <summary>Why there is no job of that name: what is wrong with its file, or that there is none.</summary>
    public JobFileFault FaultOf(string name) =>
        Faults.FirstOrDefault(fault => fault.File == $"{name}.json") ?? new JobFileFault($"{name}.json", 1, "is not there");

    public Job? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);

    /// <param name="folder">Not there: no jobs.</param>
    public static JobFiles Load(string folder)
    {
        var jobs = new List<Job>();
        var faults = new List<JobFileFault>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in files.Where(path => Path.GetFileName(path) != SchemaFile).Order(StringComparer.Ordinal))
        {
            try
            {
                var (job, fault) = Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
                if (job is not null)
                {
                    jobs.Add(job);
                }
                else
                {
                    faults.Add(fault!);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                faults.Add(new JobFileFault(Path.GetFileName(path), 1, $"cannot be read ({e.GetType().Name})"));
            }
        }

        return new JobFiles(jobs, faults);
    }

    private static (Job? Job, JobFileFault? Fault) Read(string name, string text)
    {
        JobFileFault Fault(int line, string reason) => new(name + ".json", line, reason);
        if (!Kinds.TryGetValue(name, out var kind))
        {
            return (null, Fault(1, $"there is no job of this name; there are {string.Join(", ", Kinds.Keys)}"));
        }

        try
        {
            if (JsonSerializer.Deserialize(text, kind, Relaxed) is not Job job)
            {
                return (null, Fault(1, $"holds nothing; see {SchemaFile}"));
            }

            var faults = job.Name == name ? job.Faults() : [("job", $"says '{job.Name}' in a file named {name}.json")];
            return faults.FirstOrDefault() is (not null, not null) and var fault
                ? (null, Fault(LineOf(text, fault.Setting), $"{fault.Setting} {fault.Reason}"))
                : (job, null);
        }
        catch (JsonException e)
        {
            return (null, Fault((int)(e.LineNumber ?? 0) + 1, ReasonOf(e)));
        }
    }

    /// <summary>The library's own sentences name our types; an officer is told the setting.</summary>
    private static string ReasonOf(JsonException e)
    {
        var setting = (e.Path ?? "$").TrimStart('$').TrimStart('.');
        if (e.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            return $"missing: {e.Message[(e.Message.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}";
        }

        return e switch
        {
            FaultException => $"{setting} {e.Message}",
            _ when e.Message.Contains("allow setting null", StringComparison.Ordinal) => $"{setting} cannot be null",
            _ when e.Message.Contains("could not be mapped", StringComparison.Ordinal) => $"there is no setting {setting}",
            _ when e.Message.Contains("could not be converted", StringComparison.Ordinal) => $"{setting} does not take such a value; see jobs/{SchemaFile}",
            _ => e.Message.Split(" Path:")[0],
        };
    }

    private static int LineOf(string text, string setting)
    {
        var at = text.IndexOf($"\"{setting}\"", StringComparison.Ordinal);
        return at < 0 ? 1 : text.AsSpan(0, at).Count('\n') + 1;
    }

    /// <summary>A sentence of ours about one setting.</summary>
    private sealed class FaultException(string message) : JsonException(message);

    private sealed class Cron : JsonConverter<CronExpression>
    {
        public override CronExpression Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new FaultException("is a text such as \"0 30 8 ? * *\"");
            try
            {
                return new CronExpression(text, BusinessClock.Zone);
            }
            catch (FormatException e)
            {
                throw new FaultException($"is not to be read: {e.Message}");
            }
        }

        public override void Write(Utf8JsonWriter writer, CronExpression value, JsonSerializerOptions options) => writer.WriteStringValue(value.CronExpressionString);
    }

    /// <summary>The country has one time zone, and the working-day calendar is kept in it.</summary>
    private sealed class Zone : JsonConverter<TimeZoneInfo>
    {
        public override TimeZoneInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString() == BusinessClock.Zone.Id
                ? BusinessClock.Zone
                : throw new FaultException($"is \"{BusinessClock.Zone.Id}\"");

        public override void Write(Utf8JsonWriter writer, TimeZoneInfo value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
    }
}
