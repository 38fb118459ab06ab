using System.Globalization;
using System.Reflection;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Pins what a run reads and cuts its work into chunks: one transaction, before anything is computed.</summary>
internal static class RunPlan
{
    /// <returns>The run's number; that of the earlier one when the request was planned before.</returns>
    /// <exception cref="ParameterMissingException">A unit of the region meets a parameter without a value; no run is left behind.</exception>
    public static Answer<int> Begin(Database database, PolicyShelf shelf, RunRequest request, string by, TimeProvider clock)
    {
        PolicyBook.CheckAround(shelf, request.Region, request.Year);
        using var trace = Telemetry.Traces.StartActivity("plan")?.SetTag("year", request.Year.Value).SetTag("region", request.Region.Code);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        if (RunOf(connection, request) is { } earlier)
        {
            return SameRequest(connection, earlier, request);
        }

        var inputs = YearInputs.Pin(connection, request.Year.Value);
        if (Uncertain(connection, shelf, request, inputs) is not { } uncertain)
        {
            return Refusal.Of(RefusalCode.RegisterEmpty, ("region", request.Region), ("year", request.Year));
        }

        PolicyEditions.Keep(connection, shelf, by, clock.GetUtcNow());
        var run = Insert(connection, request, by, inputs, shelf.Edition, uncertain, clock);
        if (run is null)
        {
            // Another firing of the same request came first, between our look and our row.
            transaction.Rollback();
            return SameRequest(connection, RunOf(connection, request) ?? throw new InvalidOperationException("a request is taken and not to be found"), request);
        }

        var selection = UnitSelection.In(request.Region);
        if (request.Selection is { } part)
        {
            if (KeepSelection(connection, request, inputs, run.Value, part) is { } refusal)
            {
                return refusal;
            }

            selection = selection.PartOf(request.Year.Value, run.Value);
        }

        Cut(connection, request.Year.Value, run.Value, inputs, selection, request.ChunkSize);
        AuditTrail.Write(connection, new AuditEntry(AuditAct.RunBegun, by, $"run {run}{(request.DryRun ? " dry" : "")}") { Region = request.Region, Year = request.Year });
        transaction.Commit();
        return run.Value;
    }

    /// <summary>Plans the same work again from a run's manifest, to be compared with it.</summary>
    public static int BeginReplay(Database database, RunRow original, string by, DateOnly on, int chunkSize, TimeProvider clock)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var year = original.ReviewYear;
        var region = RegionCode.Of(original.Region);
        var inputs = InputsOf(original);
        var request = new RunRequest(new ReviewYear(year), region, on, DryRun: true) { ChunkSize = chunkSize };
        var run = Insert(connection, request, by, inputs, original.Edition, original.UncertainParameters, clock, original)!.Value;
        var selection = UnitSelection.In(region);
        if (original.Scope == RunScope.Part)
        {
            Partitions.EnsureYear(connection, "run_unit", year);
            connection.Do(
                "insert into run_unit (review_year, run_id, uscc) select review_year, @run, uscc from run_unit where review_year = @year and run_id = @original",
                ("run", run), ("year", year), ("original", original.Id));
            selection = selection.PartOf(year, run);
        }

