using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using QuotaCompliance.Domain;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>From each provision to its parameters, rules, code and tests: made of the policy files, <c>[Law]</c> in the domain and <c>[Covers]</c> on tests.</summary>
internal static partial class LawIndex
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const int LongestValue = 200;

    /// <summary>The rules, by the numbers that code, policies and tests cite.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>
    {
        ["R1"] = "Headcount",
        ["R2"] = "Persons owed",
        ["R3"] = "Credited persons",
        ["R4"] = "Shortfall and wage base",
        ["R5"] = "Money lines and rounding",
        ["R6"] = "Relief shares",
        ["R7"] = "Reward",
        ["R8"] = "Outcome and flags",
        ["R9"] = "Late fee",
        ["R10"] = "Reduction and deferral on application",
        ["R11"] = "Public notices",
        ["R12"] = "Public bodies and member units",
        ["R20"] = "What a reader can work out",
        ["P1"] = "Keeping of personal data",
    };

    public static string Text()
    {
        var cited = Cited();
        var text = new StringBuilder("""
            # Law index

            Generated; don't edit. From each provision to the parameters that hold its figures, the rules, the code and the tests.
            Made of `policies/`, of `[Law]` in `src/Domain` and of `[Covers]` on test classes; `UPDATE_LAW_INDEX=1 ./test` writes it anew.
            Status: enacted · provisional (not confirmed against the original) · placeholder (for demonstration) · expected (never applied).

            ## Provisions


            """);
        foreach (var document in Provisions(cited).GroupBy(p => p.Document).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            text.Append("### ").AppendLine(document.Key).AppendLine()
                .AppendLine("| provision | parameter, and by region and dates its value and status | rule | code |")
                .AppendLine("| --- | --- | --- | --- |");
            foreach (var line in document.OrderBy(p => Number(p.Place)).ThenBy(p => p.Place, StringComparer.Ordinal))
            {
                var rules = line.Values.SelectMany(v => v.Policy.Rules).Concat(line.Code.SelectMany(c => c.Rules)).Distinct().OrderBy(Number);
                text.AppendLine($"| {Cell(line.Place)} | {Lines(line.Values.GroupBy(v => v.Policy).SelectMany(values => Values(values, document.Key)))} | {string.Join(' ', rules.Select(Link))} | {Lines(line.Code.Select(c => c.Link))} |");
            }

            text.AppendLine();
        }

        text.AppendLine("## Rules").AppendLine();
        var tests = TestsByRule();
        foreach (var (rule, subject) in Rules)
        {
            var policies = PolicyDocument.All.Where(policy => policy.Rules.Contains(rule)).Select(policy => $"[{policy.Name}](../policies/{policy.Name}.json) {policy.Title}");
            text.AppendLine($"### {rule}").AppendLine()
                .AppendLine(subject).AppendLine()
                .AppendLine($"- Parameters: {Listed(policies)}")
                .AppendLine($"- Code: {Listed(cited.Where(c => c.Rules.Contains(rule)).Select(c => c.Link))}")
                .AppendLine($"- Tests: {Listed(tests.GetValueOrDefault(rule, []).Select(path => $"[{Path.GetFileNameWithoutExtension(path)}](../{path})"))}")
                .AppendLine();
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    /// <summary>The test files whose class says it covers a rule.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> TestsByRule() => Repository.Files("tests", "*.cs")
        .SelectMany(path => CoversLine().Matches(File.ReadAllText(Repository.Path(path)))
            .SelectMany(match => match.Groups[1].Value.Split(' '))
            .Select(rule => (Rule: rule, Path: path)))
        .Distinct()
        .GroupBy(test => test.Rule)
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(test => test.Path)]);

    /// <summary>The rules that the domain says it carries out.</summary>
    public static IEnumerable<string> RulesInCode() => Cited().SelectMany(code => code.Rules).Distinct();

    private static List<CitedCode> Cited() =>
    [
        .. typeof(LawAttribute).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(Everything).Prepend(type).Where(member => member is not Type || member == type))
            .SelectMany(member => member.GetCustomAttributes<LawAttribute>().Select(law => new CitedCode(law, LinkTo(member))))
            .OrderBy(code => code.Link, StringComparer.Ordinal),
    ];

    /// <summary>Code and values come together where a value's source begins with the document and goes on with the same provision.</summary>
    private static IEnumerable<Provision> Provisions(List<CitedCode> cited)
    {
        var documents = cited.Select(c => c.Law.Document).Distinct().OrderByDescending(d => d.Length).ToList();
        var places = PolicyDocument.All.SelectMany(policy => policy.Values.Select(value => new CitedValue(policy, value))).ToLookup(v =>
        {
            var document = documents.Find(d => v.Text.Source.StartsWith(d, StringComparison.Ordinal)) ?? v.Text.Source;
            return (Document: document, Place: v.After(document) is [' ', .. var place] ? place : "");
        });
        var code = cited.ToLookup(c => (c.Law.Document, Place: c.Law.Provision));
        return places.Select(p => p.Key).Concat(code.Select(c => c.Key)).Distinct()
            .Select(key => new Provision(key.Document, key.Place, [.. places[key]], [.. code[key]]));
    }

    private static IEnumerable<string> Values(IGrouping<PolicyDocument, CitedValue> values, string document) =>
        values.Select(v => Value(v.Text) + (v.After(document) is [not ' ', ..] ? v.After(document) : ""))
            .Prepend($"[{values.Key.Name}](../policies/{values.Key.Name}.json) {values.Key.Title}");

    private static string Value(PolicyText value)
    {
        var dates = value.To is { } to ? $"{value.From} – {to}" : $"from {value.From}";
        var figure = value.Value.Length <= LongestValue ? $"`{value.Value}`" : "(see the file)";
        return $"{value.Region}, {dates}: {figure}, {value.Status}";
    }

    private static string LinkTo(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        var declaration = new Regex($@"^\s{{0,4}}public .*\b(?:class|struct|record)\s+{type.Name}\b", RegexOptions.Multiline);
        var path = Repository.Files($"src/Domain/{type.Namespace!.Split('.')[^1]}", "*.cs").Single(file => declaration.IsMatch(File.ReadAllText(Repository.Path(file))));
        return $"[{(member is Type ? type.Name : $"{type.Name}.{member.Name}")}](../{path})";
    }

    /// <summary>The first number in <c>R3</c> or <c>第12条</c>, 0 when there is none.</summary>
    private static int Number(string text) =>
        FirstNumber().Match(text) is { Success: true } number ? int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string Link(string rule) => $"[{rule}](#{rule.ToLowerInvariant()})";

    private static string Lines(IEnumerable<string> entries) => Cell(string.Join("<br>", entries.Distinct()));

    private static string Listed(IEnumerable<string> entries) => string.Join(", ", entries.Distinct()) is { Length: > 0 } listed ? listed : "none";

    private static string Cell(string text) => text.Length == 0 ? "–" : text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("""^\s*\[Covers\("([^"]+)"\)\]""", RegexOptions.Multiline)]
    private static partial Regex CoversLine();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex FirstNumber();

    private sealed record CitedCode(LawAttribute Law, string Link)
    {
        public IReadOnlyList<string> Rules => Law.Rules.Split(' ');
    }

    private sealed record CitedValue(PolicyDocument Policy, PolicyText Text)
    {
        /// <summary>What the source says after the document's name: a space and a provision, or a note.</summary>
        public string After(string document) => Text.Source[document.Length..];
    }

    private sealed record Provision(string Document, string Place, IReadOnlyList<CitedValue> Values, IReadOnlyList<CitedCode> Code);
}
