using System.Collections.Concurrent;
using System.Globalization;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Application.Tests.Intake;

/// <summary>Thousands of damaged files: each is judged, none brings the command down, and every row is accounted for.</summary>
/// <remarks><c>QUOTA_FUZZ</c> says how many, <c>QUOTA_FUZZ_FROM</c> with which seed they begin; <c>QUOTA_FUZZ_SEED</c> replays a single one from a failure's message.</remarks>
public sealed class FuzzTests
{
    private const int FailuresShown = 10;

    private static readonly (string Name, Func<InputFile, byte[]> Write, string Extension)[] Writings =
    [
        ("UTF-8", file => file.ToBytes(), ".csv"),
        ("UTF-8 in Chinese", file => ChineseHeaders.Put(file).ToBytes(), ".csv"),
        ("GB18030", file => InputFile.Gb18030.GetBytes(ChineseHeaders.Put(file).ToCsv()), ".csv"),
        ("XLSX", file => Workbook.Of(file), ".xlsx"),
    ];

    [Fact]
    public void A_damaged_file_is_judged_and_every_row_accounted_for()
    {
        var failures = new ConcurrentQueue<string>();
        Parallel.ForEach(Seeds(), () => new Desk(new BaseFiles()), (seed, loop, desk) =>
        {
            var what = Damage(desk, seed);
            if (Fault(desk) is { } fault)
            {
                failures.Enqueue($"QUOTA_FUZZ_SEED={seed} ({what}): {fault}");
                if (failures.Count >= FailuresShown)
                {
                    loop.Stop();
                }
            }

            return desk;
        }, desk => desk.Dispose());

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }

    [Fact]
    public void The_same_seed_does_the_same_damage()
    {
        using var one = new Desk(new BaseFiles());
        using var other = new Desk(new BaseFiles());
        for (var seed = 1; seed <= 100; seed++)
        {
            Assert.Equal(Damage(one, seed), Damage(other, seed));
            Assert.All(BaseFiles.Kinds, kind => Assert.Equal(Path.GetFileName(one.PathOf(kind)), Path.GetFileName(other.PathOf(kind))));
            Assert.All(
                BaseFiles.Kinds.Where(kind => one.PathOf(kind).EndsWith(".csv", StringComparison.Ordinal)),
                kind => Assert.Equal(File.ReadAllBytes(one.PathOf(kind)), File.ReadAllBytes(other.PathOf(kind))));
        }
    }

    private static IEnumerable<int> Seeds() =>
        Number("QUOTA_FUZZ_SEED") is { } seed ? [seed] : Enumerable.Range(Number("QUOTA_FUZZ_FROM") ?? 1, Number("QUOTA_FUZZ") ?? 3_000);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Puts three good files on the desk and damages one; says what was done.</summary>
    private static string Damage(Desk desk, int seed)
    {
        var random = new Random(seed);
        var files = new BaseFiles();
        foreach (var each in BaseFiles.Kinds)
        {
            desk.Put(each, files[each].ToBytes());
        }

        var kind = BaseFiles.Kinds[random.Next(BaseFiles.Kinds.Count)];
        var (name, write, extension) = Writings[random.Next(Writings.Length)];
        var good = write(files[kind]);
        var bad = extension == ".xlsx" && random.Next(4) > 0
            ? Mutation.MutatePart(good, random, out var mutations)
            : Mutation.Mutate(good, random, out mutations);
        desk.Put(kind, bad, extension);
        File.Delete(desk.Out);
        File.Delete(desk.Findings);
        return $"{kind} in {name}, {mutations}";
    }

    /// <summary>What the command did that it never may, or null.</summary>
    private static string? Fault(Desk desk)
    {
        try
        {
            return FaultOf(desk, desk.Assess());
        }
        catch (Exception thrown)
        {
            return thrown.ToString();
        }
    }

    private static string? FaultOf(Desk desk, CommandResult result)
    {
        if (result.Exit is not (0 or 3 or 4))
        {
            return string.Create(CultureInfo.InvariantCulture, $"exit {result.Exit}: {result.Stderr}");
        }

        if (result.Stderr.Contains("Exception", StringComparison.Ordinal) || result.Stderr.Contains("incident", StringComparison.OrdinalIgnoreCase))
        {
            return "stderr speaks of an exception: " + result.Stderr;
        }

        var totals = result.Totals;
        if (BaseFiles.Kinds.FirstOrDefault(kind => !totals.ContainsKey(kind)) is { } unread)
        {
            return $"no control totals of {unread}: {result.Stderr}";
        }

        if (totals.FirstOrDefault(each => each.Value.Read != each.Value.Accepted + each.Value.Refused) is { Key: { } unequal })
        {
            return $"the totals of {unequal} do not agree: {result.Stderr}";
        }

        if (File.Exists(desk.Out) != (result.Exit is 0 or 3))
        {
            return string.Create(CultureInfo.InvariantCulture, $"exit {result.Exit}, and a result is {(File.Exists(desk.Out) ? "" : "not ")}there");
        }

        var errors = desk.ReadFindings().Count(finding => finding.Severity == "error");
        if ((errors > 0) == (result.Exit == 0))
        {
            return string.Create(CultureInfo.InvariantCulture, $"exit {result.Exit} with {errors} errors");
        }

        if (result.Exit == 3 && totals.Values.Sum(each => each.Refused) == 0)
        {
            return "rows were refused, but none is counted";
        }

        if (Secrets.ToldBy(Secrets.OfBaseFiles, result, desk.Out, desk.Findings) is { Count: > 0 } told)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{told.Count} personal values were told");
        }

        var expected = BaseFiles.Kinds.Select(kind => Path.GetFileName(desk.PathOf(kind))).Append("findings.csv");
        var strangers = desk.Folder.Names.Except(expected).Except(["assessments.csv"]).ToList();
        return strangers.Count > 0 ? "left behind: " + string.Join(' ', strangers) : null;
    }
}
