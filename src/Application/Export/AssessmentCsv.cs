using System.Text;
using CsvHelper;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Export;

/// <summary>One row of the result file.</summary>
internal readonly ref struct ResultRow(Uscc uscc, EmployerKind kind, RegionCode region, ReadOnlySpan<byte> name, ReviewYear year, string edition, in PrintedFigures figures)
{
    public readonly Uscc Uscc = uscc;
    public readonly EmployerKind Kind = kind;
    public readonly RegionCode Region = region;
    public readonly ReadOnlySpan<byte> Name = name;
    public readonly ReviewYear Year = year;
    public readonly string Edition = edition;
    public readonly PrintedFigures Figures = figures;
}

/// <summary>The result file of a review, column by column as the outside contract fixes it; rows gather in a buffer until they are written out.</summary>
/// <remarks>The name is the one free text of a row: it alone is looked at for what a CSV file must quote and a spreadsheet would run.</remarks>
internal sealed class AssessmentCsv
{
    public static readonly (string Name, string Chinese)[] Columns =
    [
        ("uscc", "统一社会信用代码"), ("name", "单位名称"), ("kind", "单位性质"), ("region", "行政区划代码"), ("year", "审核年度"),
        ("headcount", "在职职工人数"), ("required", "应安排人数"), ("persons", "实际安排人数"), ("credited", "折算安排人数"),
        ("arranged_ratio", "安排比例"), ("shortfall", "差额人数"), ("average_wage", "年平均工资"), ("wage_base", "计费工资"),
        ("gross_levy", "应缴额"), ("relief", "减免额"), ("payable", "应补缴额"), ("excess_persons", "超比例人数"), ("reward", "奖励金额"),
        ("outcome", "结论"), ("flags", "标记"), ("edition", "参数版本"),
    ];

    // A row's figures and codes; its name comes on top of that.
    private const int LongestRowBesideName = 2048;

    private byte[] buffer = new byte[1 << 17];
    private int length;

    /// <summary>Whether so much has gathered that it is time to write it out.</summary>
    public bool IsLong => length >= 1 << 16;

    /// <summary>How other files are written beside this one: UTF-8, line feeds, a leading apostrophe before text that a spreadsheet would run; Chinese files open in Excel by their byte order mark.</summary>
    public static CsvWriterOptions Options(Language language) => new()
    {
        NewLine = "\n",
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@",
        WriteByteOrderMark = language == Language.Chinese,
        BufferSize = 1 << 18,
    };

    public void AddHeader(Language language)
    {
        var names = Columns.Select(c => language == Language.Chinese ? c.Chinese : c.Name);
        Plain(Encoding.UTF8.GetBytes((language == Language.Chinese ? "\uFEFF" : "") + string.Join(',', names)));
        buffer[length - 1] = (byte)'\n';
    }

    public void Add(in ResultRow row)
    {
        MakeRoom(LongestRowBesideName + (row.Name.Length * 2));
        ref readonly var figures = ref row.Figures;
        row.Uscc.CopyTo(buffer.AsSpan(length, Uscc.Length));
        length += Uscc.Length;
        Separate();
        Name(row.Name);
        Plain(row.Kind.Utf8Name());
        Number(row.Region.Code);
        Number(row.Year.Value);
        Figure(figures.Headcount, PrintedFigures.PersonPlaces);
        Figure(figures.Required, PrintedFigures.PersonPlaces);
        Number(figures.Persons);
        Figure(figures.Credited, PrintedFigures.PersonPlaces);
        Figure(figures.ArrangedRatio, PrintedFigures.RatioPlaces);
        Figure(figures.Shortfall, PrintedFigures.PersonPlaces);
        Figure(figures.AverageWage, PrintedFigures.MoneyPlaces);
        Figure(figures.WageBase, PrintedFigures.MoneyPlaces);
        Figure(figures.Gross, PrintedFigures.MoneyPlaces);
        Figure(figures.Relief, PrintedFigures.MoneyPlaces);
        Figure(figures.Payable, PrintedFigures.MoneyPlaces);
        Number(figures.ExcessPersons);
        Figure(figures.Reward, PrintedFigures.MoneyPlaces);
        Plain(figures.Outcome.Code());
        Plain(figures.Flags.Codes());
        Plain(row.Edition);
        buffer[length - 1] = (byte)'\n';
    }

    /// <summary>Writes out what has gathered.</summary>
    public void WriteTo(Stream stream)
    {
        stream.Write(buffer, 0, length);
        length = 0;
    }

    private void MakeRoom(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }
    }

    private void Separate() => buffer[length++] = (byte)',';

    private void Plain(ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
        Separate();
    }

    private void Plain(string ascii)
    {
        length += Encoding.ASCII.GetBytes(ascii, buffer.AsSpan(length));
        Separate();
    }

    private void Number(int number)
    {
        number.TryFormat(buffer.AsSpan(length), out var written);
        length += written;
        Separate();
    }

    private void Figure(Int128 scaled, int places)
    {
        length += Figures.Write(scaled, places, buffer.AsSpan(length));
        Separate();
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        var runs = !name.IsEmpty && "=+-@"u8.Contains(name[0]);
        var quoted = name.IndexOfAny(",\"\r\n"u8) >= 0;
        if (quoted)
        {
            buffer[length++] = (byte)'"';
        }

        if (runs)
        {
            buffer[length++] = (byte)'\'';
        }

        if (!quoted)
        {
            Plain(name);
            return;
        }

        foreach (var b in name)
        {
            if (b == '"')
            {
                buffer[length++] = b;
            }

            buffer[length++] = b;
        }

        buffer[length++] = (byte)'"';
        Separate();
    }
}
