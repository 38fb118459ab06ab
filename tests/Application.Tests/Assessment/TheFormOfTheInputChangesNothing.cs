using QuotaCompliance.Application.Tests.Intake;
using QuotaCompliance.TestKit.Populations;

namespace QuotaCompliance.Application.Tests.Assessment;

/// <summary>What officers' programs do to a file on the way must not reach the result.</summary>
public class TheFormOfTheInputChangesNothing
{
    private static readonly Population Units = PopulationGenerator.Make(2024, seed: 77);
    private static readonly Lazy<byte[]> PlainOutput = new(() => Clean(FileStyle.Plain));

    public static TheoryData<string, FileStyle> Styles => new()
    {
        { "other order of rows and columns", FileStyle.Plain with { OrderSeed = 5 } },
        { "another order still", FileStyle.Plain with { OrderSeed = 6 } },
        { "Chinese headers", FileStyle.Plain with { ChineseHeaders = true } },
        { "byte order mark", FileStyle.Plain with { Encoding = FileEncoding.Utf8WithMark } },
        { "GB18030", FileStyle.Plain with { Encoding = FileEncoding.Gb18030 } },
        { "GB18030 with Chinese headers", FileStyle.Plain with { Encoding = FileEncoding.Gb18030, ChineseHeaders = true, WindowsLines = true } },
        { "Windows lines", FileStyle.Plain with { WindowsLines = true } },
        { "other spellings of values", FileStyle.Plain with { SpellingSeed = 7 } },
        { "workbook", FileStyle.Plain with { Kind = FileKind.Xlsx } },
        { "workbook with Chinese headers and other spellings", new FileStyle(FileKind.Xlsx, ChineseHeaders: true, SpellingSeed: 8, OrderSeed: 9) },
    };

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_output_is_the_same_byte_for_byte(string form, FileStyle style)
    {
        var output = Clean(style);

        Assert.True(output.AsSpan().SequenceEqual(PlainOutput.Value), $"the output changed with: {form}");
    }

    [Fact]
    public void The_output_is_utf8_without_mark_and_with_plain_line_ends()
    {
        var output = PlainOutput.Value;

        Assert.Equal("uscc,name,"u8, output.AsSpan(0, 10));
        Assert.DoesNotContain((byte)'\r', output);
        Assert.Equal((byte)'\n', output[^1]);
    }

    private static byte[] Clean(FileStyle style)
    {
        var run = AssessRun.Of(Units, style);
        Assert.True(run.ExitCode == 0, $"assess ended with {run.ExitCode}: {run.Messages}");
        return run.Output;
    }
}
