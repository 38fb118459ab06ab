using System.Text;

namespace QuotaCompliance.TestKit;

/// <summary>One input file as a table that a test may bend before it is written.</summary>
public sealed class InputFile(params IEnumerable<string> columns)
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Strict in both directions.</summary>
    public static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new InvalidOperationException("this runtime has no GB18030");

    public List<string> Columns { get; } = [.. columns];

    public List<List<string>> Rows { get; } = [];

    public string this[int row, string column]
    {
        get => Rows[row][At(column)];
        set => Rows[row][At(column)] = value;
    }

    public InputFile Add(params string[] row)
    {
        Rows.Add([.. row]);
        return this;
    }

    public void AddColumn(string column, string value)
    {
        Columns.Add(column);
        Rows.ForEach(row => row.Add(value));
    }

    public void DropColumn(string column)
    {
        var at = At(column);
        Columns.RemoveAt(at);
        Rows.ForEach(row => row.RemoveAt(at));
    }

    public string ToCsv() => Csv.Write([Columns, .. Rows]);

    public byte[] ToBytes() => Utf8.GetBytes(ToCsv());

    private int At(string column)
    {
        var at = Columns.IndexOf(column);
        return at >= 0 ? at : throw new ArgumentException($"this file has no column {column}", nameof(column));
    }
}
