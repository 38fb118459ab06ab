using System.Globalization;
using CsvHelper;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Persistence.Audit;

namespace QuotaCompliance.Application.Export;

/// <summary>The audit trail for an auditor: every entry with its hashes, in a form that can be checked without this program.</summary>
internal static class AuditCsv
{
    /// <summary>How an auditor checks the file with common tools.</summary>
    public static ReadOnlySpan<byte> HowToCheck => """
        审计记录的核对方法 How to check the trail

        每条记录的 hash 是下列文本（UTF-8，各项之间一个换行符，末尾没有）的 SHA-256：
        The hash of an entry is SHA-256 over this text, in UTF-8, a line feed between the items and none at the end:

          number, at, by, os_user, host, session, transaction, act_number, subject, reason, region, review_year, previous

        previous 是上一条的 hash；第一条为 64 个 0。number 从 1 起连续。
        "previous" is the hash of the entry before, 64 zeros for the first; numbers run from 1 without a gap.
        锚点文件（.quota/anchors 或 QUOTA_ANCHORS）每行一个 number 和 hash，应与本表相符；number 大于本表末条的锚点说明末尾被截去。
        Each line of the anchor file holds a number and a hash that must be found in the table; an anchor beyond its last entry means that the end was cut off.
        文字以 = + - @ 开头时，本表在其前加了一个撇号，核对时去掉。
        A text that begins with = + - @ has an apostrophe before it in the table; leave it out.

        例 Example, with Python 3 (python3 check.py audit.csv):

          import csv, hashlib, sys
          plain = lambda text: text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text
          before, number = "0" * 64, 0
          for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
              if row[0] == "number": continue
              number += 1
              fields = [plain(cell) for cell in row]
              text = "\n".join(fields[:7] + fields[8:14])
              assert fields[0] == str(number) and fields[13] == before, f"entry {number}: order"
              before = hashlib.sha256(text.encode()).hexdigest()
              assert before == fields[14], f"entry {number}: changed"
          print(number, "entries, last hash", before)

        """u8;

    /// <returns>How many entries were written.</returns>
    public static long Write(Stream stream, IEnumerable<ChainedEntry> entries)
    {
        var count = 0L;
        using var writer = CsvWriter.Create(stream, AssessmentCsv.Options(Language.English), leaveOpen: true);
        Record(writer, ["number", .. AuditTrail.Fields.Take(6), "act", "act_number", .. AuditTrail.Fields.Skip(7), "previous", "hash"]);
        foreach (var entry in entries)
        {
            var act = entry.Fields[6];
            Record(writer, [Text(entry.Number), .. entry.Fields.Take(6), Code(act), act, .. entry.Fields.Skip(7), entry.Previous, entry.Hash]);
            count++;
        }

        return count;
    }

    /// <summary>An act that a later program wrote has no code in this one.</summary>
    private static string Code(string act) =>
        byte.TryParse(act, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((AuditAct)number) ? ((AuditAct)number).Code() : "";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Record(CsvWriter writer, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            writer.WriteField(cell);
        }

        writer.EndRecord();
    }
}
