using CsvHelper;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Application.Words;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Application.Export;

/// <summary>Findings as they are met: to the named file, or the first of them to stderr; counted by code either way.</summary>
public sealed class FindingsCsv : IFindingSink, IDisposable
{
    private const int MostOnStderr = 20;
    private readonly Func<FileKind, string> files;
    private readonly Language language;
    private readonly TextWriter stderr;
    private readonly AtomicFile? file;
    private readonly CsvWriter? writer;
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private int shown;
    private bool committed;

    public FindingsCsv(Func<FileKind, string> files, string? path, Language language, TextWriter stderr)
    {
        this.files = files;
        this.language = language;
        this.stderr = stderr;
        if (path is not null)
        {
            file = new AtomicFile(path);
            writer = CsvWriter.Create(file.Stream, AssessmentCsv.Options(language), leaveOpen: true);
            writer.WriteRecord(language == Language.Chinese
                ? ["文件", "行", "统一社会信用代码", "字段", "代码", "级别", "说明"]
                : ["file", "line", "uscc", "field", "code", "severity", "message"]);
        }
    }

    public IReadOnlyDictionary<string, long> Counts => counts;

    public long Total { get; private set; }

    public void Add(in Finding finding)
    {
        counts[finding.Code] = counts.GetValueOrDefault(finding.Code) + 1;
        Total++;
        var name = Path.GetFileName(files(finding.File));
        var severity = finding.IsWarning ? "warning" : "error";
        var message = FindingWords.Message(finding, language);
        if (writer is not null)
        {
            writer.WriteField(name);
            writer.WriteField(finding.Line, default);
            writer.WriteField(finding.Uscc?.ToString() ?? "");
            writer.WriteField(finding.Field);
            writer.WriteField(finding.Code);
            writer.WriteField(severity);
            writer.WriteField(message);
            writer.EndRecord();
        }
        else if (shown++ < MostOnStderr)
        {
            stderr.WriteLine($"{name}:{finding.Line}: {severity} {finding.Code}{(finding.Field.Length > 0 ? $" ({finding.Field})" : "")}: {message}");
        }
    }

    /// <summary>Makes the findings visible, once; whatever became of the run.</summary>
    public void Commit()
    {
        if (committed)
        {
            return;
        }

        committed = true;
        writer?.Dispose();
        file?.Commit();
        if (writer is null && shown > MostOnStderr)
        {
            stderr.WriteLine($"… {shown - MostOnStderr} more findings; name a file with --findings to get them all.");
        }
    }

    public void Dispose()
    {
        file?.Dispose();
    }
}
