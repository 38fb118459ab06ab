using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace QuotaCompliance.TestKit;

/// <summary>Random damage to an input file, the same for the same seed.</summary>
public static class Mutation
{
    private static readonly (string Name, Func<byte[], Random, byte[]> Apply)[] All =
    [
        ("flip a bit", (bytes, random) => At(bytes, random, (copy, at) => copy[at] ^= (byte)(1 << random.Next(8)))),
        ("any byte for another", (bytes, random) => At(bytes, random, (copy, at) => copy[at] = (byte)random.Next(256))),
        ("delete a byte", (bytes, random) => Splice(bytes, random, 1, [])),
        ("delete a piece", (bytes, random) => Splice(bytes, random, random.Next(1, 40), [])),
        ("insert a byte", (bytes, random) => Splice(bytes, random, 0, [(byte)random.Next(256)])),
        ("insert a NUL", (bytes, random) => Splice(bytes, random, 0, [0])),
        ("insert a quote", (bytes, random) => Splice(bytes, random, 0, [(byte)'"'])),
        ("insert a comma", (bytes, random) => Splice(bytes, random, 0, [(byte)','])),
        ("insert a line end", (bytes, random) => Splice(bytes, random, 0, [(byte)(random.Next(2) == 0 ? '\n' : '\r')])),
        ("insert noise", (bytes, random) => Splice(bytes, random, 0, Noise(random, random.Next(2, 30)))),
        ("insert a byte order mark", (bytes, random) => Splice(bytes, random, 0, [0xEF, 0xBB, 0xBF])),
        ("cut off the end", (bytes, random) => bytes[..random.Next(bytes.Length + 1)]),
        ("cut off the start", (bytes, random) => bytes[random.Next(bytes.Length + 1)..]),
        ("the same again", (bytes, _) => [.. bytes, .. bytes]),
        ("a line twice", Lines((lines, random) => lines.Insert(random.Next(lines.Count + 1), lines[random.Next(lines.Count)]))),
        ("a line less", Lines((lines, random) => lines.RemoveAt(random.Next(lines.Count)))),
        ("a blank line more", Lines((lines, random) => lines.Insert(random.Next(lines.Count + 1), ""))),
        ("lines out of order", Lines((lines, random) =>
        {
            var order = lines.ToArray();
            random.Shuffle(order);
            lines.Clear();
            lines.AddRange(order);
        })),
        ("two columns exchanged", Fields((rows, random) =>
        {
            var (a, b) = (random.Next(rows[0].Count), random.Next(rows[0].Count));
            foreach (var row in rows.Where(row => row.Count > Math.Max(a, b)))
            {
                (row[a], row[b]) = (row[b], row[a]);
            }
        })),
        ("a column less", Fields((rows, random) =>
        {
            var at = random.Next(rows[0].Count);
            foreach (var row in rows.Where(row => row.Count > at))
            {
                row.RemoveAt(at);
            }
        })),
        ("a row moved aside by one", Fields((rows, random) => rows[random.Next(rows.Count)].Insert(0, ""))),
        ("a field less", Fields((rows, random) => ShortenSome(rows, random))),
        ("a field for another", Fields((rows, random) => SomeField(rows, random, _ => AnyField(rows, random)))),
        ("a nasty field", Fields((rows, random) => SomeField(rows, random, _ => Nasty(random)))),
        ("a nasty piece in a field", Fields((rows, random) => SomeField(rows, random, field => field.Insert(random.Next(field.Length + 1), Nasty(random))))),
        ("a quoted field", Fields((rows, random) => SomeField(rows, random, field => $"\"{field}\""))),
        ("a wide field", Fields((rows, random) => SomeField(rows, random, field => Latin1(FullWidth.Of(field))))),
        ("a field in small letters", Fields((rows, random) => SomeField(rows, random, field => field.ToLowerInvariant()))),
    ];

