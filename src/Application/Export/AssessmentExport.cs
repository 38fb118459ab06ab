using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Export;

/// <summary>The kinds of file that assessments are handed out as.</summary>
public enum AssessmentFormat
{
    Csv,
    Xlsx,
    Parquet,
}

/// <summary>A run's rows as a file.</summary>
internal abstract class AssessmentExport
{
    public static AssessmentExport As(AssessmentFormat format) => format switch
    {
        AssessmentFormat.Csv => new AsCsv(),
        AssessmentFormat.Xlsx => new AssessmentXlsx(),
        AssessmentFormat.Parquet => new AssessmentParquet(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };

    public void Write(Stream stream, NpgsqlConnection connection, ReviewYear year, RunRow run, RegionCode region, Language language, IProgress<WorkDone> progress)
    {
        var written = 0L;
        IEnumerable<StoredAssessment> Rows()
        {
            foreach (var row in AssessmentTable.Read(connection, year, run.Id))
            {
                if (region.Covers(row.Region))
                {
                    progress.Report("export", ++written, run.Units);
                    yield return row;
                }
            }
        }

        WriteRows(stream, Rows(), year, run.Edition, language);
    }

    protected abstract void WriteRows(Stream stream, IEnumerable<StoredAssessment> rows, ReviewYear year, string edition, Language language);

    private sealed class AsCsv : AssessmentExport
    {
        protected override void WriteRows(Stream stream, IEnumerable<StoredAssessment> rows, ReviewYear year, string edition, Language language)
        {
            var text = new AssessmentCsv();
            text.AddHeader(language);
            foreach (var row in rows)
            {
                text.Add(new ResultRow(row.Uscc, row.Kind, row.Region, Encoding.UTF8.GetBytes(row.Name), year, edition, row.Figures));
                if (text.IsLong)
                {
                    text.WriteTo(stream);
                }
            }

            text.WriteTo(stream);
        }
    }
}
