using System.Text.Json;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>A policy file as it is written.</summary>
internal sealed record PolicyDocument(string Name, string Parameter, string Title, string Period, IReadOnlyList<string> Rules, IReadOnlyList<PolicyText> Values)
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<PolicyDocument> All { get; } =
    [
        .. Repository.Files("policies", "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "policy.schema")
            .Select(Read),
    ];

    public static PolicyDocument Of(string name) => All.Single(policy => policy.Name == name);

    private static PolicyDocument Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Path("policies", name + ".json")), WithComments);
        var root = document.RootElement;
        return new PolicyDocument(
            name,
            root.GetProperty("parameter").GetString()!,
            root.GetProperty("title").GetString()!,
            root.GetProperty("period").GetString()!,
            [.. root.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()!)],
            [
                .. root.GetProperty("values").EnumerateArray().Select(value => new PolicyText(
                    value.GetProperty("region").GetString()!,
                    value.GetProperty("from").GetString()!,
                    value.TryGetProperty("to", out var to) ? to.GetString() : null,
                    value.GetProperty("value") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : value.GetProperty("value").GetRawText(),
                    value.GetProperty("status").GetString()!,
                    value.GetProperty("source").GetString()!)),
            ]);
    }
}

/// <summary>One dated value of a policy file.</summary>
internal sealed record PolicyText(string Region, string From, string? To, string Value, string Status, string Source);
