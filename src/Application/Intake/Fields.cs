using System.Runtime.InteropServices;
using System.Text;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Application.Intake;

/// <summary>How the text of one field is read. All take trimmed text; none accepts what it cannot read whole.</summary>
internal static class Fields
{
    /// <summary>Trims white space, the ideographic space too.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        // ASCII, or one of the unified ideographs, which take three bytes and begin with one from E4 to E9: no space is among them.
        if (text.IsEmpty || ((IsPlain(text[0]) || IsIdeograph(text[0])) && (IsPlain(text[^1]) || (text.Length > 2 && IsIdeograph(text[^3])))))
        {
            return text;
        }

        while (!text.IsEmpty && Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && IsSpace(rune))
        {
            text = text[length..];
        }

        while (!text.IsEmpty && Rune.DecodeLastFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done && IsSpace(rune))
        {
            text = text[..^length];
        }

        return text;

        static bool IsPlain(byte b) => b is > 0x20 and < 0x7F;
        static bool IsIdeograph(byte lead) => lead is >= 0xE4 and <= 0xE9;
        static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == 0xFEFF;
    }

    /// <summary>Full-width digits, letters and separators as their half-width forms: what input methods produce in codes, dates and numbers.</summary>
    public static string HalfWidth(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        return string.Create(text.Length, text, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = source[i] switch
                {
                    >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '；' or '，' or '－' or '／' or '～' or '．' => (char)(source[i] - 0xFEE0),
                    '、' => ',',
                    _ => source[i],
                };
            }
        });
    }

    /// <summary>As <see cref="HalfWidth(string)"/>, without a copy when the text is ASCII already.</summary>
    public static ReadOnlySpan<byte> HalfWidth(ReadOnlySpan<byte> text) =>
        System.Text.Ascii.IsValid(text) ? text : Encoding.UTF8.GetBytes(HalfWidth(Encoding.UTF8.GetString(text)));

    /// <summary>A code: half-width, letters upper case.</summary>
    public static ReadOnlySpan<byte> Code(ReadOnlySpan<byte> text)
    {
        var half = HalfWidth(text);
        return half.IndexOfAnyInRange((byte)'a', (byte)'z') < 0
            ? half
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(half).ToUpperInvariant());
    }

    /// <summary>The number of characters, counting each code point once.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    /// <summary>A plain decimal without sign or exponent, optional thousands commas, as a whole number of units of 10^−places; its whole part is below the limit.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, long limit, int places, out long scaled)
    {
        if (TryPlain(text, limit, places, out scaled))
        {
            return true;
        }

        text = HalfWidth(text);
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || fraction.Length > places || whole.Length > 40)
        {
            return false;
        }

        var grouped = whole.IndexOf((byte)',') >= 0;
        var value = 0L;
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i] == ',')
            {
                // 1,234,567: a comma stands before every third digit from the right, and nowhere else.
                if ((whole.Length - i) % 4 != 0 || i == 0)
                {
                    return false;
                }

                continue;
            }

            if (whole[i] is < (byte)'0' or > (byte)'9' || (grouped && (whole.Length - i) % 4 == 0))
            {
                return false;
            }

            value = (value * 10) + (whole[i] - '0');
            if (value >= limit)
            {
                return false;
            }
        }

        for (var i = 0; i < places; i++)
        {
            var digit = i < fraction.Length ? fraction[i] : (byte)'0';
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        scaled = value;
        return true;
    }

    /// <summary>A few digits and no more, as most figures are.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> text, long limit, int places, out long scaled)
    {
        scaled = 0;
        if (text.Length is 0 or > 12)
        {
            return false;
        }

        var value = 0L;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (b - '0');
        }

        if (value >= limit)
        {
            return false;
        }

        for (var i = 0; i < places; i++)
        {
            value *= 10;
        }

        scaled = value;
        return true;
    }

    /// <summary>A number of people: below 10^7, at most four places; in ten-thousandths.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out long tenThousandths) => TryNumber(text, 10_000_000, 4, out tenThousandths);

    /// <summary>An amount in yuan: below 10^13, at most two places.</summary>
    public static bool TryMoney(ReadOnlySpan<byte> text, out Money money)
    {
        var read = TryNumber(text, 10_000_000_000_000, 2, out var fen);
        money = new Money(fen);
        return read;
    }

    /// <summary>yyyy-MM-dd, yyyy-M-d, yyyy/M/d, yyyy年M月d日 or yyyyMMdd.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        if (!System.Text.Ascii.IsValid(text))
        {
            var plain = HalfWidth(Encoding.UTF8.GetString(text));
            var (year, month) = (plain.IndexOf('年', StringComparison.Ordinal), plain.IndexOf('月', StringComparison.Ordinal));
            if (plain.EndsWith('日') && year == 4 && month > year && plain.LastIndexOf('年') == year && plain.LastIndexOf('月') == month && !plain.Contains('-', StringComparison.Ordinal))
            {
                plain = plain[..^1].Replace('年', '-').Replace('月', '-');
            }

            text = Encoding.UTF8.GetBytes(plain);
        }

        date = default;
        if (text.Length == 8 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            return TryDay(Digits(text[..4]), Digits(text[4..6]), Digits(text[6..]), out date);
        }

        if (text.Length is < 8 or > 10 || text[4] is not ((byte)'-' or (byte)'/'))
        {
            return false;
        }

        var separator = text[4];
        var rest = text[5..];
        var second = rest.IndexOf(separator);
        return second is 1 or 2
            && rest.Length - second is 2 or 3
            && TryDay(Digits(text[..4]), Digits(rest[..second]), Digits(rest[(second + 1)..]), out date);
    }

    /// <summary>是/否, Y/N, true/false, 1/0; blank is no.</summary>
    public static bool TryFlag(ReadOnlySpan<byte> text, out bool flag)
    {
        flag = false;
        if (text.IsEmpty || text.SequenceEqual("否"u8))
        {
            return true;
        }

        if (text.SequenceEqual("是"u8))
        {
            flag = true;
            return true;
        }

        var code = Code(text);
        flag = code.SequenceEqual("Y"u8) || code.SequenceEqual("TRUE"u8) || code.SequenceEqual("1"u8);
        return flag || code.SequenceEqual("N"u8) || code.SequenceEqual("FALSE"u8) || code.SequenceEqual("0"u8);
    }

    /// <summary>Months and rising ranges: <c>1-12</c>, <c>1-3;7;9-12</c>; blank is none.</summary>
    public static bool TryMonths(ReadOnlySpan<byte> text, out MonthSet months)
    {
        months = MonthSet.None;
        if (text.IsEmpty)
        {
            return true;
        }

        text = HalfWidth(text);
        foreach (var range in text.SplitAny((byte)';', (byte)','))
        {
            var part = text[range].Trim((byte)' ');
            var dash = part.IndexOfAny((byte)'-', (byte)'~');
            var first = Digits((dash < 0 ? part : part[..dash]).Trim((byte)' '));
            var last = dash < 0 ? first : Digits(part[(dash + 1)..].Trim((byte)' '));
            if (first is < 1 or > 12 || last is < 1 or > 12 || first > last)
            {
                return false;
            }

            months |= MonthSet.Range(first, last);
        }

        return true;
    }

    /// <summary>One amount for every month, or twelve separated by <c>;</c> of which a blank is 0.</summary>
    public static bool TryWages(ReadOnlySpan<byte> text, out MonthlyWages wages)
    {
        wages = default;
        text = HalfWidth(text);
        if (text.IndexOf((byte)';') < 0)
        {
            var read = TryMoney(text, out var every);
            wages = new MonthlyWages(every);
            return read;
        }

        var each = new Money[12];
        var month = 0;
        foreach (var range in text.Split((byte)';'))
        {
            var part = text[range].Trim((byte)' ');
            if (month == 12 || (!part.IsEmpty && !TryMoney(part, out each[month])))
            {
                return false;
            }

            month++;
        }

        wages = new MonthlyWages(default, ImmutableCollectionsMarshal.AsImmutableArray(each));
        return month == 12;
    }

    /// <summary>A number of one to four digits; −1 when it is none.</summary>
    public static int Digits(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 4)
        {
            return -1;
        }

        var value = 0;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (b - '0');
        }

        return value;
    }

    private static bool TryDay(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }
}
