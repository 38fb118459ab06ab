using System.Globalization;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.TestKit;
using QuotaCompliance.Application.Words;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>
/// Numbers and codes that databases and other systems hold. A test that fails here asks you to append, never to renumber or rename:
/// give the new member the next free number (a flag the next bit) and its own code, add its line at the end of its block in
/// <c>stored-codes.csv</c>, and leave every line that is there as it is, even when its member is no longer used.
/// </summary>
public class StoredCodesTests
{
    private static readonly WrittenTable Frozen = WrittenTable.Of(typeof(StoredCodesTests).Assembly, "stored-codes.csv");

    [Fact]
    public void Every_stored_code_is_as_it_was_frozen() =>
        Assert.Empty(Frozen.Lines.Select(Written).Except(Today()).Select(line => $"{line}: append, never renumber"));

    [Fact]
    public void Every_code_of_today_is_frozen() =>
        Assert.Empty(Today().Except(Frozen.Lines.Select(Written)).Select(line => $"{line} is new: append it to stored-codes.csv"));

    [Fact]
    public void A_flag_is_one_bit() =>
        Assert.All(Enum.GetValues<UnitFlags>().Where(flag => flag != UnitFlags.None), flag => Assert.True(byte.IsPow2((byte)flag)));

    [Fact]
    public void No_number_and_no_code_is_used_twice()
    {
        foreach (var block in Frozen.Lines.GroupBy(line => line.Name.Split('.')[0]))
        {
            Assert.Equal(block.Count(), block.Select(line => (line["number"], line["code"])).Distinct().Count());
            Assert.True(block.Key == "finding" || block.Count() == block.Select(line => line["number"]).Distinct().Count());
        }
    }

    private static string Written(WrittenLine line) => $"{line.Name},{line["number"]},{line["code"]}";

    private static List<string> Today() =>
    [
        .. Enum.GetValues<EmployerKind>().Select(kind => Line(kind, kind.Name())),
        .. Enum.GetValues<CertificateType>().Select(type => Line(type, "")),
        .. Enum.GetValues<FileKind>().Select(kind => Line(kind, "")),
        .. Enum.GetValues<RunState>().Select(state => Line(state, "")),
        .. Enum.GetValues<RunScope>().Select(scope => Line(scope, "")),
        .. Enum.GetValues<ChunkKind>().Select(kind => Line(kind, "")),
        .. Enum.GetValues<ChunkState>().Select(state => Line(state, "")),
        .. Enum.GetValues<ReleaseCause>().Select(cause => Line(cause, "")),
        .. Enum.GetValues<SealingSuite>().Select(suite => Line(suite, "")),
        .. Enum.GetValues<FiringState>().Select(state => Line(state, "")),
        .. Enum.GetValues<FiringCause>().Select(cause => Line(cause, "")),
        .. Enum.GetValues<NoticeKind>().Select(kind => Line(kind, kind.Code())),
        .. Enum.GetValues<AuditAct>().Select(act => Line(act, act.Code())),
        .. Enum.GetValues<Duty>().Select(duty => Line(duty, duty.Code())),
        .. Enum.GetValues<ProposalKind>().Select(kind => Line(kind, "")),
        .. Enum.GetValues<FilingState>().Select(state => Line(state, "")),
        .. Enum.GetValues<Outcome>().Select(outcome => Line(outcome, outcome.Code())),
        .. Enum.GetValues<UnitFlags>().Select(flag => Line(flag, flag.Codes())),
        .. FindingWords.Codes.Select(code => $"finding.{code},,{code}"),
    ];

    private static string Line<T>(T member, string code)
        where T : struct, Enum =>
        $"{typeof(T).Name}.{member},{Convert.ToInt32(member, CultureInfo.InvariantCulture)},{code}";
}
