using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Domain.Policy;

/// <summary>What a parameter's dates mean, for the sentence said when a value is missing.</summary>
public enum ParameterPeriod
{
    Date = 1,
    ReviewYear = 2,
    FeeYear = 3,
}

/// <summary>One dated value of a parameter.</summary>
/// <param name="To">The last day in force; open-ended when absent.</param>
/// <param name="Source">文号 and article of the document; never a web address.</param>
public sealed record ParameterValue<T>(RegionCode Region, DateOnly From, DateOnly? To, T Value, string Text, PolicyStatus Status, string Source);

/// <summary>A value found in force, with all that an explanation says about it.</summary>
/// <param name="Text">The value as its policy file writes it.</param>
public sealed record ValueInForce(string Parameter, string Title, string Text, RegionCode Region, DateOnly From, DateOnly? To, PolicyStatus Status, string Source);

/// <summary>A legal figure as data: its dated, cited values, of which the nearest region's applies.</summary>
public sealed class Parameter<T>(string name, string title, ParameterPeriod period, IReadOnlyList<ParameterValue<T>> values)
{
    public string Name { get; } = name;

    /// <summary>中文名称.</summary>
    public string Title { get; } = title;

    public ParameterPeriod Period { get; } = period;

    public IReadOnlyList<ParameterValue<T>> Values { get; } = values;

    /// <summary>The value in force in the region or the nearest one above it.</summary>
    /// <exception cref="ParameterMissingException">No value is in force that day in the region or above it.</exception>
    public ParameterValue<T> InForce(RegionCode region, DateOnly day) => Find(region, day) ?? throw Missing(region, day);

    /// <summary>As <see cref="InForce"/>, but nothing when there is no value. Of several the latest takes the place of those before it.</summary>
    public ParameterValue<T>? Find(RegionCode region, DateOnly day)
    {
        foreach (var place in region.SelfAndParents)
        {
            ParameterValue<T>? latest = null;
            foreach (var value in Values)
            {
                if (value.Region == place && value.Status != PolicyStatus.Expected && value.From <= day && (value.To is null || day <= value.To)
                    && (latest is null || value.From > latest.From))
                {
                    latest = value;
                }
            }

            if (latest is not null)
            {
                return latest;
            }
        }

        return null;
    }

    /// <summary>Whether any unit under the region could find a value that day: in the region, above it or below it.</summary>
    public bool IsKnownAround(RegionCode region, DateOnly day) =>
        Find(region, day) is not null || Values.Any(v => region.Covers(v.Region) && Find(v.Region, day) is not null);

    public ValueInForce Describe(ParameterValue<T> value) =>
        new(Name, Title, value.Text, value.Region, value.From, value.To, value.Status, value.Source);

    public ParameterMissingException Missing(RegionCode region, DateOnly day)
    {
        var when = Period switch
        {
            ParameterPeriod.FeeYear => $"fee year {day.Year}",
            ParameterPeriod.ReviewYear => $"review year {day.Year}",
            _ => $"{day:yyyy-MM-dd}",
        };
        var last = Values
            .Where(v => v.Status != PolicyStatus.Expected && v.From <= day && region.SelfAndParents.Contains(v.Region))
            .OrderBy(v => v.From).LastOrDefault()
            ?? Values.Where(v => v.Status != PolicyStatus.Expected).OrderBy(v => v.From).LastOrDefault();
        var known = last is null ? "it has no value at all"
            : last.To is { } to ? $"the last one ({last.Text}, region {last.Region}, {last.Source}) ends {to:yyyy-MM-dd}"
            : $"the last one ({last.Text}, {last.Source}) is for region {last.Region} from {last.From:yyyy-MM-dd}";
        return new ParameterMissingException(
            $"{Name} ({Title}) has no value for {when} in region {region}: {known}. Enter the value with its document in policies/{Name}.json.");
    }
}

/// <summary>A legal parameter is missing, ended, uncited or unreadable: the run stops, and the message says what to enter where.</summary>
public sealed class ParameterMissingException(string message) : Exception(message);
