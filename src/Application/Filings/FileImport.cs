using System.Security.Cryptography;
using Npgsql;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.Filings;

/// <summary>What to import, and on whose word.</summary>
/// <param name="Year">Nothing for a register that holds for every year.</param>
internal sealed record ImportRequest(FileKind Kind, string Path, ReviewYear? Year, string By, DateOnly On, string Reason)
{
    /// <summary>How the file is called where people see it; it may lie under another name.</summary>
    public string Name { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>Whose units it may change; nothing for all.</summary>
    public IReadOnlyList<RegionCode>? Regions { get; init; }

    /// <summary>An entry of the audit trail beside the import's own, in the same transaction.</summary>
    public Func<MergeCounts, AuditEntry>? Entry { get; init; }
}

/// <summary>How an import ended.</summary>
/// <param name="KnownAs">The number of the kept file when the same bytes had come in before and nothing would change.</param>
internal sealed record ImportOutcome(RowCounts Counts, MergeCounts Merged, long? KnownAs, bool IsRefused);

/// <summary>One file into the database, in one transaction: checked row by row as everywhere, staged, counted from both sides, merged.</summary>
internal sealed class FileImport(Database database, ImportRequest request, TimeProvider clock)
{
    /// <summary>More findings than this of one file are counted but not kept: such a file needs a look as a whole.</summary>
    private const int MostKeptFindings = 1_000_000;

    private readonly ReviewIntake intake = new();
    private readonly List<Finding> kept = [];
    private readonly List<(Uscc Uscc, long Line)> refused = [];

    private int YearNumber => request.Year?.Value ?? 0;

    private IEnumerable<(Uscc Uscc, long Line)> RefusedUnits => refused.DistinctBy(r => r.Uscc);

    public ImportOutcome Run(IFindingSink findings, IProgress<WorkDone> progress)
    {
        var kind = request.Kind.ToString().ToLowerInvariant();
        using var trace = Telemetry.Traces.StartActivity("import")?.SetTag("kind", kind).SetTag("year", YearNumber);
        var outcome = BringIn(findings, progress);
        Telemetry.CountImport(kind, outcome.IsRefused ? "refused" : outcome.KnownAs is null ? "taken" : "known");
        return outcome;
    }

    private ImportOutcome BringIn(IFindingSink findings, IProgress<WorkDone> progress)
    {
        var sink = new Both(findings, kept);
        var hash = Hash(request.Path);
        var kind = request.Kind;
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();

        // One import of a kind and year at a time; a run that reads meanwhile sees the rows as they were before.
        KeptFile.Lock(connection, kind, YearNumber);
        var known = KeptFile.Find(connection, kind, YearNumber, hash);
        if (known is { IsLatest: true })
        {
            TellAgain(connection, known.Id, findings);
            return new ImportOutcome(new RowCounts(known.Read, known.Accepted), default, known.Id, false);
        }

        // Asked for before anything is read: without the key nothing of the file could be kept.
        using var seal = new FileSeal(database.Keys.Current(connection));
        var table = TableOf(request.Kind);
        LoadUnits(connection);
        using var rows = TableFile.Open(request.Kind, request.Path, sink, out var columns);
        var id = KeptFile.NextId(connection);
        if (rows is null || StageRows(connection, table, id, rows, columns!, sink, progress) is not { } staged)
        {
            return new ImportOutcome(intake.Counts.GetValueOrDefault(request.Kind), default, null, true);
        }

        var counts = intake.Counts[request.Kind];
        Check(staged.Count(connection), counts.Accepted, "staged");
        var merged = staged.Merge(connection);
        Check(merged.Accepted, counts.Accepted, "merged");
        if (known is not null && ChangesNothing(connection, merged, known))
        {
            transaction.Rollback();
            return new ImportOutcome(counts, default, known.Id, false);
        }

        using var content = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var file = new KeptFile(
            kind, YearNumber, request.Name, hash, content.Length, counts.Read, counts.Accepted,
            request.By, request.On, clock.GetUtcNow(), request.Reason);

        CheckRegions(connection, id);

        // Between the first reading and the keeping nobody may have put other bytes there.
        if (!file.Keep(connection, id, content, seal).AsSpan().SequenceEqual(hash))
        {
            throw new IOException("an input file changed while it was read: let the transfer end, then run again.");
        }

        KeepFindings(connection, id);
        KeepRefused(connection, id);
        AuditTrail.Write(connection, new AuditEntry(AuditAct.FileImported, request.By, $"file {id} {kind.ToString().ToLowerInvariant()} {Convert.ToHexStringLower(hash)}") { Reason = request.Reason, Year = request.Year });
        if (request.Entry is { } entry)
        {
            AuditTrail.Write(connection, entry(merged));
        }

        transaction.Commit();
        return new ImportOutcome(counts, merged, null, false);
    }

