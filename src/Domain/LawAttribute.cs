namespace QuotaCompliance.Domain;

/// <summary>The provision a rule carries out; <c>docs/law-index.md</c> is made from it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class LawAttribute(string document, string provision, string rules) : Attribute
{
    public string Document { get; } = document;

    public string Provision { get; } = provision;

    /// <summary>The rules of the rule book it stands for, such as <c>R5</c>.</summary>
    public string Rules { get; } = rules;
}
