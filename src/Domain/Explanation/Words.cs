using System.Globalization;
using System.Numerics;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Domain.Explanation;

/// <summary>Figures in sentences: thousands separated, exact where decimals can say it, a fraction where they cannot.</summary>
internal static class Words
{
    public static string Yuan(Money amount) => (amount.Fen / 100m).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>Yuan to the fen, marked when that is not exact.</summary>
    public static string Yuan(AnnualWage wage, Language language)
    {
        var shown = wage.Yuan.Scaled(2);
        var text = Grouped(shown, 2, keepZeros: true);
        return Fraction.Of(shown, 100) == wage.Yuan ? text : language == Language.Chinese ? $"约 {text}" : $"about {text}";
    }

    /// <summary>Exact: a decimal of at most six places, else a fraction with its first four places.</summary>
    public static string Exactly(Fraction value, Language language)
    {
        var millionths = value.Scaled(6);
        if (Fraction.Of(millionths, 1_000_000) == value)
        {
            return Grouped(millionths, 6, keepZeros: false);
        }

        var lowest = value.Reduced();
        var near = Grouped(value.Scaled(4), 4, keepZeros: true);
        return language == Language.Chinese
            ? $"{lowest.Numerator}/{lowest.Denominator}（约 {near}）"
            : $"{lowest.Numerator}/{lowest.Denominator} (about {near})";
    }

    /// <summary>As percent, to four places when it is not exact.</summary>
    public static string Percent(Ratio ratio, Language language)
    {
        var percent = ratio.Value * Fraction.Of(100);
        var shown = percent.Scaled(4);
        return Fraction.Of(shown, 10_000) == percent ? $"{Grouped(shown, 4, keepZeros: false)}%"
            : language == Language.Chinese ? $"约 {Grouped(shown, 4, keepZeros: true)}%"
            : $"about {Grouped(shown, 4, keepZeros: true)}%";
    }

    /// <summary>1–3、7、9–12.</summary>
    public static string Months(MonthSet months, Language language)
    {
        var runs = new List<string>();
        for (var first = 1; first <= 12; first++)
        {
            if (!months.Contains(first))
            {
                continue;
            }

            var last = first;
            while (last < 12 && months.Contains(last + 1))
            {
                last++;
            }

            runs.Add(first == last ? $"{first}" : $"{first}–{last}");
            first = last;
        }

        return string.Join(language == Language.Chinese ? "、" : ", ", runs);
    }

    private static string Grouped(Int128 scaled, int places, bool keepZeros)
    {
        var (whole, fraction) = Int128.DivRem(Int128.Abs(scaled), (Int128)BigInteger.Pow(10, places));
        var decimals = fraction.ToString("D" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        decimals = keepZeros ? decimals : decimals.TrimEnd('0');
        return (scaled < 0 ? "-" : "") + ((BigInteger)whole).ToString("N0", CultureInfo.InvariantCulture) + (decimals.Length == 0 ? "" : "." + decimals);
    }
}
