using System.Text;
using CsvHelper;
using QuotaCompliance.Application;

namespace QuotaCompliance.Application.Intake;

/// <summary>A CSV file by RFC 4180, streamed.</summary>
internal sealed class CsvTable : TableReader
{
    public const int LongestRecord = 1 << 20;

    private readonly SourceStream source;
    private readonly CsvReader reader;
    private readonly List<string> header = [];
    private readonly bool transcoded;
    private CsvMalformedReason? malformed;
    private long line;

    public CsvTable(SourceStream source, Encoding? transcodeFrom)
    {
        this.source = source;
        transcoded = transcodeFrom is not null;
        reader = CsvReader.Create(source, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = true,
            TrimWhitespace = true,
            DetectSeparatorHint = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = LongestRecord,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => malformed = record.Reason,
            Encoding = transcodeFrom,
        });
        if (Advance())
        {
            HeaderLine = line;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                header.Add(reader.GetString(i));
            }
        }
    }

    public override IReadOnlyList<string> Header => header;

    public override long HeaderLine { get; } = 1;

    public override long Line => line;

    public override bool IsMisshapen => reader.FieldCount != header.Count || malformed is not null;

    public override long BytesRead => source.Position;

    public override long TotalBytes => source.Length;

    public override ReadOnlySpan<byte> this[int column] =>
        column < 0 || column >= reader.FieldCount ? default : Fields.Trim(reader.GetSpan(column));

    public override bool Read()
    {
        while (Advance())
        {
            // A line of white space alone is a blank line.
            if (reader.FieldCount > 1 || header.Count == 1 || !Fields.Trim(reader.GetSpan(0)).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    protected override void Dispose(bool disposing) => reader.Dispose();

    private bool Advance()
    {
        malformed = null;
        try
        {
            if (!reader.Read())
            {
                source.CheckComplete();
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            line = e.LineNumber;
            Refusal = !transcoded && source.EndsInsideQuotes(e.ByteOffset) ? "quote-open" : "record-too-long";
            return false;
        }

        line = reader.LineNumber;
        if (malformed == CsvMalformedReason.UnterminatedQuote)
        {
            source.CheckComplete();
            Refusal = "quote-open";
        }
        else if (reader.RawRecord.Length > LongestRecord)
        {
            Refusal = "record-too-long";
        }

        return Refusal is null;
    }
}
