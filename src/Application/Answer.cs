using System.Diagnostics.CodeAnalysis;

namespace QuotaCompliance.Application;

/// <summary>What a use case gives back: what it did, or a lawful "no".</summary>
public sealed class Answer<T>
    where T : notnull
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Answer(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Whether the answer is no; one of the two is there, never both.</summary>
    public bool IsRefused([NotNullWhen(true)] out Refusal? refusal, [NotNullWhen(false)] out T? value)
    {
        (refusal, value) = (this.refusal, this.value);
        return this.refusal is not null;
    }
}

/// <summary>For a use case that has nothing to tell but that it is done.</summary>
public sealed record Done
{
    public static readonly Done It = new();

    private Done()
    {
    }
}
