using System.Collections.Immutable;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Notices;

/// <summary>Who publishes, and where objections go.</summary>
public sealed record NoticeOffice(string Name, string Address, string Telephone);

/// <summary>One version of one public notice. A correction is a new version; the old one stays, marked.</summary>
public sealed record Notice
{
    public required NoticeTable Table { get; init; }

    public NoticeKind Kind => Table.Kind;

    public required ReviewYear Year { get; init; }

    /// <summary>1 for the first; each correction is one more.</summary>
    public required int Version { get; init; }

    /// <summary>What a correction corrects and why, for the public; none in version 1.</summary>
    public required string? Correction { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required ObjectionWindow Objections { get; init; }

    public required NoticeOffice Office { get; init; }

    /// <summary>Every parameter the figures and the window rest on.</summary>
    public required ImmutableArray<ValueInForce> Parameters { get; init; }

    /// <summary>The name in addresses and files, such as <c>proportional-2023-v1</c>.</summary>
    public string Id => $"{Kind.Code()}-{Year}-v{Version}";

    public string Title => $"{Office.Name}关于{About}";

    /// <summary>The title without its office, such as 2023年度超比例安排残疾人就业奖励的公示.</summary>
    public string About => $"{Year}年度{Kind.Subject()}的公示";

    /// <summary>The placeholders that forbid publication.</summary>
    public IEnumerable<ValueInForce> Blocking => Parameters.Where(p => p.Status == PolicyStatus.Placeholder);

    /// <summary>The values not yet confirmed against their documents, named in the notice's foot.</summary>
    public IEnumerable<ValueInForce> Provisional => Parameters.Where(p => p.Status == PolicyStatus.Provisional);

    public bool MayBePublished => !Blocking.Any();

    /// <summary>A notice published on a day, its objection window counted by the law and the calendar of the region.</summary>
    /// <param name="met">Every value the run behind the table met.</param>
    /// <exception cref="ParameterMissingException">No objection window is in force, or it reaches a year without a calendar.</exception>
    public static Notice Of(NoticeTable table, ReviewYear year, RegionCode region, DateOnly publishedOn, NoticeOffice office, PolicyShelf shelf, IEnumerable<ValueInForce> met)
    {
        var days = shelf.ObjectionWindow.InForce(region, publishedOn);
        return new Notice
        {
            Table = table,
            Year = year,
            Version = 1,
            Correction = null,
            PublishedOn = publishedOn,
            Objections = ObjectionWindow.From(publishedOn, days.Value, new WorkingDayCalendar(shelf.WorkingDays, region)),
            Office = office,
            Parameters = [.. met.Append(shelf.ObjectionWindow.Describe(days)).Distinct()],
        };
    }

    /// <summary>This notice as a later version of one already published.</summary>
    /// <param name="reason">What is corrected and why; read by the public, so it names no person.</param>
    public Notice Correcting(Notice earlier, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return earlier.Kind == Kind && earlier.Year == Year
            ? this with { Version = earlier.Version + 1, Correction = reason }
            : throw new ArgumentException("a notice corrects one of its own kind and year", nameof(earlier));
    }

    public override string ToString() => Id;
}