    /// <summary>The bytes were here before; what they say may have been amended since, or fare better or worse against a new register.</summary>
    private bool ChangesNothing(NpgsqlConnection connection, MergeCounts merged, KnownFile known) =>
        merged.New + merged.Changed == 0
        && RefusedUnits.Count() == connection.Ask<long>("select count(*) from refused_filing where review_year = @year and file_id = @file", ("year", YearNumber), ("file", known.Id));

    private static VersionedTable TableOf(FileKind kind) => kind switch
    {
        FileKind.Employers => VersionedTable.Employers,
        FileKind.Filings => VersionedTable.Filings,
        FileKind.Placements => VersionedTable.Placements,
        _ => throw new UsageException("import takes employers, filings or placements."),
    };

    private static void Check(long one, long other, string what)
    {
        if (one != other)
        {
            throw new ControlTotalException($"{one} rows {what} in the database, {other} accepted from the file");
        }
    }

    /// <summary>Rows that are new or changed are of the importer's own regions, whatever they were before.</summary>
    private void CheckRegions(NpgsqlConnection connection, long file)
    {
        if (request.Regions is not { } regions)
        {
            return;
        }

        var own = string.Join(" or ", regions.Select(r => YearInputs.Covered(r.Code, "e.region")).DefaultIfEmpty("false"));
        var outside = connection.Ask<long>(request.Kind == FileKind.Employers
            ? $"select count(*) from employer e where review_year = @year and (file_id = @file or replaced_by = @file) and not ({own})"
            : $"select count(*) from {(request.Kind == FileKind.Filings ? "filing" : "placement")} r left join {YearInputs.Current(YearNumber).EmployerRows} e on e.uscc = r.uscc where r.review_year = @year and r.file_id = @file and coalesce({own}, false) is false",
            ("year", YearNumber), ("file", file));
        if (outside > 0)
        {
            throw new UsageException($"{outside} of the rows are of units outside the regions of {request.By} ({string.Join(", ", regions)}): nothing was taken. Leave them out, or have it imported with the duty for those regions. 有 {outside} 行属于其他地区的单位，整份未导入。");
        }
    }

