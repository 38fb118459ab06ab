namespace QuotaCompliance.Domain;

/// <summary>The provision a rule carries out; <c>docs/law-index.md</c> is made from it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class LawAttribute(string document, string provision, string rules) : Attribute
{
    /// <summary>文号 or title, as the policy files cite it.</summary>
    public string Document { get; } = document;

    /// <summary>第7条 and the like; empty when the document is meant as a whole.</summary>
    public string Provision { get; } = provision;

    /// <summary>The rules of the rule book it stands for, such as <c>R5</c>.</summary>
    public string Rules { get; } = rules;
}
