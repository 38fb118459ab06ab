using System.CommandLine;
using System.Globalization;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker;

/// <summary>The options that several commands share, and how they are read.</summary>
internal static class Options
{
    private const string LangName = "--lang";
    private const string AsName = "--as";
    private const string OnName = "--on";

    public static Option<int> Year() => new("--year") { Description = "审核年度 review year Y (filed and paid in Y+1)", Required = true };

    public static Option<string> Region() => new("--region") { Description = "行政区划代码 region: 640202 the district, 640200 the city, 640000 宁夏", Required = true };

    public static Option<string> Employers() => new("--employers") { Description = "单位名录 .csv or .xlsx", Required = true };

    public static Option<string> Filings() => new("--filings") { Description = "年审申报 .csv or .xlsx", Required = true };

    public static Option<string> Placements() => new("--placements") { Description = "残疾职工花名册 .csv or .xlsx", Required = true };

    /// <summary>Understood by every command, as are the two below.</summary>
    public static Option<string?> Lang() => Checked(new(LangName) { Description = "zh or en: headers and messages; codes stay the same", Recursive = true }, text => text is "zh" or "en", "--lang takes zh or en.");

    public static Option<string?> As() => new(AsName) { Description = "who acts; the account of the operating-system user when not named", Recursive = true };

    public static Option<string?> On() => Checked(
        new(OnName) { Description = "business date yyyy-MM-dd; today in Asia/Shanghai when not named", Recursive = true }, text => IsDate(text, out _), "--on takes a date like 2024-11-05.");

    /// <summary>The name given with <c>--as</c>; nothing when none is.</summary>
    /// <exception cref="UsageException">A name that only scheduled jobs have.</exception>
    public static string? ReadActor(ParseResult result)
    {
        var name = PersonName.Read(result.GetValue<string?>(AsName) ?? "");
        return name.StartsWith(Duties.JobPrefix, StringComparison.OrdinalIgnoreCase)
            ? throw new UsageException($"--as: names that begin with {Duties.JobPrefix} are those of scheduled jobs. {Duties.JobPrefix} 开头的名字留给定时任务。")
            : name.Length > 0 ? name : null;
    }

    public static ReviewYear ReadYear(ParseResult result, Option<int> option) => CheckYear(result.GetRequiredValue(option));

    public static ReviewYear CheckYear(int year) => year is >= ReviewYear.First and <= ReviewYear.Last
        ? new ReviewYear(year)
        : throw new UsageException($"--year takes a year from {ReviewYear.First} to {ReviewYear.Last}.");

    /// <summary>The business date: named, or today where the product is used.</summary>
    public static DateOnly ReadDate(ParseResult result, TimeProvider clock) =>
        result.GetValue<string?>(OnName) is { } text && IsDate(text, out var date) ? date : BusinessClock.Today(clock);

    public static RegionCode ReadRegion(ParseResult result, Option<string> option) =>
        RegionCode.TryParse(Encoding.UTF8.GetBytes(result.GetRequiredValue(option)), out var region)
            ? region
            : throw new UsageException("--region takes six digits, the first two a known province, such as 640202.");

    public static Uscc CheckUnit(string text, string what) => TypedCode.TryUnit(text, out var unit)
        ? unit
        : throw new UsageException($"{what} takes a unit's code: 18 characters with a right check character.");

    public static Language ReadLanguage(ParseResult result, Language otherwise) => result.GetValue<string?>(LangName) switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => otherwise,
    };

    private static bool IsDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Whether the command reads it or not: what is wrong is said.</summary>
    private static Option<string?> Checked(Option<string?> option, Func<string, bool> isRight, string otherwise)
    {
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && !isRight(text))
            {
                given.AddError(otherwise);
            }
        });
        return option;
    }

    public static ReviewFiles ReadFiles(ParseResult result, Option<string> employers, Option<string> filings, Option<string> placements)
    {
        string[] paths = [result.GetRequiredValue(employers), result.GetRequiredValue(filings), result.GetRequiredValue(placements)];
        Array.ForEach(paths, CheckInput);
        return new ReviewFiles(IncomingFile.At(paths[0]), IncomingFile.At(paths[1]), IncomingFile.At(paths[2]));
    }

    public static void CheckInput(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        if (!IncomingFile.IsTable(path))
        {
            throw new UsageException($"{Path.GetFileName(path)}: an input file is named .csv or .xlsx.");
        }
    }
}
