using System.Globalization;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>One value of an input file, not yet spelled: the contract allows several spellings of most.</summary>
public abstract record Cell
{
    public static Cell Blank { get; } = new TextCell("");

    public static Cell Of(decimal? value) => value is { } number ? new NumberCell(number) : Blank;

    public static Cell Of(DateOnly? value) => value is { } date ? new DateCell(date) : Blank;
}

/// <summary>Taken as it stands: names, kinds.</summary>
public sealed record TextCell(string Text) : Cell;

/// <summary>Codes and ID and certificate numbers.</summary>
public sealed record CodeCell(string Code) : Cell;

public sealed record NumberCell(decimal Number) : Cell;

public sealed record DateCell(DateOnly Date) : Cell;

public sealed record FlagCell(bool Flag) : Cell;

public sealed record MonthsCell(IReadOnlyList<int> Months) : Cell;

public sealed record WagesCell(IReadOnlyList<decimal> Wages) : Cell;

/// <summary>How the values of one file are spelled: plainly, or each in a way drawn from those the contract allows.</summary>
public sealed class Spelling(Random? random)
{
    public static Spelling Plain => new(null);

    public string Of(Cell cell) => cell switch
    {
        TextCell text => Padded(text.Text),
        CodeCell code => Padded(Code(code.Code)),
        NumberCell number => Padded(Digits(Number(number.Number))),
        DateCell date => Padded(Digits(Date(date.Date))),
        FlagCell flag => Flag(flag.Flag),
        MonthsCell months => Digits(Months(months.Months)),
        WagesCell wages => string.Join(Pick(";", "；"), wages.Wages.Select(w => w == 0 && Chance(3) ? "" : Number(w))),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "no spelling for such a cell"),
    };

    public bool Chance(int oneIn) => random is not null && random.Next(oneIn) == 0;

    private string Pick(params string[] spellings) => random is null ? spellings[0] : spellings[random.Next(spellings.Length)];

    private string Padded(string text) => Chance(20) ? " " + text + "  " : text;

    private string Code(string code) => Chance(10) ? FullWidth(code) : Chance(10) ? code.ToLowerInvariant() : code;

    private string Digits(string text) => Chance(15) ? FullWidth(text) : text;

    /// <summary>Digits and letters as a Chinese keyboard may write them.</summary>
    private static string FullWidth(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c));

    private string Number(decimal number) => Chance(4)
        ? number.ToString("#,##0.####", CultureInfo.InvariantCulture)
        : number.ToString("0.####", CultureInfo.InvariantCulture);

    private string Date(DateOnly date) =>
        date.ToString(Pick("yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd"), CultureInfo.InvariantCulture);

    private string Flag(bool flag) => flag ? Pick("是", "Y", "true", "1") : Pick("否", "N", "false", "0", "");

    private string Months(IReadOnlyList<int> months)
    {
        var parts = new List<string>();
        for (var i = 0; i < months.Count; i++)
        {
            var first = i;
            while (i + 1 < months.Count && months[i + 1] == months[i] + 1 && !Chance(8))
            {
                i++;
            }

            parts.Add(first == i ? $"{months[i]}" : $"{months[first]}-{months[i]}");
        }

        return string.Join(Pick(";", ",", "、"), parts);
    }
}
