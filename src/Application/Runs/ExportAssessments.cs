using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Queries;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Writes the assessments of a region as a file.</summary>
[UseCase(Operation.ReadFigures)]
public sealed class ExportAssessments(Database database)
{
    /// <param name="run">The run; nothing for the one in force, before any release the latest draft.</param>
    /// <param name="open">Asked for the stream once it is clear that there is something to write.</param>
    /// <returns>The run whose figures were written.</returns>
    public Answer<RunRow> To(Func<Stream> open, AssessmentFormat format, Actor actor, int? run, ReviewYear year, RegionCode region, Language language, IProgress<WorkDone> progress)
    {
        if (Authority.For(database, actor, Operation.ReadFigures, region).IsRefused(out var refusal, out _) || RunFinder.WithFigures(database, run, year, region).IsRefused(out refusal, out var exported))
        {
            return refusal;
        }

        using var connection = database.Connect();
        if (format == AssessmentFormat.Xlsx && exported.Units > AssessmentXlsx.MostRows && RunQueries.UnitsIn(connection, year.Value, exported.Id, region.Code) > AssessmentXlsx.MostRows)
        {
            return Refusal.Of(RefusalCode.SheetTooSmall, ("rows", AssessmentXlsx.MostRows));
        }

        AssessmentExport.As(format).Write(open(), connection, year, exported, region, language, progress);
        return exported;
    }
}
