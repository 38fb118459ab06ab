using System.Globalization;

namespace QuotaCompliance.Domain.Employers;

/// <summary>行政区划代码: six digits, province, city, district. <c>640200</c> covers all that lies under it; <c>000000</c> is the whole country (policies only).</summary>
public readonly record struct RegionCode : IComparable<RegionCode>
{
    // GB/T 2260: the first two digits of the provinces, autonomous regions, municipalities and special regions.
    private static readonly HashSet<int> Provinces =
    [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    ];

    private RegionCode(int code) => Code = code;

    public int Code { get; }

    public static RegionCode Nation => default;

    /// <summary>The regions whose values apply here, nearest first: district, city, province, nation.</summary>
    public IEnumerable<RegionCode> SelfAndParents
    {
        get
        {
            yield return this;
            if (Code % 100 != 0)
            {
                yield return new RegionCode(Code / 100 * 100);
            }

            if (Code % 10_000 != 0)
            {
                yield return new RegionCode(Code / 10_000 * 10_000);
            }

            if (Code != 0)
            {
                yield return Nation;
            }
        }
    }

    /// <summary>The region of a stored code.</summary>
    public static RegionCode Of(int code) => code is >= 0 and <= 999_999
        ? new RegionCode(code)
        : throw new ArgumentOutOfRangeException(nameof(code), code, "a region has six digits");

    /// <summary>Six half-width digits whose first two are a known province.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out RegionCode region)
    {
        region = default;
        if (text.Length != 6)
        {
            return false;
        }

        var code = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            code = (code * 10) + (c - '0');
        }

        if (!Provinces.Contains(code / 10_000))
        {
            return false;
        }

        region = new RegionCode(code);
        return true;
    }

    public static RegionCode Parse(string text) => text == "000000" ? Nation
        : TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var region) ? region
        : throw new FormatException($"{text} is not a region: six digits, the first two a known province");

    public bool Covers(RegionCode other) =>
        Code == other.Code
        || (Code % 100 == 0 && Code / 100 == other.Code / 100)
        || (Code % 10_000 == 0 && Code / 10_000 == other.Code / 10_000)
        || Code == 0;

    public int CompareTo(RegionCode other) => Code.CompareTo(other.Code);

    public static bool operator <(RegionCode a, RegionCode b) => a.Code < b.Code;

    public static bool operator >(RegionCode a, RegionCode b) => a.Code > b.Code;

    public static bool operator <=(RegionCode a, RegionCode b) => a.Code <= b.Code;

    public static bool operator >=(RegionCode a, RegionCode b) => a.Code >= b.Code;

    public override string ToString() => Code.ToString("D6", CultureInfo.InvariantCulture);
}
