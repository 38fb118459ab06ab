using CsvHelper;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Export;

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

/// <summary>The result file of a review, column by column as the outside contract fixes it.</summary>
internal static class AssessmentCsv
{
    public static readonly (string Name, string Chinese)[] Columns =
    [
        ("uscc", "统一社会信用代码"), ("name", "单位名称"), ("kind", "单位性质"), ("region", "行政区划代码"), ("year", "审核年度"),
        ("headcount", "在职职工人数"), ("required", "应安排人数"), ("persons", "实际安排人数"), ("credited", "折算安排人数"),
        ("arranged_ratio", "安排比例"), ("shortfall", "差额人数"), ("average_wage", "年平均工资"), ("wage_base", "计费工资"),
        ("gross_levy", "应缴额"), ("relief", "减免额"), ("payable", "应补缴额"), ("excess_persons", "超比例人数"), ("reward", "奖励金额"),
        ("outcome", "结论"), ("flags", "标记"), ("edition", "参数版本"),
    ];

    public static CsvWriter Create(Stream stream, Language language)
    {
        // The name is the one free text of a row and is looked at alone; the writer would look at every figure.
        var writer = CsvWriter.Create(stream, Options(language) with { Injection = CsvInjection.None }, leaveOpen: true);
        foreach (var (name, chinese) in Columns)
        {
            writer.WriteField(language == Language.Chinese ? chinese : name);
        }

        writer.EndRecord();
        return writer;
    }

    /// <summary>UTF-8, line feeds, a leading apostrophe before text that a spreadsheet would run; Chinese files open in Excel by their byte order mark.</summary>
    public static CsvWriterOptions Options(Language language) => new()
    {
        NewLine = "\n",
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@",
        WriteByteOrderMark = language == Language.Chinese,
        BufferSize = 1 << 18,
    };

    public static void Write(CsvWriter writer, in ResultRow row)
    {
        Span<byte> buffer = stackalloc byte[Figures.Longest];
        Span<byte> uscc = stackalloc byte[Uscc.Length];
        ref readonly var figures = ref row.Figures;
        row.Uscc.CopyTo(uscc);
        writer.WriteField(uscc);
        WriteName(writer, row.Name);
        writer.WriteField(row.Kind.Utf8Name());
        writer.WriteField(row.Region.Code, "D6");
        writer.WriteField(row.Year.Value, default);
        writer.WriteField(Figures.Write(figures.Headcount, PrintedFigures.PersonPlaces, buffer));
        writer.WriteField(Figures.Write(figures.Required, PrintedFigures.PersonPlaces, buffer));
        writer.WriteField(figures.Persons, default);
        writer.WriteField(Figures.Write(figures.Credited, PrintedFigures.PersonPlaces, buffer));
        writer.WriteField(Figures.Write(figures.ArrangedRatio, PrintedFigures.RatioPlaces, buffer));
        writer.WriteField(Figures.Write(figures.Shortfall, PrintedFigures.PersonPlaces, buffer));
        writer.WriteField(Figures.Write(figures.AverageWage, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(Figures.Write(figures.WageBase, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(Figures.Write(figures.Gross, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(Figures.Write(figures.Relief, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(Figures.Write(figures.Payable, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(figures.ExcessPersons, default);
        writer.WriteField(Figures.Write(figures.Reward, PrintedFigures.MoneyPlaces, buffer));
        writer.WriteField(figures.Outcome.Code());
        writer.WriteField(figures.Flags.Codes());
        writer.WriteField(row.Edition);
        writer.EndRecord();
    }

    private static void WriteName(CsvWriter writer, ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || !"=+-@"u8.Contains(name[0]))
        {
            writer.WriteField(name);
            return;
        }

        Span<byte> escaped = new byte[name.Length + 1];
        escaped[0] = (byte)'\'';
        name.CopyTo(escaped[1..]);
        writer.WriteField((ReadOnlySpan<byte>)escaped);
    }
}
