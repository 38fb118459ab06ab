using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Documents;

/// <summary>A notice as data: the table as CSV, the whole of it as JSON (its shape: <c>docs/notices.md</c>).</summary>
internal static class NoticeData
{
    private const string CorrectedBy = "corrected_by";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",

        // Read as a file and never put into a page: Chinese and quotation marks may stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Csv(Notice notice)
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, AssessmentCsv.Options(Language.Chinese), leaveOpen: true))
        {
            foreach (var record in NoticeCells.Of(notice.Table).Prepend([.. notice.Kind.Columns().Select(c => c.Title)]))
            {
                foreach (var cell in record)
                {
                    writer.WriteField(cell);
                }

                writer.EndRecord();
            }
        }

        return stream.ToArray();
    }

    public static byte[] Json(Notice notice, int? correctedBy) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["notice"] = notice.Id,
            ["kind"] = notice.Kind.Code(),
            ["title"] = notice.Title,
            ["year"] = notice.Year.Value,
            ["version"] = notice.Version,
            [CorrectedBy] = correctedBy,
            ["correction"] = notice.Correction,
            ["published_on"] = Day(notice.PublishedOn),
            ["objections"] = new JsonObject
            {
                ["first_day"] = Day(notice.Objections.First),
                ["last_day"] = Day(notice.Objections.Last),
                ["working_days"] = notice.Objections.WorkingDays,
            },
            ["office"] = new JsonObject { ["name"] = notice.Office.Name, ["address"] = notice.Office.Address, ["telephone"] = notice.Office.Telephone },
            ["provisional_parameters"] = Array(notice.Provisional, p => new JsonObject { ["parameter"] = p.Parameter, ["title"] = p.Title, ["source"] = p.Source }),
            ["columns"] = Array(notice.Kind.Columns(), c => new JsonObject { ["key"] = c.Key, ["title"] = c.Title }),
            ["rows"] = Rows(notice.Table),
        },
        Written);

    /// <summary>Whether all that was published is still said; only the mark of a correction may differ, and new fields may be there.</summary>
    public static bool StillSays(byte[] json, byte[] published)
    {
        var now = JsonNode.Parse(json)!.AsObject();
        return JsonNode.Parse(published)!.AsObject().All(said => said.Key == CorrectedBy || (now.TryGetPropertyValue(said.Key, out var value) && JsonNode.DeepEquals(said.Value, value)));
    }

    // Figures of persons and money are strings of fixed places: a reader's floating point cannot change them.
    private static JsonArray Rows(NoticeTable table) => table switch
    {
        NoticeTable.Proportional t => Array(t.Rows, r => new JsonObject
        {
            ["number"] = r.Number,
            ["name"] = r.Name,
            ["kind"] = r.Kind.Name(),
            ["required"] = Text(r.Required),
            ["credited"] = r.Credited is { IsAtLeast: false } exact ? Text(exact.Persons) : null,
            ["credited_at_least"] = r.Credited is { IsAtLeast: true } least ? Text(least.Persons) : null,
            ["standing"] = Code(r.Standing),
        }),
        NoticeTable.Reward t => Array(t.Rows, r => new JsonObject
        {
            ["name"] = r.Name,
            ["excess_persons"] = r.ExcessPersons,
            ["standard"] = r.Standard.ToString(),
            ["amount"] = r.Amount.ToString(),
        }),
        NoticeTable.MemberUnits t => Array(t.Rows, r => new JsonObject
        {
            ["name"] = r.Name,
            ["at_least_one"] = Code(r.AtLeastOne),
            ["promised_by"] = r.PromisedBy is { } day ? Day(day) : null,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table.Kind, "no such kind of notice"),
    };

    private static string? Text(Persons? persons) => persons is { } known ? Figures.Text(known.Value.Scaled(NoticeCells.PersonPlaces), NoticeCells.PersonPlaces) : null;

    private static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> of) => [.. items.Select(of)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
