using System.IO.Compression;
using System.Text;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>A file that is refused as a whole, made from a good one.</summary>
/// <param name="Codes">The finding; several where a file breaks more than one promise and the contract does not rank them.</param>
public sealed record BadFile(string[] Codes, Func<InputFile, byte[]> Make, string Extension = ".csv");

/// <summary>Files refused as a whole, by name.</summary>
public static class BadFiles
{
    public const int Mebibyte = 1 << 20;

    public static readonly IReadOnlyDictionary<string, BadFile> All = new Dictionary<string, BadFile>
    {
        ["no bytes at all"] = new(["file-empty"], _ => []),
        ["a byte order mark alone"] = new(["file-empty"], _ => [.. Encoding.UTF8.Preamble]),

        ["UTF-16, little end first, with its mark"] = new(["file-encoding"], file => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(file.ToCsv())]),
        ["UTF-16, big end first, with its mark"] = new(["file-encoding"], file => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(file.ToCsv())]),
        ["UTF-16 without its mark"] = new(["file-encoding"], file => Encoding.Unicode.GetBytes(WithChineseColumn(file).ToCsv())),
        ["UTF-16, big end first, without its mark"] = new(["file-encoding"], file => Encoding.BigEndianUnicode.GetBytes(WithChineseColumn(file).ToCsv())),
        ["UTF-8 that lost one byte of a character"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 1, [])),
        ["UTF-8 that lost two bytes of a character"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 2, [])),
        ["UTF-8 with a byte that is never used"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 1, [0xFF])),
        ["UTF-8 with a byte of GBK in place of its own"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 1, [0xD6])),
        ["UTF-8 with one word of GBK"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 3, InputFile.Gb18030.GetBytes("正常"))),
        ["UTF-8 cut within a character"] = new(["file-encoding"], file => InputFile.Utf8.GetBytes(WithChineseColumn(file).ToCsv().TrimEnd())[..^1]),
        ["UTF-8 with half a surrogate pair"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 3, [0xED, 0xA0, 0x80])),
        ["UTF-8 that writes a comma in two bytes"] = new(["file-encoding"], file => DamagedInItsLastCharacter(file, 3, [0xC0, 0xAC])),
        ["GB18030 with a byte that is never used"] = new(["file-encoding"], file => DamagedGb(file, 0xFF)),
        ["GB18030 with half a character"] = new(["file-encoding"], file => DamagedGb(file, 0xB4)),
        ["GB18030 with half a character of four bytes"] = new(["file-encoding"], file => DamagedGb(file, 0x81, 0x39)),
        ["GB18030 with a four-byte code for no character"] = new(["file-encoding"], file => DamagedGb(file, 0xFE, 0x39, 0xFE, 0x39)),

        ["an XLSX named CSV"] = new(["file-format"], file => Workbook.Of(file)),
        ["a ZIP named CSV"] = new(["file-format"], file => Zip("申报.csv", file.ToBytes())),
        ["an old XLS named CSV"] = new(["file-format", "file-encoding"], _ => Noise([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        ["a picture named CSV"] = new(["file-format", "file-encoding"], _ => Noise([0x89, .. "PNG\r\n\u001a\n"u8])),
        ["a CSV named XLSX"] = new(["file-format"], file => file.ToBytes(), ".xlsx"),
        ["nothing named XLSX"] = new(["file-empty", "file-format"], _ => [], ".xlsx"),
        ["a ZIP of a CSV named XLSX"] = new(["file-format"], file => Zip("申报.csv", file.ToBytes()), ".xlsx"),
        ["an old XLS named XLSX"] = new(["file-format"], _ => Noise([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), ".xlsx"),
        ["the first half of an XLSX"] = new(["file-format"], file => FirstPart(Workbook.Of(file), 2), ".xlsx"),
        ["the first hundredth of an XLSX"] = new(["file-format"], file => FirstPart(Workbook.Of(file), 100), ".xlsx"),
        ["an XLSX without its last byte"] = new(["file-format"], file => Workbook.Of(file)[..^1], ".xlsx"),

        ["a column twice"] = new(["column-duplicate"], file => With(file, each => each.AddColumn("uscc", BaseFiles.UnitA)).ToBytes()),
        ["a column twice in other letters"] = new(["column-duplicate"], file => With(file, each => each.AddColumn(" USCC ", BaseFiles.UnitA)).ToBytes()),
        ["a column in English and in Chinese"] = new(["column-duplicate"], file => With(file, each => each.AddColumn("统一社会信用代码", BaseFiles.UnitA)).ToBytes()),
        ["a column in English and in Chinese in an XLSX"] = new(["column-duplicate"], file => Workbook.Of(With(file, each => each.AddColumn("统一社会信用代码", BaseFiles.UnitA))), ".xlsx"),
        ["no column of units"] = new(["column-missing"], file => With(file, each => each.DropColumn("uscc")).ToBytes()),
        ["no column of units in an XLSX"] = new(["column-missing"], file => Workbook.Of(With(file, each => each.DropColumn("uscc"))), ".xlsx"),
        ["no header"] = new(["column-missing", "column-duplicate"], file => InputFile.Utf8.GetBytes(Csv.Write(file.Rows))),
        ["semicolons for commas"] = new(["column-missing"], file => InputFile.Utf8.GetBytes(file.ToCsv().Replace(',', ';'))),

        ["a quote never closed"] = new(["quote-open"], file => InputFile.Utf8.GetBytes(file.ToCsv().TrimEnd('\n') + ",\"甲\n")),
        ["a quote never closed in the first row"] = new(["quote-open"], file => InputFile.Utf8.GetBytes(file.ToCsv().Replace(BaseFiles.UnitA, "\"" + BaseFiles.UnitA, StringComparison.Ordinal))),
        ["a quote never closed in the header"] = new(["quote-open"], file => InputFile.Utf8.GetBytes("\"" + file.ToCsv())),
        ["a field of three mebibytes"] = new(["record-too-long"], file => WithField(file, 3 * Mebibyte)),
        ["a quoted field of three mebibytes with line breaks"] = new(["record-too-long"], file => InputFile.Utf8.GetBytes(
            file.ToCsv() + "\"" + string.Concat(Enumerable.Repeat("甲乙丙\n", 3 * Mebibyte / 10)) + "\"\n")),
        ["a record a little over a mebibyte"] = new(["record-too-long"], file => WithField(file, Mebibyte + 1000)),
        ["a header of three mebibytes"] = new(["record-too-long"], file => With(file, each => each.AddColumn(new string('x', 3 * Mebibyte), "")).ToBytes()),
        ["a header without an end"] = new(["record-too-long"], _ => InputFile.Utf8.GetBytes("uscc," + new string('x', 3 * Mebibyte))),
        ["nothing but commas"] = new(["record-too-long"], file => InputFile.Utf8.GetBytes(file.ToCsv() + new string(',', 3 * Mebibyte))),
    };

    /// <summary>The file with one more row whose first field is so long.</summary>
    public static byte[] WithField(InputFile file, int length) =>
        With(file, each => each.Rows[0][0] = new string('长', length / 3)).ToBytes();

    private static InputFile With(InputFile file, Action<InputFile> change)
    {
        change(file);
        return file;
    }

    private static InputFile WithChineseColumn(InputFile file) => With(file, each => each.AddColumn("备注", "一切正常"));

    private static byte[] DamagedInItsLastCharacter(InputFile file, int lost, byte[] instead)
    {
        byte[] bytes = [.. WithChineseColumn(file).ToBytes()];
        return [.. bytes[..^(1 + lost)], .. instead, (byte)'\n'];
    }

    private static byte[] DamagedGb(InputFile file, params byte[] damage)
    {
        var bytes = InputFile.Gb18030.GetBytes(WithChineseColumn(file).ToCsv());
        return [.. bytes[..^1], .. damage, (byte)'\n'];
    }

    private static byte[] Noise(byte[] start)
    {
        var noise = new byte[5000];
        new Random(640202).NextBytes(noise);
        return [.. start, .. noise];
    }

    private static byte[] FirstPart(byte[] whole, int of) => whole[..(whole.Length / of)];

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }
}
