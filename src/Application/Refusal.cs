using System.Collections.Immutable;
using System.Globalization;

namespace QuotaCompliance.Application;

/// <summary>A lawful "no": a code and the facts of the case. The sentence is made when it is read (<see cref="Words.RefusalWords"/>), the next step is the door's own.</summary>
/// <param name="Facts">By name; codes, numbers, dates and names of accounts, never anything of a person on a roster.</param>
public sealed record Refusal(RefusalCode Code, ImmutableSortedDictionary<string, string> Facts)
{
    public static Refusal Of(RefusalCode code, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var told = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            told[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return new Refusal(code, told.ToImmutable());
    }

    /// <summary>A fact of the case; empty when it has none of that name.</summary>
    public string this[string fact] => Facts.GetValueOrDefault(fact, "");
}
