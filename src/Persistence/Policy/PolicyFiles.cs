using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Levy;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Persistence.Policy;

/// <summary>Reads <c>policies/*.json</c>: one file a parameter, each value dated and cited.</summary>
public static partial class PolicyFiles
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="ParameterMissingException">A file is missing, unreadable, or has a value without date, status or source; the message names it.</exception>
    public static PolicyShelf Load(string folder) => Read(new Reader(name =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name + ".json"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParameterMissingException($"policies/{name}.json cannot be read ({e.GetType().Name}). Put the file back from the release, or enter the parameter anew by policies/policy.schema.json.");
        }
    }, _ => true));

    /// <summary>The same from texts that were kept.</summary>
    /// <param name="texts">The files by parameter name.</param>
    public static PolicyShelf Parse(IReadOnlyDictionary<string, string> texts) => Read(new Reader(name => texts.TryGetValue(name, out var text)
        ? text
        : throw new ParameterMissingException($"{name} is not among the parameters that were kept: this program asks for it, the edition is older. Run the review again."), texts.ContainsKey));

    private static PolicyShelf Read(Reader shelf)
    {
        return new PolicyShelf
        {
            QuotaRatio = shelf.Read("quota-ratio", Share),
            ReliefShares = shelf.Read("relief-shares", Relief),
            WageCapMultiple = shelf.Read("wage-cap-multiple", v => Fraction.FromDecimal(Number(v))),
            SocialAverageWage = shelf.ReadYearly("social-average-wage", (_, v) => new AnnualWage(Fraction.FromDecimal(Number(v)))),
            MinimumWage = shelf.Read("minimum-wage", v => Money.FromYuan(Number(v))),
            RewardMultiple = shelf.Read("reward-multiple", Whole),
            RewardWeight = shelf.Read("reward-weight", Whole),
            RewardExclusions = shelf.Read("reward-exclusions", Exclusions),
            SevereGrades = shelf.Read("severe-grades", v => new SevereGrades(
                v.GetProperty("disability_at_most").GetInt32(), v.GetProperty("soldier_at_most").GetInt32(), v.GetProperty("weight").GetInt32())),
            CountedGrades = shelf.Read("counted-grades", v => new CountedGrades(v.GetProperty("soldier_at_most").GetInt32())),
            ContractLength = shelf.Read("contract-length", Whole),
            WorkingAge = shelf.Read("working-age", v => new WorkingAge(
                v.GetProperty("from").GetInt32(), Limit(v.GetProperty("men")), Limit(v.GetProperty("women")))),
            FilingWindow = shelf.ReadYearly("filing-window", (_, v) => new FilingWindow(Day(v.GetProperty("opens")), Day(v.GetProperty("closes")))),
            MemberUnitPersons = shelf.Read("member-unit-persons", Whole),
            PaymentDueDate = shelf.ReadYearly("payment-due-date", (_, v) => Day(v)),
            LateFeeRate = shelf.Read("late-fee-rate", Share),
            LateFeeCap = shelf.Read("late-fee-cap", Share),
            ReductionLimit = shelf.Read("reduction-limit", Whole),
            DeferralLimit = shelf.Read("deferral-limit", Whole),
            ObjectionWindow = shelf.Read("objection-window", Whole),
            Retention = shelf.ReadLater("retention", v => new RetentionPeriods(v.GetProperty("roster").GetInt32(), v.GetProperty("roster_files").GetInt32())),
            WorkingDays = shelf.ReadYearly("working-day-calendar", (year, v) => new CalendarYear(year, Days(v, "off"), Days(v, "worked"))),
            Edition = shelf.Edition,
            Files = shelf.Texts,
        };
    }

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static int Whole(JsonElement value) => int.Parse(value.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonElement value) => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static HashSet<DateOnly> Days(JsonElement value, string name) => [.. value.GetProperty(name).EnumerateArray().Select(Day)];

    /// <summary>A share is written in percent, so that the file reads like the decree.</summary>
    private static Ratio Share(JsonElement value)
    {
        var text = value.GetString()!;
        return text.EndsWith('%')
            ? new Ratio(Fraction.FromDecimal(decimal.Parse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 100))
            : throw new FormatException("a share is written in percent");
    }

    private static ReliefSchedule Relief(JsonElement value)
    {
        var brackets = value.EnumerateArray().Select(line => new ReliefBracket(
            line.TryGetProperty("kinds", out var kinds) ? [.. kinds.EnumerateArray().Select(k => Kind(k.GetString()!))] : [],
            line.TryGetProperty("headcount_at_most", out var most) ? most.GetInt32() : null,
            line.TryGetProperty("arranged_ratio_at_least", out var least) ? Share(least) : null,
            Share(line.GetProperty("share")))).ToImmutableArray();
        var last = brackets[^1];
        return last.Kinds.IsEmpty && last.HeadcountAtMost is null && last.ArrangedRatioAtLeast is null
            ? new ReliefSchedule(brackets)
            : throw new FormatException("the last line of a relief schedule fits every unit");
    }

    private static EmployerKind Kind(string name) => EmployerKinds.TryParse(name, out var kind)
        ? kind
        : throw new FormatException($"{name} is no kind of unit");

    private static RewardExclusions Exclusions(JsonElement value) =>
        new(value.EnumerateArray().Select(e => e.GetString()).ToHashSet() is var who && who.IsSubsetOf(["concentrated"])
            ? who.Contains("concentrated")
            : throw new FormatException("only 'concentrated' can be excluded"));

    private static AgeLimit Limit(JsonElement value) => value.TryGetProperty("delayed_from", out var from)
        ? new AgeLimit(
            value.GetProperty("below").GetInt32(),
            DateOnly.ParseExact(from.GetString() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            value.GetProperty("birth_months_per_month").GetInt32(),
            value.GetProperty("at_most").GetInt32())
        : new AgeLimit(value.GetProperty("below").GetInt32());

    /// <summary>Also one without its scheme.</summary>
    [GeneratedRegex(@"://|\bwww\.|[a-z0-9-]\.(cn|com|net|org|gov|edu)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    /// <summary>The edition that files make. Line ends do not change it; anything else in a file does.</summary>
    internal static string EditionOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text.ReplaceLineEndings("\n")}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private sealed class Reader(Func<string, string> textOf, Func<string, bool> has)
    {
        private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

        public ImmutableSortedDictionary<string, string> Texts => texts.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public string Edition => EditionOf(texts);

        /// <summary>A parameter that no figure of a review rests on, and that editions kept before it came do not have.</summary>
        public Parameter<T> ReadLater<T>(string name, Func<JsonElement, T> parse) =>
            has(name) ? Read(name, parse) : new Parameter<T>(name, name, ParameterPeriod.Date, []);

        /// <summary>A parameter whose values are in force until another takes their place or they end.</summary>
        public Parameter<T> Read<T>(string name, Func<JsonElement, T> parse) => Read(name, (json, index) => Value(json, index, (_, v) => parse(v)));

        /// <summary>A yearly figure: in force for its year only, never carried forward, also where its end is not written.</summary>
        public Parameter<T> ReadYearly<T>(string name, Func<int, JsonElement, T> parse) => Read(name, (json, index) =>
        {
            var value = Value(json, index, (from, v) => parse(from.Year, v));
            var end = new DateOnly(value.From.Year, 12, 31);
            return value.To is null || value.To <= end
                ? value with { To = value.To ?? end }
                : throw new FormatException($"value {index + 1} runs on after {end:yyyy-MM-dd}: a yearly figure is entered for each year.");
        });

        private Parameter<T> Read<T>(string name, Func<JsonElement, int, ParameterValue<T>> read)
        {
            var text = textOf(name);
            try
            {
                texts.Add(name, text);
                using var document = JsonDocument.Parse(text, Relaxed);
                var root = document.RootElement;
                if (root.GetProperty("parameter").GetString() != name)
                {
                    throw new FormatException($"it says it is '{root.GetProperty("parameter").GetString()}'");
                }

                var values = root.GetProperty("values").EnumerateArray().Select(read).ToImmutableArray();
                CheckDistinct(values);
                return new Parameter<T>(name, root.GetProperty("title").GetString()!, Period(root.GetProperty("period").GetString()!), values);
            }
            catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or OverflowException or ArgumentException)
            {
                throw new ParameterMissingException($"policies/{name}.json is not readable: {e.Message} Correct the file by policies/policy.schema.json.");
            }
        }

        /// <summary>Which of two would be the law?</summary>
        private static void CheckDistinct<T>(ImmutableArray<ParameterValue<T>> values)
        {
            if (values.Where(v => v.Status != PolicyStatus.Expected).GroupBy(v => (v.Region, v.From)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw new FormatException($"two values begin on {twice.Key.From:yyyy-MM-dd} in region {twice.Key.Region}.");
            }
        }

        private static ParameterValue<T> Value<T>(JsonElement value, int index, Func<DateOnly, JsonElement, T> parse)
        {
            var from = Day(value.GetProperty("from"));
            var source = value.TryGetProperty("source", out var cited) ? cited.GetString() : null;
            if (string.IsNullOrWhiteSpace(source) || source.Length < 4)
            {
                throw new FormatException($"value {index + 1} has no source: name the document and article.");
            }

            if (WebAddress().IsMatch(source))
            {
                throw new FormatException($"value {index + 1} cites a web address: name the document and article instead.");
            }

            var raw = value.GetProperty("value");
            return new ParameterValue<T>(
                RegionCode.Parse(value.GetProperty("region").GetString()!),
                from,
                value.TryGetProperty("to", out var to) ? Day(to) : null,
                parse(from, raw),
                raw.ValueKind == JsonValueKind.String ? raw.GetString()! : raw.GetRawText(),
                Status(value.GetProperty("status").GetString()!),
                source);
        }

        private static PolicyStatus Status(string text) => text switch
        {
            "enacted" => PolicyStatus.Enacted,
            "provisional" => PolicyStatus.Provisional,
            "placeholder" => PolicyStatus.Placeholder,
            "expected" => PolicyStatus.Expected,
            _ => throw new FormatException($"'{text}' is no status."),
        };

        private static ParameterPeriod Period(string text) => text switch
        {
            "date" => ParameterPeriod.Date,
            "review-year" => ParameterPeriod.ReviewYear,
            "fee-year" => ParameterPeriod.FeeYear,
            _ => throw new FormatException($"'{text}' is no period."),
        };
    }
}