    /// <summary>One to four mutations; <paramref name="names"/> says which.</summary>
    public static byte[] Mutate(byte[] bytes, Random random, out string names)
    {
        var applied = new List<string>();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var (name, apply) = All[random.Next(All.Length)];
            bytes = bytes.Length == 0 ? bytes : apply(bytes, random);
            applied.Add(name);
        }

        names = string.Join(", then ", applied);
        return bytes;
    }

    /// <summary>The same inside an XLSX: one of its parts is damaged, the package stays sound.</summary>
    public static byte[] MutatePart(byte[] xlsx, Random random, out string names)
    {
        using var stream = new MemoryStream();
        stream.Write(xlsx);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries[random.Next(archive.Entries.Count)];
            using var part = entry.Open();
            using var content = new MemoryStream();
            part.CopyTo(content);
            var mutated = Mutate(content.ToArray(), random, out names);
            names = string.Create(CultureInfo.InvariantCulture, $"in {entry.FullName}: {names}");
            part.Position = 0;
            part.SetLength(0);
            part.Write(mutated);
        }

        return stream.ToArray();
    }

    private static string Nasty(Random random)
    {
        string[] fields =
        [
            "", " ", "　", "0", "-1", "+1", "1e5", "1E400", "NaN", "0.00001", "1,234,567.89", "12,34", "9999999999999.99",
            "99999999999999999999999999999999999999999999999999", "0x7FFFFFFF", "4294967297", "-0", ".", "-", ";", ";;;;;;;;;;;",
            "2023-02-29", "2023-13-01", "0000-00-00", "99999-01-01", "2024年2月29日", "20240229", "1-12", "12-1", "0-13", "1-3;7;9-12",
            "是", "否", "企业", "残疾人证", "残疾军人证", "劳务派遣", "=cmd|'/C calc'!A0", "@x", "\"", "\"\"", "'", "\\", "\t", "\u0000", "\uFEFF", "\u202E", "{0}", "%s", "𠮷",
            BaseFiles.UnitA, BaseFiles.UnitB, BaseFiles.Stranger, BaseFiles.UnitA.ToLowerInvariant(), FullWidth.Of(BaseFiles.UnitA),
            new string('9', 5000), new string('A', 70_000),
        ];
        return Latin1(fields[random.Next(fields.Length)]);
    }

    private static byte[] At(byte[] bytes, Random random, Action<byte[], int> change)
    {
        byte[] copy = [.. bytes];
        change(copy, random.Next(copy.Length));
        return copy;
    }

    private static byte[] Splice(byte[] bytes, Random random, int lost, byte[] instead)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. instead, .. bytes[Math.Min(bytes.Length, at + lost)..]];
    }

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    /// <summary>Works on lines with one character for each byte, so that no encoding is mended on the way.</summary>
    private static Func<byte[], Random, byte[]> Lines(Action<List<string>, Random> change) => (bytes, random) =>
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n').ToList();
        change(lines, random);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    };

    private static Func<byte[], Random, byte[]> Fields(Action<List<List<string>>, Random> change) => (bytes, random) =>
    {
        var rows = Encoding.Latin1.GetString(bytes).Split('\n').Select(line => line.Split(',').ToList()).ToList();
        change(rows, random);
        return Encoding.Latin1.GetBytes(string.Join('\n', rows.Select(row => string.Join(',', row))));
    };

    private static void SomeField(List<List<string>> rows, Random random, Func<string, string> change)
    {
        var row = rows[random.Next(rows.Count)];
        if (row.Count > 0)
        {
            var at = random.Next(row.Count);
            row[at] = change(row[at]);
        }
    }

    private static void ShortenSome(List<List<string>> rows, Random random)
    {
        var row = rows[random.Next(rows.Count)];
        if (row.Count > 0)
        {
            row.RemoveAt(random.Next(row.Count));
        }
    }

    private static string AnyField(List<List<string>> rows, Random random)
    {
        var row = rows[random.Next(rows.Count)];
        return row.Count == 0 ? "" : row[random.Next(row.Count)];
    }

    /// <summary>The text's UTF-8 bytes as characters.</summary>
    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
