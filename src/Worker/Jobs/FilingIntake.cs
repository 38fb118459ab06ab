using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Worker.Inboxes;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Takes what lies in the inboxes and imports it as the command would: registers first, then filings, then rosters.</summary>
/// <remarks>
/// A file is imported, its receipt written, then it is moved; whoever takes up a firing in between finds the same bytes known and moves on.
/// </remarks>
internal sealed partial record FilingIntake : Job
{
    public const string FileName = "filing-intake";
    private const string Taken = "taken";
    private const string Refused = "refused";

    /// <summary>Of a name, in bytes: with our number, mark and endings a longer one would be too long for a file system.</summary>
    private const int LongestName = 200;

    [JsonRequired]
    public IReadOnlyList<InboxSource?> Sources { get; init; } = [];

    /// <summary>A file is taken when its size and time have not changed for so long: its upload has ended.</summary>
    [JsonRequired]
    public int SettleSeconds { get; init; }

    /// <summary>A larger file is not taken.</summary>
    [JsonRequired]
    public int LargestMegabytes { get; init; }

    [JsonRequired]
    public OutsideCalls Calls { get; init; } = null!;

    public override Operation Operation => Operation.Import;

    public override IEnumerable<(string Setting, string Reason)> Faults()
    {
        foreach (var fault in base.Faults().Concat(Sources.SelectMany(source => source?.Faults() ?? [("sources", "holds an empty one")])).Concat(Calls.Faults()))
        {
            yield return fault;
        }

        if (Sources.Count == 0)
        {
            yield return ("sources", "names no inbox");
        }

        if (SettleSeconds is < 1 or > 3_600)
        {
            yield return ("settle_seconds", "takes a number from 1 to 3600");
        }

        if (LargestMegabytes is < 1 or > 100_000)
        {
            yield return ("largest_megabytes", "takes a number from 1 to 100000");
        }
    }

