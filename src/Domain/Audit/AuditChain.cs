using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QuotaCompliance.Domain.Audit;

/// <summary>One entry as it stands in the trail, its hash beside it.</summary>
/// <param name="Number">1, 2, 3 … without a gap.</param>
/// <param name="Fields">What was written, as text, in the order it is hashed in; no field has a line break.</param>
/// <param name="Previous">The hash of the entry before, 64 hexadecimal digits; zeros for the first.</param>
/// <param name="Hash">The entry's own, over number, fields and previous hash.</param>
public sealed record ChainedEntry(long Number, ImmutableArray<string> Fields, string Previous, string Hash);

/// <summary>How far the trail had come at some time, kept outside the database.</summary>
public sealed record AuditAnchor(long Number, string Hash);

/// <summary>What is wrong with a trail, by the entry's number.</summary>
public abstract record AuditFault(long Number)
{
    /// <summary>The entry does not say what it said when it was written.</summary>
    public sealed record Changed(long Number) : AuditFault(Number);

    /// <summary>Entries from <paramref name="Number"/> to <paramref name="Last"/> are not there.</summary>
    public sealed record Missing(long Number, long Last) : AuditFault(Number);

    /// <summary>The entry was written under another number.</summary>
    public sealed record Moved(long Number, long WrittenAs) : AuditFault(Number);

    /// <summary>The entry was not written by the trail: it stands between two that follow each other.</summary>
    public sealed record Inserted(long Number) : AuditFault(Number);

    /// <summary>The trail agrees with itself and not with the anchor: everything up to here may have been written anew.</summary>
    public sealed record NotAsAnchored(long Number) : AuditFault(Number);
}

/// <summary>The hash chain over all entries: each holds the hash of the one before, so none can be changed, taken out or put in unseen.</summary>
public static class AuditChain
{
    /// <summary>What the first entry follows.</summary>
    public static readonly string Nothing = new('0', 64);

    /// <summary>The text that is hashed: number, fields and previous hash, each on its line. The database writes the same in SQL.</summary>
    public static string Text(long number, ImmutableArray<string> fields, string previous) =>
        $"{number.ToString(CultureInfo.InvariantCulture)}\n{string.Join('\n', fields)}\n{previous}";

    /// <summary>SHA-256 of that text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string Hash(long number, ImmutableArray<string> fields, string previous) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(number, fields, previous))));

    /// <summary>Computes the chain again and compares it with itself and with the anchors.</summary>
    /// <param name="entries">In the order of their numbers.</param>
    /// <returns>Every fault, by number; none when the trail is as it was written.</returns>
    public static ImmutableArray<AuditFault> Check(IEnumerable<ChainedEntry> entries, IEnumerable<AuditAnchor> anchors)
    {
        var faults = new List<AuditFault>();
        var broken = new List<ChainedEntry>();
        var anchored = anchors.Distinct().ToLookup(a => a.Number);
        var head = 0L;
        var follows = Nothing;
        var predecessorHolds = true;
        foreach (var entry in entries)
        {
            if (entry.Number > head + 1)
            {
                faults.Add(new AuditFault.Missing(head + 1, entry.Number - 1));
            }

            var holds = Hash(entry.Number, entry.Fields, entry.Previous) == entry.Hash;
            if (!holds)
            {
                broken.Add(entry);
            }
            else if (entry.Number == head + 1 && predecessorHolds && entry.Previous != follows)
            {
                // The one before carries a hash that fits it, but not the hash it had when this one was written.
                faults.Add(new AuditFault.Changed(Math.Max(head, 1)));
            }

            if (holds && anchored[entry.Number].Any(anchor => anchor.Hash != entry.Hash))
            {
                faults.Add(new AuditFault.NotAsAnchored(entry.Number));
            }

            (head, follows, predecessorHolds) = (entry.Number, entry.Hash, holds);
        }

        if (anchored.Select(a => a.Key).DefaultIfEmpty().Max() is var last && last > head)
        {
            faults.Add(new AuditFault.Missing(head + 1, last));
        }
        else if (head == 0)
        {
            faults.Add(new AuditFault.Missing(1, 1));
        }

        faults.AddRange(Explained(broken));
        return [.. faults.OrderBy(f => f.Number)];
    }

    /// <summary>Tells the entries that stand in a wrong place from those whose words were changed.</summary>
    private static IEnumerable<AuditFault> Explained(List<ChainedEntry> broken)
    {
        // An entry that fits under another number was moved there whole. Further than the broken ones or the next few nothing is looked for.
        const int near = 8;
        const int mostTried = 1_000;
        var numbers = broken.Count <= mostTried ? broken.ConvertAll(e => e.Number) : [];
        var moved = new Dictionary<long, long>();
        foreach (var entry in broken)
        {
            var places = Enumerable.Range(-near, (2 * near) + 1).Select(away => entry.Number + away).Concat(numbers);
            if (places.FirstOrDefault(place => Hash(place, entry.Fields, entry.Previous) == entry.Hash) is > 0 and var writtenAs)
            {
                moved.Add(entry.Number, writtenAs);
            }
        }

        foreach (var entry in broken)
        {
            yield return moved.TryGetValue(entry.Number, out var writtenAs) ? new AuditFault.Moved(entry.Number, writtenAs) : new AuditFault.Changed(entry.Number);
        }

        // The first place that a moved entry had to leave is where the stranger stands.
        var brokenNumbers = broken.ConvertAll(e => e.Number).ToHashSet();
        foreach (var (number, writtenAs) in moved.Where(m => m.Key > m.Value && !brokenNumbers.Contains(m.Value)))
        {
            yield return new AuditFault.Inserted(writtenAs);
        }
    }
}
