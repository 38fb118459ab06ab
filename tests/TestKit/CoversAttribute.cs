namespace QuotaCompliance.TestKit;

/// <summary>The rules a test class shows to hold, such as <c>R3 R8</c>; <c>docs/law-index.md</c> lists them beside the law.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CoversAttribute(string rules) : Attribute
{
    public string Rules { get; } = rules;
}
