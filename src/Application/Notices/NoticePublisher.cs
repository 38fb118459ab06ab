using QuotaCompliance.Application.Documents;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Domain.Notices;

namespace QuotaCompliance.Application.Notices;

/// <summary>Writes all notices of an office as a folder of pages and data files, in one step.</summary>
public static class NoticePublisher
{
    /// <summary>Shows these notices, every version of them, in place of what the folder shows now. The same notices again change nothing.</summary>
    /// <param name="folder">The place readers are given; it becomes a link to the edition in force (<see cref="AtomicFolder"/>).</param>
    /// <param name="notices">All that was ever published there, and the new ones.</param>
    /// <param name="record">Writes down that they are published, when all is ready and only the step that shows them is left; what it throws keeps them back.</param>
    /// <returns>Whether readers see anything new.</returns>
    /// <exception cref="NoticeRefusedException">A notice may not be published, or one already published would vanish or change.</exception>
    /// <exception cref="IOException">The surroundings failed: readers see what they saw before.</exception>
    public static bool Publish(string folder, IEnumerable<Notice> notices, Action? record = null)
    {
        var set = NoticeSet.Of(notices);
        var files = FilesOf(set).ToDictionary();
        using var site = new AtomicFolder(folder);
        if (site.Current is { } current && Directory.Exists(current))
        {
            CheckNothingPublishedIsLost(current, set);
            if (IsAlreadyShown(current, files))
            {
                record?.Invoke();
                return false;
            }
        }

        foreach (var (name, content) in files)
        {
            site.Write(name, content);
        }

        record?.Invoke();
        site.Commit();
        return true;
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> FilesOf(NoticeSet set)
    {
        foreach (var notice in set.Notices)
        {
            yield return new($"{notice.Id}/index.html", NoticePage.Of(notice, set.CorrectedBy(notice)));
            yield return new(CsvName(notice), NoticeData.Csv(notice));
            yield return new(JsonName(notice), NoticeData.Json(notice, set.CorrectedBy(notice)));
        }

        yield return new("index.html", IndexPage.Of(set));
    }

    private static string CsvName(Notice notice) => $"{notice.Id}/{notice.Id}.csv";

    private static string JsonName(Notice notice) => $"{notice.Id}/{notice.Id}.json";

    /// <summary>What was published stays as it was: a page may be set anew, its facts may not.</summary>
    private static void CheckNothingPublishedIsLost(string current, NoticeSet set)
    {
        var known = set.Notices.ToDictionary(n => n.Id);
        foreach (var id in Directory.GetDirectories(current).Select(d => Path.GetFileName(d)))
        {
            if (!known.TryGetValue(id, out var notice))
            {
                throw new NoticeRefusedException($"{id} is published and missing among the notices to publish. Published versions stay: give all of them.");
            }

            if (!NoticeData.StillSays(NoticeData.Json(notice, null), File.ReadAllBytes(Path.Combine(current, JsonName(notice)))))
            {
                throw new NoticeRefusedException($"{id} is published there and would now say something else. A correction is a new version; a draft goes into a folder of its own.");
            }
        }
    }

    private static bool IsAlreadyShown(string current, Dictionary<string, byte[]> files) =>
        files.All(f => File.Exists(Path.Combine(current, f.Key)) && File.ReadAllBytes(Path.Combine(current, f.Key)).AsSpan().SequenceEqual(f.Value));
}