        Cut(connection, year, run, inputs, selection, chunkSize);
        AuditTrail.Write(connection, new AuditEntry(AuditAct.RunReplayed, by, $"run {original.Id} as run {run}") { Region = region, Year = request.Year });
        transaction.Commit();
        return run;
    }

    /// <summary>The rows a run was pinned to.</summary>
    public static YearInputs InputsOf(RunRow run) => new(run.ReviewYear, run.RegisterFile, run.EmployersFile, run.FilingsFile, run.PlacementsFile);

    /// <summary>The program's version, as a run's manifest names it.</summary>
    public static string ProgramVersion =>
        typeof(RunPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The run of the same request, when there is one.</summary>
    private static RunRow? RunOf(NpgsqlConnection connection, RunRequest request) => RunTable.Where(
        connection, "review_year = @year and region = @region and request = @request",
        ("year", request.Year.Value), ("region", request.Region.Code), ("request", request.Request)).SingleOrDefault();

    private static Answer<int> SameRequest(NpgsqlConnection connection, RunRow run, RunRequest request)
    {
        var (dryRun, date, units) = (run.DryRun != request.DryRun, run.BusinessDate != request.BusinessDate, !SameUnits(connection, run, request.Selection));
        return dryRun || date || units
            ? Refusal.Of(
                RefusalCode.RequestOfAnotherRun, ("request", request.Request), ("run", run.Id), ("dry", !dryRun ? "" : run.DryRun ? "yes" : "no"),
                ("date", date ? run.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ""), ("units", !units ? "" : run.Scope == RunScope.Whole ? "every" : run.ScopeText))
            : run.Id;
    }

    private static bool SameUnits(NpgsqlConnection connection, RunRow run, RunSelection? selection) => selection switch
    {
        null => run.Scope == RunScope.Whole,
        { Units: { } units } => units.Select(u => u.ToString()).ToHashSet().SetEquals(connection.Ask<string[]>(
            "select array(select uscc from run_unit where review_year = @year and run_id = @run)", ("year", run.ReviewYear), ("run", run.Id))),
        _ => run.ScopeText == selection.Text,
    };

    /// <summary>Opens the book of every region that has units under review; a missing value stops here.</summary>
    /// <returns>Nothing when the register holds no unit of the region.</returns>
    private static string? Uncertain(NpgsqlConnection connection, PolicyShelf shelf, RunRequest request, YearInputs inputs)
    {
        var codes = new List<int>();
        using (var command = Sql.Command(connection, $"select distinct region from {inputs.EmployerRows} e where {YearInputs.Covered(request.Region.Code, "region")}"))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                codes.Add(reader.GetInt32(0));
            }
        }

        if (codes.Count == 0)
        {
            return null;
        }

        return string.Join('\n', codes.Order()
            .SelectMany(code => PolicyBook.For(shelf, RegionCode.Of(code), request.Year).Values)
            .Where(v => v.Status != PolicyStatus.Enacted).Distinct()
            .Select(v => $"{v.Parameter}={v.Text} ({v.Status.ToString().ToLowerInvariant()})"));
    }

    /// <returns>Nothing when the request is taken.</returns>
    private static int? Insert(NpgsqlConnection connection, RunRequest request, string by, YearInputs inputs, string edition, string uncertain, TimeProvider clock, RunRow? replayOf = null)
    {
        var run = connection.Ask<int?>(
            """
            insert into run (request, review_year, region, business_date, edition, rule_version, program_version, register_file, employers_file, filings_file,
                             placements_file, scope, scope_text, dry_run, replay_of, chunk_size, state, started_by, started_at,
                             units, payable, reward, digest, note, uncertain_parameters)
            values (@request, @year, @region, @on, @edition, @rules, @program, @register, @employers, @filings,
                    @placements, @scope, @scopeText, @dryRun, @replayOf, @chunkSize, 1, @by, @at, 0, 0, 0, '', '', @uncertain)
            on conflict do nothing
            returning id
            """,
            ("request", request.Request), ("year", request.Year.Value), ("region", request.Region.Code), ("on", request.BusinessDate), ("edition", edition),
            ("rules", RuleVersion.Current), ("program", ProgramVersion), ("register", inputs.Register), ("employers", inputs.Employers), ("filings", inputs.Filings),
            ("placements", inputs.Placements), ("scope", (short)(replayOf?.Scope ?? (request.Selection is null ? RunScope.Whole : RunScope.Part))),
            ("scopeText", replayOf?.ScopeText ?? request.Selection?.Text ?? ""), ("dryRun", request.DryRun), ("replayOf", replayOf?.Id), ("chunkSize", request.ChunkSize),
            ("by", by), ("at", clock.GetUtcNow().ToUniversalTime()), ("uncertain", uncertain));
        if (run is { } id)
        {
            connection.Do(
                """
                insert into run_input (run_id, file_id)
                select @run, id from source_file
                where kind = 1 and review_year = 0 and id <= @register or review_year = @year and (kind = 1 and id <= @employers or kind = 2 and id <= @filings or kind = 3 and id <= @placements)
                """,
                ("run", id), ("year", inputs.Year), ("register", inputs.Register), ("employers", inputs.Employers), ("filings", inputs.Filings), ("placements", inputs.Placements));
        }

        return run;
    }

    /// <returns>Why not; nothing when it is kept.</returns>
    private static Refusal? KeepSelection(NpgsqlConnection connection, RunRequest request, YearInputs inputs, int run, RunSelection part)
    {
        var year = request.Year.Value;
        Partitions.EnsureYear(connection, "run_unit", year);
        var covered = YearInputs.Covered(request.Region.Code, "e.region");
        if (part.Units is not { } units)
        {
            // Drawn by a hash of code and year: spread over the population, and the same for whoever draws again.
            connection.Do(
                $"insert into run_unit (review_year, run_id, uscc) select @year, @run, e.uscc from {inputs.EmployerRows} e where {covered} order by sha256((e.uscc || @year)::bytea) limit @count",
                ("year", year), ("run", run), ("count", part.Sample));
            return null;
        }

        var found = connection.Do(
            $"insert into run_unit (review_year, run_id, uscc) select @year, @run, e.uscc from {inputs.EmployerRows} e where {covered} and e.uscc = any(@units)",
            ("year", year), ("run", run), ("units", units.Select(u => u.ToString()).ToArray()));
        return found < units.Count
            ? Refusal.Of(RefusalCode.UnitsNotInRegister, ("missing", units.Count - found), ("units", units.Count), ("region", request.Region), ("year", request.Year))
            : null;
    }

    /// <summary>People first, then stretches of units in the order of their codes, then the totals.</summary>
    private static void Cut(NpgsqlConnection connection, int year, int run, YearInputs inputs, UnitSelection units, int size)
    {
        // Full tens: digests are taken over ten rows at a time.
        var tens = (size + AssessmentDigest.RowsOfSegment - 1) / AssessmentDigest.RowsOfSegment * AssessmentDigest.RowsOfSegment;
        var stretches = new List<(string First, string Last, int Units)> { ("", "", 0) };
        using (var codes = new CopyReader(connection, $"select e.uscc from {inputs.EmployerRows} e where {units.OfEmployers} order by e.uscc"))
        {
            var (first, last, count) = (default(Uscc), default(Uscc), 0);
            while (codes.Next())
            {
                last = codes.ReadUscc();
                first = count == 0 ? last : first;
                if (++count == tens)
                {
                    stretches.Add((first.ToString(), last.ToString(), count));
                    count = 0;
                }
            }

            if (count > 0)
            {
                stretches.Add((first.ToString(), last.ToString(), count));
            }
        }

        stretches.Add(("", "", 0));
        connection.Do(
            """
            insert into run_chunk (review_year, run_id, number, kind, state, first_uscc, last_uscc, units_planned, takings, units_read, units_written, payable, reward, digests)
            select @year, @run, ordinality - 1, case when ordinality = 1 then 1 when ordinality = @all then 3 else 2 end, 1, first, last, planned, 0, 0, 0, 0, 0, ''
            from unnest(@first, @last, @planned) with ordinality stretch (first, last, planned, ordinality)
            """,
            ("year", year), ("run", run), ("all", stretches.Count), ("first", stretches.ConvertAll(s => s.First)), ("last", stretches.ConvertAll(s => s.Last)),
            ("planned", stretches.ConvertAll(s => s.Units)));
        Partitions.EnsureRun(connection, "assessment", year, run);
        Partitions.EnsureRun(connection, "unit_credit", year, run);
    }
}
