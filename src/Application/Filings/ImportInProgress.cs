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

/// <summary>One file into the database, in one transaction: checked row by row as everywhere, staged, counted from both sides, merged.</summary>
/// <param name="permit">On whose word, and whose units it may change.</param>
internal sealed class ImportInProgress(Database database, TimeProvider clock, Permit permit, ImportRequest request)
{
    /// <summary>More findings than this of one file are counted but not kept: such a file needs a look as a whole.</summary>
    private const int MostKeptFindings = 1_000_000;

    private const int PieceHashed = 1 << 20;

    private readonly ReviewIntake intake = new();
    private readonly List<Finding> kept = [];
    private readonly List<(Uscc Uscc, long Line)> refused = [];

    /// <summary>All is done as ever, and taken back.</summary>
    public bool IsPreview { get; init; }

    /// <summary>An entry of the audit trail beside the import's own, in the same transaction.</summary>
    public Func<MergeCounts, AuditEntry>? Beside { get; init; }

    private int YearNumber => request.Year?.Value ?? (request.Kind == FileKind.Employers ? 0 : throw new ArgumentException("filings and rosters are of a year"));

    private IEnumerable<(Uscc Uscc, long Line)> RefusedUnits => refused.DistinctBy(r => r.Uscc);

    /// <param name="connection">Outside any transaction.</param>
    public Answer<ImportOutcome> Run(NpgsqlConnection connection, IFindingSink findings, IProgress<WorkDone>? progress, CancellationToken stop)
    {
        var kind = request.Kind.ToString().ToLowerInvariant();
        using var trace = Telemetry.Traces.StartActivity(IsPreview ? "preview" : "import")?.SetTag("kind", kind).SetTag("year", YearNumber);
        var answer = BringIn(connection, findings, (progress ?? Progress.Unwatched).Until(stop), stop);
        if (!IsPreview && !answer.IsRefused(out _, out var outcome))
        {
            Telemetry.CountImport(kind, outcome.IsRefused ? "refused" : outcome.KnownAs is null ? "taken" : "known");
        }

        return answer;
    }

    private Answer<ImportOutcome> BringIn(NpgsqlConnection connection, IFindingSink findings, IProgress<WorkDone> progress, CancellationToken stop)
    {
        var sink = new Both(findings, kept, isCounted: !IsPreview);
        var hash = Hash(request.File);
        var kind = request.Kind;

        // Not committed, it is all taken back.
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
        var table = TableOf(kind);
        LoadUnits(connection);
        using var rows = TableFile.Open(kind, request.File, sink, out var columns);
        var id = KeptFile.NextId(connection);
        if (rows is null || StageRows(connection, table, id, rows, columns!, sink, progress) is not { } staged)
        {
            return new ImportOutcome(intake.Counts.GetValueOrDefault(kind), default, null, true);
        }

        stop.ThrowIfCancellationRequested();
        var counts = intake.Counts[kind];
        Check(staged.Count(connection), counts.Accepted, "staged");
        var merged = staged.Merge(connection);
        Check(merged.Accepted, counts.Accepted, "merged");
        if (known is not null && ChangesNothing(connection, merged, known))
        {
            return new ImportOutcome(counts, default, known.Id, false);
        }

        if (RowsOutside(connection, id) is > 0 and var outside)
        {
            return Refusal.Of(RefusalCode.RowsOutsideRegions, ("rows", outside), ("account", permit.By), ("regions", string.Join(", ", permit.Regions!)));
        }

        if (!IsPreview)
        {
            Keep(connection, id, hash, counts, seal);
            AuditTrail.Write(connection, new AuditEntry(AuditAct.FileImported, permit.By, $"file {id} {kind.ToString().ToLowerInvariant()} {Convert.ToHexStringLower(hash)}") { Reason = request.Reason, Year = request.Year });
            if (Beside is not null)
            {
                AuditTrail.Write(connection, Beside(merged));
            }

            stop.ThrowIfCancellationRequested();
            transaction.Commit();
        }

        return new ImportOutcome(counts, merged, null, false);
    }

    /// <summary>The file's facts and bytes, what was found in it, and the units whose filing it holds and was refused.</summary>
    private void Keep(NpgsqlConnection connection, long id, byte[] hash, RowCounts counts, FileSeal seal)
    {
        using var content = request.File.Open();
        var file = new KeptFile(
            request.Kind, YearNumber, request.File.Name, hash, content.Length, counts.Read, counts.Accepted,
            permit.By, request.On, clock.GetUtcNow(), request.Reason);

        // Between the first reading and the keeping nobody may have put other bytes there.
        if (!file.Keep(connection, id, content, seal).AsSpan().SequenceEqual(hash))
        {
            throw new IOException("an input file changed while it was read: let the transfer end, then run again.");
        }

        KeepFindings(connection, id);
        KeepRefused(connection, id);
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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no file of a review"),
    };

    private static void Check(long one, long other, string what)
    {
        if (one != other)
        {
            throw new ControlTotalException($"{one} rows {what} in the database, {other} accepted from the file");
        }
    }

    /// <summary>Rows that are new or changed are of the importer's own regions, whatever they were before.</summary>
    /// <returns>How many are not.</returns>
    private long RowsOutside(NpgsqlConnection connection, long file)
    {
        if (permit.Regions is not { } regions)
        {
            return 0;
        }

        var own = string.Join(" or ", regions.Select(r => YearInputs.Covered(r.Code, "e.region")).DefaultIfEmpty("false"));
        return connection.Ask<long>(request.Kind == FileKind.Employers
            ? $"select count(*) from employer e where review_year = @year and (file_id = @file or replaced_by = @file) and not ({own})"
            : $"select count(*) from {(request.Kind == FileKind.Filings ? "filing" : "placement")} r left join {YearInputs.Current(YearNumber).EmployerRows} e on e.uscc = r.uscc where r.review_year = @year and r.file_id = @file and coalesce({own}, false) is false",
            ("year", YearNumber), ("file", file));
    }

    private static byte[] Hash(IncomingFile file)
    {
        using var stream = new BufferedStream(file.Open(), PieceHashed);
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
    private sealed class Both(IFindingSink shown, List<Finding> kept, bool isCounted) : IFindingSink
    {
        public void Add(in Finding finding)
        {
            shown.Add(finding);
            if (isCounted)
            {
                Telemetry.CountFinding(finding.Code, finding.IsWarning);
            }

            if (kept.Count < MostKeptFindings)
            {
                kept.Add(finding);
            }
        }
    }
}
