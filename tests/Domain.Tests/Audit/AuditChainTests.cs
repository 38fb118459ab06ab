using System.Collections.Immutable;
using QuotaCompliance.Domain.Audit;

namespace QuotaCompliance.Domain.Tests.Audit;

public class AuditChainTests
{
    private const int Length = 12;

    /// <summary>What somebody with every right does to a trail of twelve, and what the check says of it.</summary>
    public static TheoryData<string, Func<List<ChainedEntry>, IEnumerable<ChainedEntry>>, string> Tampering => new()
    {
        { "nothing", trail => trail, "" },
        { "a word changed", trail => With(trail, 5, e => e with { Fields = e.Fields.SetItem(1, "somebody else") }), "Changed 5" },
        { "a word moved over the border of two fields", trail => With(trail, 5, e => e with { Fields = e.Fields.SetItem(0, "at 5b").SetItem(1, "y 5") }), "Changed 5" },
        { "a word and its hash changed", trail => With(trail, 5, e => Rehashed(e with { Fields = e.Fields.SetItem(1, "somebody else") })), "Changed 5" },
        { "the first and its hash changed", trail => With(trail, 1, e => Rehashed(e with { Fields = e.Fields.SetItem(1, "somebody else") })), "Changed 1" },
        { "the last changed", trail => With(trail, Length, e => e with { Fields = e.Fields.SetItem(1, "somebody else") }), "Changed 12" },
        { "a previous hash changed", trail => With(trail, 7, e => e with { Previous = AuditChain.Nothing }), "Changed 7" },
        { "one taken out", trail => trail.Where(e => e.Number != 5), "Missing 5" },
        { "three taken out", trail => trail.Where(e => e.Number is < 5 or > 7), "Missing 5-7" },
        { "the first taken out", trail => trail.Where(e => e.Number != 1), "Missing 1" },
        { "one taken out and the gap closed", trail => trail.Where(e => e.Number != 10).Select(e => e.Number > 10 ? e with { Number = e.Number - 1 } : e), "Moved 10 as 11; Moved 11 as 12" },
        { "two changed places", trail => trail.Select(e => e.Number switch { 5 => e with { Number = 6 }, 6 => e with { Number = 5 }, _ => e }).OrderBy(e => e.Number), "Moved 5 as 6; Moved 6 as 5" },
        { "two far ones changed places", trail => trail.Select(e => e.Number switch { 2 => e with { Number = 12 }, 12 => e with { Number = 2 }, _ => e }).OrderBy(e => e.Number), "Moved 2 as 12; Moved 12 as 2" },
        { "one put in", trail => trail.Take(9).Append(Chained(10, trail[8].Hash, "forged")).Concat(trail.Skip(9).Select(e => e with { Number = e.Number + 1 })), "Inserted 10; Moved 11 as 10; Moved 12 as 11; Moved 13 as 12" },
        { "the tail cut off", trail => trail.Take(9), "" },
        { "all cut off", _ => [], "Missing 1" },
        { "all written anew from the fifth on", trail => Trail(Length, n => n < 5 ? "" : "forged"), "" },
    };

    /// <summary>The same, where the eleventh had been anchored.</summary>
    public static TheoryData<string, Func<List<ChainedEntry>, IEnumerable<ChainedEntry>>, string> Anchored => new()
    {
        { "nothing", trail => trail, "" },
        { "the tail cut off before the anchor", trail => trail.Take(9), "Missing 10-11" },
        { "the tail cut off after the anchor", trail => trail.Take(11), "" },
        { "all cut off", _ => [], "Missing 1-11" },
        { "all written anew from the fifth on", trail => Trail(Length, n => n < 5 ? "" : "forged"), "NotAsAnchored 11" },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Tampering_is_found_and_named(string what, Func<List<ChainedEntry>, IEnumerable<ChainedEntry>> tamper, string faults) =>
        Assert.Equal((what, faults), (what, Words(AuditChain.Check(tamper(Trail(Length)), []))));

    [Theory]
    [MemberData(nameof(Anchored))]
    public void An_anchor_finds_what_the_chain_cannot(string what, Func<List<ChainedEntry>, IEnumerable<ChainedEntry>> tamper, string faults)
    {
        var trail = Trail(Length);
        Assert.Equal((what, faults), (what, Words(AuditChain.Check(tamper(trail), [new AuditAnchor(3, trail[2].Hash), new AuditAnchor(11, trail[10].Hash)]))));
    }

    [Fact]
    public void A_long_trail_shifted_by_one_is_checked_in_a_moment()
    {
        var trail = Trail(50_000);
        Assert.Equal(49_998, AuditChain.Check(trail.Where(e => e.Number != 2).Select(e => e.Number > 2 ? e with { Number = e.Number - 1 } : e), []).Length);
    }

    /// <summary>Written by hand, so that the text which is hashed stays what auditors were told.</summary>
    [Fact]
    public void The_hash_is_that_of_number_fields_and_previous_hash_line_by_line() =>
        Assert.Equal("deda9a283d8ab01f563595db141e36eb409ca9e866fd6cdbc9bd2de194782f98", AuditChain.Hash(1, ["a", "甲"], AuditChain.Nothing));

    [Theory]
    [InlineData("更正 640202199001011234 的申报", "更正 *** 的申报")]
    [InlineData("11010119900307001X44B1", "***44B1")]
    [InlineData("文号 宁财〔2016〕892号, 20241231", "文号 宁财〔2016〕892号, 20241231")]
    [InlineData("", "")]
    public void A_reason_keeps_no_long_number(string reason, string kept) =>
        Assert.Equal(kept, new AuditEntry(AuditAct.FileImported, "甲", "file 1") { Reason = reason }.Reason);

    [Fact]
    public void Every_act_has_a_code_of_its_own() =>
        Assert.Equal(Enum.GetValues<AuditAct>().Length, Enum.GetValues<AuditAct>().Select(act => act.Code()).Distinct().Count());

    private static List<ChainedEntry> Trail(int length, Func<int, string>? also = null)
    {
        var trail = new List<ChainedEntry>();
        for (var number = 1; number <= length; number++)
        {
            trail.Add(Chained(number, number == 1 ? AuditChain.Nothing : trail[^1].Hash, also?.Invoke(number) ?? ""));
        }

        return trail;
    }

    private static ChainedEntry Chained(long number, string previous, string also) =>
        Rehashed(new ChainedEntry(number, [$"at {number}", $"by {number}{also}", "", "reason"], previous, ""));

    private static ChainedEntry Rehashed(ChainedEntry entry) => entry with { Hash = AuditChain.Hash(entry.Number, entry.Fields, entry.Previous) };

    private static IEnumerable<ChainedEntry> With(List<ChainedEntry> trail, long number, Func<ChainedEntry, ChainedEntry> change) =>
        trail.Select(e => e.Number == number ? change(e) : e);

    private static string Words(ImmutableArray<AuditFault> faults) => string.Join("; ", faults.Select(fault => fault switch
    {
        AuditFault.Missing(var first, var last) => first == last ? $"Missing {first}" : $"Missing {first}-{last}",
        AuditFault.Moved(var number, var writtenAs) => $"Moved {number} as {writtenAs}",
        _ => $"{fault.GetType().Name} {fault.Number}",
    }));
}
