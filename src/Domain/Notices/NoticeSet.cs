using System.Collections.Immutable;

namespace QuotaCompliance.Domain.Notices;

/// <summary>What an office has published, all versions of it, fit to be shown together.</summary>
public sealed class NoticeSet
{
    private readonly Dictionary<(NoticeKind, int), int> current;

    private NoticeSet(ImmutableArray<Notice> notices)
    {
        Notices = notices;
        current = notices.GroupBy(n => (n.Kind, n.Year.Value)).ToDictionary(g => g.Key, g => g.Max(n => n.Version));
    }

    /// <summary>The latest year first; within it by kind, the version in force first.</summary>
    public ImmutableArray<Notice> Notices { get; }

    /// <summary>The version now in force in place of this one; none when it is itself in force (现行).</summary>
    public int? CorrectedBy(Notice notice) => current[(notice.Kind, notice.Year.Value)] is var latest && latest > notice.Version ? latest : null;

    /// <exception cref="NoticeRefusedException">A figure rests on a placeholder, or a version is missing, twice there, or older than the one it corrects.</exception>
    public static NoticeSet Of(IEnumerable<Notice> notices)
    {
        var ordered = notices.OrderByDescending(n => n.Year).ThenBy(n => n.Kind).ThenByDescending(n => n.Version).ToImmutableArray();
        foreach (var notice in ordered)
        {
            if (notice.Blocking.FirstOrDefault() is { } placeholder)
            {
                throw new NoticeRefusedException(
                    $"{notice.Id} cannot be published: {placeholder.Parameter} ({placeholder.Title}) is a placeholder. Enter the enacted value in policies/{placeholder.Parameter}.json and run the review again.");
            }
        }

        foreach (var versions in ordered.GroupBy(n => (n.Kind, n.Year)))
        {
            Notice? earlier = null;
            foreach (var notice in versions.Reverse())
            {
                if (notice.Version != (earlier?.Version ?? 0) + 1)
                {
                    throw new NoticeRefusedException($"{notice.Id} cannot be published: version {(earlier?.Version ?? 0) + 1} should come here. Versions are numbered from 1 without a gap, each once.");
                }

                if (notice.PublishedOn < earlier?.PublishedOn)
                {
                    throw new NoticeRefusedException($"{notice.Id} cannot be published: it is dated {notice.PublishedOn:yyyy-MM-dd}, before the version it corrects ({earlier.PublishedOn:yyyy-MM-dd}).");
                }

                earlier = notice;
            }
        }

        return new NoticeSet(ordered);
    }
}

/// <summary>These notices may not be published as they are: nothing was published, and the message says what to do.</summary>
public sealed class NoticeRefusedException(string message) : Exception(message);