    public override async Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        using var round = new Round(this, work);
        return await round.Run(stop);
    }

    /// <summary>The kind and year that a file's name says: <c>filings-2023-anything.csv</c>, or the same in Chinese.</summary>
    /// <returns>False when it says none; a register may leave the year out.</returns>
    internal static bool TryReadName(string name, out FileKind kind, out ReviewYear? year)
    {
        var match = NameRule().Match(name);
        kind = match.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "employers" or "单位名录" => FileKind.Employers,
            "filings" or "年审申报" => FileKind.Filings,
            _ => FileKind.Placements,
        };
        year = null;
        if (match.Groups["year"] is { Success: true } digits)
        {
            var number = int.Parse(digits.Value, CultureInfo.InvariantCulture);
            if (number is < ReviewYear.First or > ReviewYear.Last)
            {
                return false;
            }

            year = new ReviewYear(number);
        }

        return match.Success && (year is not null || kind == FileKind.Employers);
    }

    /// <summary>Names that a table has while it is being uploaded or edited, and what is no table at all: left where they are.</summary>
    internal static bool IsTable(string name) =>
        IncomingFile.IsTable(name) && name[0] is not ('.' or '~') && name.AsSpan().IndexOfAny('/', '\\') < 0;

    [GeneratedRegex(@"^(?<kind>employers|单位名录|filings|年审申报|placements|残疾职工花名册)(-(?<year>[0-9]{4}))?(-[^/\\]*)?\.(csv|xlsx)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameRule();

    /// <summary>One firing's round of the inboxes.</summary>
    private sealed class Round : IDisposable
    {
        private readonly FilingIntake job;
        private readonly JobWork work;
        private readonly List<Inbox> inboxes = [];
        private readonly List<string> failures = [];
        private readonly string scratch;
        private long taking;
        private long failedFiles;
        private long failedInboxes;
        private int failedWith = ExitCode.Done;
        private long files;
        private long refusedFiles;
        private long known;
        private long rows;
        private long refusedRows;
        private long findings;
        private int worst = ExitCode.Done;

        public Round(FilingIntake job, JobWork work)
        {
            (this.job, this.work, scratch) = (job, work, Path.Combine(work.Session.Home, ".quota", "intake"));

            // One intake at a time: what lies here was left by one that died.
            DropScratch();
            Directory.CreateDirectory(scratch, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var source in job.Sources.OfType<InboxSource>())
            {
                try
                {
                    inboxes.Add(new Inbox(source.Name, source.Open(job.Calls, work.Session.Home, work.Session.Environment)));
                }
                catch (InboxException e)
                {
                    Failed(source.Name, e);
                }
            }
        }

        private string FoundPath => Path.Combine(scratch, "findings");

        public async Task<JobOutcome> Run(CancellationToken stop)
        {
            await Look(stop);
            if (inboxes.Any(inbox => inbox.Seen.Count > 0))
            {
                await LetSettle(stop);
                await Look(stop);
            }

            while (Next() is { Count: > 0 } next)
            {
                foreach (var (inbox, file) in next)
                {
                    stop.ThrowIfCancellationRequested();
                    await Guarded(inbox, file, () => Take(inbox, file, stop));
                }

                await Look(stop);
            }

            (string, long)[] counts =
                [("files", files), ("refused-files", refusedFiles), ("known", known), ("rows", rows), ("refused-rows", refusedRows), ("findings", findings), ("failed-files", failedFiles), ("failed-inboxes", failedInboxes)];
            return new JobOutcome(failures.Count > 0 ? failedWith : worst, counts, null, string.Join(" ", failures));
        }

        public void Dispose()
        {
            inboxes.ForEach(inbox => inbox.Box.Dispose());
            DropScratch();
        }

        private async Task Look(CancellationToken stop)
        {
            foreach (var inbox in inboxes.ToList())
            {
                await Guarded(inbox, null, async () => inbox.Saw(await inbox.Box.List(stop), work.Clock));
            }
        }

        /// <summary>A timer may be early by a moment: then no file would be old enough, and all would wait for the next firing.</summary>
        private async Task LetSettle(CancellationToken stop)
        {
            var (time, begun) = (TimeSpan.FromSeconds(job.SettleSeconds), work.Clock.GetTimestamp());
            for (var left = time; left > TimeSpan.Zero; left = time - work.Clock.GetElapsedTime(begun))
            {
                await Task.Delay(left, work.Clock, stop);
            }
        }

        /// <summary>The next files whose upload has ended, in the order in which each is checked against the one before.</summary>
        private List<(Inbox Inbox, InboxFile File)> Next() =>
        [
            .. inboxes.SelectMany(inbox => inbox.Settled(TimeSpan.FromSeconds(job.SettleSeconds), work.Clock).Select(file => (inbox, file)))
                .OrderBy(f => TryReadName(f.file.Name, out var kind, out _) ? kind : 0).ThenBy(f => f.file.Name, StringComparer.Ordinal)
                .Take(job.ChunkSize),
        ];

        /// <summary>A file or an inbox that fails is left for the next firing; the others go on.</summary>
        /// <param name="file">None when the call is about the inbox.</param>
        private async Task Guarded(Inbox inbox, InboxFile? file, Func<Task> call)
        {
            if (!inboxes.Contains(inbox))
            {
                return;
            }

            try
            {
                await call();
            }
            catch (InboxException e) when (file is not null && e.OfFile)
            {
                Failed(inbox, file, ExitCode.SurroundingsFailed, e.Message);
            }
            catch (InboxException e)
            {
                inboxes.Remove(inbox);
                inbox.Box.Dispose();
                Failed(inbox.Name, e);
            }
            catch (Exception e) when (file is not null && e is not OperationCanceledException
                && Failure.Of(e) is { ExitCode: ExitCode.OurFault or ExitCode.WrongUsage or ExitCode.ControlTotalFailed } failure)
            {
                // One file that we cannot bear keeps no other waiting.
                work.Stderr.WriteLine($"{failure.Message}\n{failure.Trace}".TrimEnd());
                Failed(inbox, file, failure.ExitCode, failure.Message);
            }
        }

        private void Failed(string name, InboxException e)
        {
            failedInboxes++;
            failedWith = ExitCode.SurroundingsFailed;
            failures.Add($"{name}: {e.Message}");
            Session.Log(work.Stderr, work.Clock, "inbox-failed", ("inbox", name), ("reason", e.Message));
        }

        /// <summary>It is told by its number in this firing: a name may be a person's, and the file still lies in the inbox.</summary>
        private void Failed(Inbox inbox, InboxFile file, int exit, string reason)
        {
            inbox.Leave(file);
            failedFiles++;
            failedWith = failedWith == ExitCode.Done ? exit : failedWith;
            failures.Add($"{inbox.Name}: file {taking.Text()}, left in the inbox 第 {taking.Text()} 份留在收件箱: {reason}");
            Session.Log(work.Stderr, work.Clock, "file-failed", ("inbox", inbox.Name), ("firing", work.Firing.Id), ("file", taking), ("exit", exit), ("reason", reason));
        }

        private async Task Take(Inbox inbox, InboxFile file, CancellationToken stop)
        {
            taking++;
            var receipt = new Receipt(file.Name, taking, work);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Size.Text()} {file.Changed.UtcTicks.Text()}"));
            if (file.Size > job.LargestMegabytes * 1_048_576L)
            {
                receipt.RefusedAsAWhole("size", $"文件大于 {job.LargestMegabytes.Text()} MB。 The file is larger than {job.LargestMegabytes.Text()} MB.");
            }
            else
            {
                // Under a name of ours: theirs may be too long for this disk, or be taken.
                var path = Path.Combine(scratch, "file" + Path.GetExtension(file.Name).ToLowerInvariant());
                await inbox.Box.Fetch(file, path, stop);
                await using (var content = File.OpenRead(path))
                {
                    hash = await SHA256.HashDataAsync(content, stop);
                }

                if (Encoding.UTF8.GetByteCount(file.Name) > LongestName)
                {
                    receipt.RefusedAsAWhole("name", $"文件名过长（超过 {LongestName.Text()} 字节）。 The name is longer than {LongestName.Text()} bytes.");
                }
                else if (TryReadName(file.Name, out var kind, out var year))
                {
                    if (Import(kind, year, path, file.Name, receipt, stop) is { } refusal)
                    {
                        File.Delete(path);
                        Failed(inbox, file, NextSteps.ExitCodeOf(refusal.Code), NextSteps.Sentence(refusal));
                        return;
                    }
                }
                else
                {
                    receipt.RefusedAsAWhole("name", "文件名应为 employers、filings 或 placements，加 -年度，如 filings-2023-甲公司.csv。 The name says no kind and year.");
                }

                File.Delete(path);
            }

            await Return(inbox, file, Convert.ToHexStringLower(hash)[..8], receipt, stop);
        }

        private Refusal? Import(FileKind kind, ReviewYear? year, string path, string name, Receipt receipt, CancellationToken stop)
        {
            var request = new ImportRequest(kind, year, IncomingFile.At(path, name), BusinessClock.Today(work.Clock), "");
            using var found = new FindingsCsv(_ => name, FoundPath, Language.Chinese, work.Stderr);
            if (new ImportFile(work.Database, work.Clock).By(work.Actor, request, found, work.NewProgress(), stop).IsRefused(out var refusal, out var outcome))
            {
                return refusal;
            }

            found.Commit();
            receipt.Imported(outcome, found.Total);
            rows += outcome.Counts.Read;
            refusedRows += outcome.Counts.Refused;
            findings += found.Total;
            known += outcome.KnownAs is null ? 0 : 1;
            return null;
        }

        /// <summary>First the receipt, then the move: a file that has gone has its receipt beside it.</summary>
        /// <param name="mark">Of its content: the same name with other bytes is another file, and the same file has the same mark when it is taken up again.</param>
        private async Task Return(Inbox inbox, InboxFile file, string mark, Receipt receipt, CancellationToken stop)
        {
            var folder = receipt.IsRefused ? Refused : Taken;
            var newName = await FreeName(inbox, folder, mark, file.Name, stop);
            var written = Path.Combine(scratch, "receipt");
            if (receipt.Findings > 0)
            {
                await inbox.Box.Put(FoundPath, folder, newName + ".findings.csv", stop);
            }

            await File.WriteAllTextAsync(written, receipt.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), stop);
            await inbox.Box.Put(written, folder, newName + ".receipt.txt", stop);
            if (await inbox.Box.Find(file.Name, stop) is { } there && there != file)
            {
                // What was imported has its receipt; what was put in its place meanwhile is another file, when its upload has ended.
                Session.Log(work.Stderr, work.Clock, "file-replaced", ("inbox", inbox.Name), ("firing", work.Firing.Id), ("file", taking));
            }
            else if (!await inbox.Box.Move(file.Name, folder, newName, stop))
            {
                throw new InboxException("it went away while it was taken. 文件在收件时消失。", mayPass: false) { OfFile = true };
            }

            files++;
            refusedFiles += receipt.IsRefused ? 1 : 0;
            worst = Math.Max(worst, receipt.ExitCode);
            Session.Log(work.Stderr, work.Clock, "file-taken", ("inbox", inbox.Name), ("firing", work.Firing.Id), ("file", taking), ("exit", receipt.ExitCode));
        }

        /// <summary>A name that nothing in the folder has: the very same file may come twice in one firing.</summary>
        private async Task<string> FreeName(Inbox inbox, string folder, string mark, string name, CancellationToken stop)
        {
            for (var again = 1; ; again++)
            {
                var newName = string.Create(CultureInfo.InvariantCulture, $"{work.Firing.Id:000000}-{mark}{(again > 1 ? $"-{again}" : "")}-{Shortened(name)}");
                if (!await inbox.Box.Has(folder, newName, stop))
                {
                    return newName;
                }
            }
        }

        /// <summary>A name that is too long loses letters before its ending.</summary>
        private static string Shortened(string name)
        {
            var ending = Path.GetExtension(name);
            var runes = Path.GetFileNameWithoutExtension(name).EnumerateRunes().ToList();
            while (runes.Sum(rune => rune.Utf8SequenceLength) + ending.Length > LongestName)
            {
                runes.RemoveAt(runes.Count - 1);
            }

            return string.Concat(runes) + ending;
        }

        private void DropScratch()
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    /// <summary>An inbox and what was seen in it: since when each file is as it is.</summary>
    private sealed record Inbox(string Name, IInbox Box)
    {
        private readonly HashSet<InboxFile> left = [];

        public Dictionary<string, (InboxFile File, long Since)> Seen { get; private set; } = [];

        public void Saw(IReadOnlyList<InboxFile> files, TimeProvider clock)
        {
            var now = clock.GetTimestamp();
            Seen = files.Where(file => IsTable(file.Name)).ToDictionary(
                file => file.Name, file => Seen.TryGetValue(file.Name, out var before) && before.File == file ? before : (file, now));
        }

        /// <summary>Not again in this firing, unless it changes.</summary>
        public void Leave(InboxFile file) => left.Add(file);

        public IEnumerable<InboxFile> Settled(TimeSpan time, TimeProvider clock) =>
            Seen.Values.Where(seen => clock.GetElapsedTime(seen.Since) >= time && !left.Contains(seen.File)).Select(seen => seen.File);
    }

    /// <summary>What is told to whoever left the file: how many rows, never what is in them.</summary>
    private sealed class Receipt(string name, long number, JobWork work)
    {
        private readonly StringBuilder lines = new();

        public int ExitCode { get; private set; }

        public long Findings { get; private set; }

        public bool IsRefused => ExitCode == Worker.ExitCode.FileRefused;

        public void RefusedAsAWhole(string code, string why)
        {
            ExitCode = Worker.ExitCode.FileRefused;
            Line("结果 result", $"整份退回 refused as a whole ({code})");
            Line("原因 reason", why);
        }

        public void Imported(ImportOutcome outcome, long findings)
        {
            Findings = findings;
            var counts = outcome.Counts;
            ExitCode = outcome.IsRefused ? Worker.ExitCode.FileRefused : counts.Refused > 0 ? Worker.ExitCode.RowsRefused : Worker.ExitCode.Done;
            Line("结果 result", outcome switch
            {
                { IsRefused: true } => "整份退回，未采用任何一行 refused as a whole, nothing was taken",
                { KnownAs: { } file } => string.Create(CultureInfo.InvariantCulture, $"与第 {file} 号文件完全相同，未作改动 the same as file {file}; nothing changed"),
                _ when counts.Refused > 0 => "已导入，有行退回 imported; rows were refused",
                _ => "已导入 imported",
            });
            Line("行数 rows", string.Create(CultureInfo.InvariantCulture, $"读入 read {counts.Read} = 采用 accepted {counts.Accepted} + 退回 refused {counts.Refused}"));
            Line("变动 changes", string.Create(CultureInfo.InvariantCulture, $"新增 new {outcome.Merged.New}, 更改 changed {outcome.Merged.Changed}, 未变 unchanged {outcome.Merged.Unchanged}"));
            Line("问题 findings", string.Create(CultureInfo.InvariantCulture, $"{findings}"));
        }

        public override string ToString()
        {
            var time = TimeZoneInfo.ConvertTime(work.Clock.GetUtcNow(), BusinessClock.Zone);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"收件回执 Receipt of intake\n文件 file: {name}\n收件号 firing: {work.Firing.Id}\n序号 number: {number}\n时间 time: {time:yyyy-MM-dd HH:mm:ss}\n{lines}");
        }

        private void Line(string what, string text) => lines.Append(CultureInfo.InvariantCulture, $"{what}: {text}\n");
    }
}