    private static byte[] Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20);
        return SHA256.HashData(stream);
    }

    /// <summary>What rows of this file are checked against: the register for filings, the filings for placements.</summary>
    private void LoadUnits(NpgsqlConnection connection)
    {
        if (request.Kind == FileKind.Employers)
        {
            return;
        }

        var filed = request.Kind == FileKind.Placements;
        var inputs = YearInputs.Current(YearNumber);
        var from = filed ? inputs.FilingRows : inputs.EmployerRows;
        intake.Units.Expect(connection.Ask<long>(
            "select coalesce(sum(rows_accepted), 0)::bigint from source_file where kind = @kind and review_year in (0, @year)",
            ("kind", (short)(filed ? FileKind.Filings : FileKind.Employers)), ("year", YearNumber)));
        using var units = new CopyReader(connection, $"select uscc{(filed ? "" : ", registered_on")} from {from} u");
        while (units.Next())
        {
            intake.Units.TryAdd(units.ReadUscc(), out var number);
            var registeredOn = filed ? default : units.ReadDate();
            ref var unit = ref intake.Units[number];
            unit.Employer = unit.Employer with { RegisteredOn = registeredOn };
            unit.IsRegistered = true;
            unit.HasFiled = filed;
        }
    }

    private StagedRows? StageRows(NpgsqlConnection connection, VersionedTable table, long id, TableReader rows, ColumnMap columns, IFindingSink sink, IProgress<WorkDone> progress)
    {
        var key = request.Kind == FileKind.Placements ? database.Keys.OfYear(connection, YearNumber) : null;
        var staged = table.Stage(connection, YearNumber, id);
        using var target = staged.Rows;
        var read = request.Kind switch
        {
            FileKind.Employers => Staging(new EmployerIntake(rows, columns, request.Year, sink), intakeRows => StageEmployers(target, intakeRows, progress)),
            FileKind.Filings => Staging(new FilingIntake(rows, columns, sink), intakeRows => StageFilings(target, intakeRows, progress)),
            _ => Staging(new PlacementIntake(rows, columns, sink), intakeRows => StagePlacements(target, intakeRows, key!, progress)),
        };
        if (!read)
        {
            return null;
        }

        target.Complete();
        return staged;
    }

    private static bool Staging<T>(T rows, Func<T, bool> stage)
        where T : IDisposable
    {
        using (rows)
        {
            return stage(rows);
        }
    }

    private bool StageEmployers(CopyWriter target, EmployerIntake rows, IProgress<WorkDone> progress) => intake.ReadEmployers(rows, progress, _ =>
    {
        var employer = rows.Row.Employer;
        target.StartRow(employer.Uscc);
        target.WriteBytes(rows.Row.Name);
        target.Write((short)employer.Kind);
        target.Write(employer.Region.Code);
        target.Write(employer.RegisteredOn);
        target.Write(employer.CommissionMember);
        target.Write(employer.Concentrated);
        target.Write((int)rows.Line);
    });

    private bool StageFilings(CopyWriter target, FilingIntake rows, IProgress<WorkDone> progress) => intake.ReadFilings(rows, request.Year!.Value, progress, (number, accepted) =>
    {
        ref var unit = ref intake.Units[number];
        if (!accepted)
        {
            refused.Add((unit.Employer.Uscc, rows.Line));
            return;
        }

        var filing = rows.Row.Filing;
        target.StartRow(unit.Employer.Uscc);
        target.WriteNumeric(filing.Monthly.TenThousandths, PrintedFigures.PersonPlaces);
        if (filing.Average is { } average)
        {
            target.WriteNumeric(average, PrintedFigures.PersonPlaces);
        }
        else
        {
            target.Null();
        }

        target.WriteNumeric(filing.Seasonal.TenThousandths, PrintedFigures.PersonPlaces);
        target.WriteNumeric(filing.Payroll.Fen, PrintedFigures.MoneyPlaces);
        target.Write(filing.FiledOn);
        target.Write((int)rows.Line);
    });

    private bool StagePlacements(CopyWriter target, PlacementIntake rows, SealingKey key, IProgress<WorkDone> progress)
    {
        using var seal = new PlacementSeal(database.Keys, YearNumber);
        return intake.ReadPlacements(rows, progress, (_, _) =>
        {
            var unit = rows.Uscc!.Value;
            var placement = rows.Row.Placement;
            seal.Seal(key, unit, placement.Person, placement.Grade, rows.Row.Name, rows.Row.CertificateNo);
            target.StartRow(unit);
            target.WriteBytes(seal.PersonKey);
            target.WriteBytes(seal.Person);
            target.WriteBytes(seal.Identity);
            target.Write((short)placement.CertificateType);
            target.Write(placement.CertificateValidTo);
            target.Write(placement.ContractFrom);
            target.Write(placement.ContractTo);
            target.Write((int)placement.Insured.Bits);
            target.WriteNumerics(Fen(placement.Wages), PrintedFigures.MoneyPlaces);
            if (rows.Row.CountedAt is { } countedAt)
            {
                target.Write(countedAt);
            }
            else
            {
                target.Null();
            }

            target.Write((int)rows.Line);
        });
    }

    private void KeepFindings(NpgsqlConnection connection, long fileId)
    {
        using var rows = new CopyWriter(connection, "copy finding (file_id, number, line, uscc, field, code, is_warning, detail) from stdin (format binary)", 8);
        for (var i = 0; i < kept.Count; i++)
        {
            var finding = kept[i];
            rows.StartRow();
            rows.Write(fileId);
            rows.Write(i + 1);
            rows.Write(finding.Line);
            rows.WriteText(finding.Uscc?.ToString() ?? "");
            rows.WriteText(finding.Field);
            rows.WriteText(finding.Code);
            rows.Write(finding.IsWarning);
            rows.WriteText(finding.Detail);
        }

        rows.Complete();
    }

    /// <summary>The findings kept with a file, for whoever brings it again.</summary>
    private void TellAgain(NpgsqlConnection connection, long fileId, IFindingSink findings)
    {
        using var command = Sql.Command(
            connection, "select line, uscc, field, code, is_warning, detail from finding where file_id = @file order by number", ("file", fileId));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var uscc = reader.GetString(1) is { Length: > 0 } code ? Uscc.Parse(code) : (Uscc?)null;
            findings.Add(new Finding(
                request.Kind, reader.GetInt64(0), uscc, reader.GetString(2), 0, reader.GetString(3), reader.GetBoolean(4), reader.GetString(5)));
        }
    }

    private void KeepRefused(NpgsqlConnection connection, long fileId)
    {
        if (refused.Count == 0)
        {
            return;
        }

        Partitions.EnsureYear(connection, "refused_filing", YearNumber);
        using var rows = new CopyWriter(connection, "copy refused_filing (review_year, uscc, file_id, line) from stdin (format binary)", 4);
        foreach (var (uscc, line) in RefusedUnits)
        {
            rows.StartRow();
            rows.Write(YearNumber);
            rows.Write(uscc);
            rows.Write(fileId);
            rows.Write((int)line);
        }

        rows.Complete();
    }

    private static long[] Fen(MonthlyWages wages) =>
        wages.Each.IsDefault ? [wages.Every.Fen] : [.. wages.Each.Select(wage => wage.Fen)];

    /// <summary>Findings go on as they are met, and are kept with the file.</summary>
    private sealed class Both(IFindingSink shown, List<Finding> kept) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            shown.Add(finding);
            Telemetry.CountFinding(finding.Code, finding.IsWarning);
            if (kept.Count < MostKeptFindings)
            {
                kept.Add(finding);
            }
        }
    }
}
