using Parquet;
using Parquet.Schema;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence.Bulk;

namespace QuotaCompliance.Application.Export;

/// <summary>The result file as Parquet: exact decimals with the places of the CSV, in row groups, so that memory stays bounded.</summary>
internal sealed class AssessmentParquet : AssessmentExport
{
    private const int RowGroup = 100_000;

    protected override void WriteRows(Stream stream, IEnumerable<StoredAssessment> rows, ReviewYear year, string edition, Language language)
    {
        var columns = ColumnsOf(year, edition);
        var schema = new ParquetSchema(columns.Select(c => c.Field));

        // The library is asynchronous throughout; a command line waits for it.
        Task.Run(async () =>
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream);
            foreach (var group in rows.Chunk(RowGroup))
            {
                using var target = writer.CreateRowGroup();
                foreach (var column in columns)
                {
                    await column.Write(target, group);
                }
            }
        }).GetAwaiter().GetResult();
    }

    private static List<Column> ColumnsOf(ReviewYear year, string edition) =>
    [
        Text("uscc", r => r.Uscc.ToString()),
        Text("name", r => r.Name),
        Text("kind", r => r.Kind.Name()),
        Text("region", r => r.Region.ToString()),
        Whole("year", _ => year.Value),
        Exact("headcount", PrintedFigures.PersonPlaces, r => r.Figures.Headcount),
        Exact("required", PrintedFigures.PersonPlaces, r => r.Figures.Required),
        Whole("persons", r => r.Figures.Persons),
        Exact("credited", PrintedFigures.PersonPlaces, r => r.Figures.Credited),
        Exact("arranged_ratio", PrintedFigures.RatioPlaces, r => r.Figures.ArrangedRatio),
        Exact("shortfall", PrintedFigures.PersonPlaces, r => r.Figures.Shortfall),
        Exact("average_wage", PrintedFigures.MoneyPlaces, r => r.Figures.AverageWage),
        Exact("wage_base", PrintedFigures.MoneyPlaces, r => r.Figures.WageBase),
        Exact("gross_levy", PrintedFigures.MoneyPlaces, r => r.Figures.Gross),
        Exact("relief", PrintedFigures.MoneyPlaces, r => r.Figures.Relief),
        Exact("payable", PrintedFigures.MoneyPlaces, r => r.Figures.Payable),
        Whole("excess_persons", r => r.Figures.ExcessPersons),
        Exact("reward", PrintedFigures.MoneyPlaces, r => r.Figures.Reward),
        Text("outcome", r => r.Figures.Outcome.Code()),
        Text("flags", r => r.Figures.Flags.Codes()),
        Text("edition", _ => edition),
    ];

    private static Column Text(string name, Func<StoredAssessment, string> value)
    {
        var field = new DataField<string>(name);
        return new Column(field, (group, rows) => group.WriteAsync(field, (IReadOnlyCollection<string>)Array.ConvertAll(rows, row => value(row))));
    }

    private static Column Whole(string name, Func<StoredAssessment, int> value)
    {
        var field = new DataField<int>(name);
        return new Column(field, (group, rows) => group.WriteAsync<int>(field, Array.ConvertAll(rows, row => value(row))));
    }

    private static Column Exact(string name, int places, Func<StoredAssessment, Int128> value)
    {
        var field = new DecimalDataField(name, precision: 28, scale: places);
        return new Column(field, (group, rows) => group.WriteAsync<decimal>(field, Array.ConvertAll(rows, row => AssessmentTable.Printed(value(row), places))));
    }

    private sealed record Column(DataField Field, Func<ParquetRowGroupWriter, StoredAssessment[], Task> Write);
}
