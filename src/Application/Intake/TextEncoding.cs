using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace QuotaCompliance.Application.Intake;

/// <summary>Which encoding a whole CSV file is in: well-formed UTF-8, else strictly GB18030, else none. Never a guess that would read as other characters.</summary>
internal static class TextEncoding
{
    private const int ChunkSize = 1 << 18;

    // Signatures of files that people rename: zip (workbooks), old Office, PDF, PNG, JPEG, gzip, ELF, 7z, RAR.
    private static readonly byte[][] BinarySignatures =
    [
        [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], "%PDF-"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF],
        [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], [0x37, 0x7A, 0xBC, 0xAF], "Rar!"u8.ToArray(),
    ];

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => Encoding.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Reads the whole stream once and rewinds it.</summary>
    /// <param name="encoding">What to decode from; nothing for UTF-8.</param>
    /// <returns>The code of the refusal, or nothing.</returns>
    public static string? Detect(SourceStream source, out Encoding? encoding)
    {
        encoding = null;
        if (source.Length == 0)
        {
            return "file-empty";
        }

        var start = new byte[4];
        var length = source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var head = start.AsSpan(0, length);
        foreach (var signature in BinarySignatures)
        {
            if (head.StartsWith(signature))
            {
                return "file-format";
            }
        }

        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return "file-encoding";
        }

        var refusal = CheckUtf8(source, out var wellFormed);
        if (refusal is null && !wellFormed)
        {
            refusal = IsMostlyUtf8(source) || !IsGb18030(source) ? "file-encoding" : null;
            encoding = refusal is null ? Gb18030 : null;
        }

        source.Position = 0;
        return refusal;
    }

    private static string? CheckUtf8(SourceStream source, out bool wellFormed)
    {
        wellFormed = true;
        foreach (var chunk in Chunks(source))
        {
            if (chunk.Span.Contains((byte)0))
            {
                // Every other byte of Latin text in UTF-16 is 0; elsewhere a 0 means that this is no text at all.
                return LooksLikeUtf16(chunk.Span) ? "file-encoding" : "file-format";
            }

            wellFormed = wellFormed && Utf8.IsValid(chunk.Span);
        }

        return null;
    }

    /// <summary>Damaged UTF-8: more of the bytes beyond ASCII form characters of UTF-8 than do not. Read as GB18030 it would be other text.</summary>
    private static bool IsMostlyUtf8(SourceStream source)
    {
        var good = 0L;
        var bad = 0L;
        foreach (var chunk in Chunks(source))
        {
            for (var rest = chunk.Span; (rest = rest[Ascii(rest)..]).Length > 0;)
            {
                var formed = Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done;
                good += formed ? length : 0;
                bad += formed ? 0 : length;
                rest = rest[length..];
            }
        }

        return good > bad;

        static int Ascii(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var length ? length : text.Length;
    }

    /// <summary>The file in chunks that do not cut a character of UTF-8.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Chunks(SourceStream source)
    {
        var buffer = new byte[ChunkSize];
        var kept = 0;
        source.Position = 0;
        for (int read; (read = source.Read(buffer, kept, buffer.Length - kept)) > 0 || kept > 0;)
        {
            var length = kept + read;
            var whole = read == 0 ? length : length - IncompleteTail(buffer.AsSpan(0, length));
            yield return buffer.AsMemory(0, whole);
            buffer.AsSpan(whole, length - whole).CopyTo(buffer);
            kept = length - whole;
        }
    }

    /// <summary>How many bytes at the end begin a character that the chunk does not hold whole.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> chunk)
    {
        for (var back = 1; back <= Math.Min(3, chunk.Length); back++)
        {
            var b = chunk[^back];
            if ((b & 0xC0) != 0x80)
            {
                var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
                return length > back ? back : 0;
            }
        }

        return 0;
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> chunk)
    {
        var sample = chunk[..Math.Min(chunk.Length, 4096)];
        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return Math.Max(even, odd) > sample.Length / 8 && Math.Min(even, odd) * 8 < Math.Max(even, odd);
    }

    private static bool IsGb18030(SourceStream source)
    {
        var decoder = Gb18030.GetDecoder();
        var buffer = new byte[ChunkSize];
        var chars = new char[ChunkSize + 8];
        source.Position = 0;
        try
        {
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                var count = decoder.GetChars(buffer.AsSpan(0, read), chars, flush: source.Position == source.Length);

                // Bytes of another encoding decode to control characters here and there; Chinese text has none of them.
                if (chars.AsSpan(0, count).IndexOfAnyInRange('\u0080', '\u009F') >= 0)
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
