using System.Collections.Concurrent;
using Npgsql;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Assessment;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Policy;
using QuotaCompliance.Persistence.Protection;
using QuotaCompliance.Persistence.Queue;
using QuotaCompliance.Persistence.Tables;

namespace QuotaCompliance.Application.Runs;

/// <summary>Does the chunks of a run until none can be taken: any number of these, in any number of processes, share one run.</summary>
internal sealed class RunDrain(Database database, string worker, TimeProvider clock)
{
    /// <summary>How long a chunk stays with a worker that is not heard of any more.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many chunks are worked on side by side.</summary>
    public int Lanes { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Stay until the run has ended, also while others hold its last chunks.</summary>
    public bool UntilEnd { get; init; }

    /// <summary>How often a worker without a chunk looks again.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <returns>The run as it stands afterwards.</returns>
    /// <param name="stop">A chunk that is begun is still finished, none is begun any more.</param>
    public Answer<RunRow> Drain(int run, IProgress<WorkDone> progress, CancellationToken stop = default)
    {
        var row = Load(run);
        if (row.State == RunState.Running && row.RuleVersion != RuleVersion.Current)
        {
            return Refusal.Of(RefusalCode.RunNeedsOtherRules, ("run", run), ("rules", row.RuleVersion), ("program", row.ProgramVersion), ("ours", RuleVersion.Current));
        }

        // A machine without the year's key takes no chunk that another could do.
        database.Keys.CheckYear(row.ReviewYear);
        using (var connection = database.Connect())
        {
            var work = new Work(database, row, PolicyEditions.Load(connection, row.Edition), progress, Planned(connection, row));
            using var failed = new CancellationTokenSource();
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, failed.Token);
            var failures = new ConcurrentQueue<Exception>();
            var lanes = Enumerable.Range(0, Lanes).Select(_ => new Thread(() =>
            {
                try
                {
                    DrainLane(row, work, ended.Token);
                }
                catch (Exception e)
                {
                    failures.Enqueue(e);
                    failed.Cancel();
                }
            })).ToList();
            lanes.ForEach(lane => lane.Start());
            lanes.ForEach(lane => lane.Join());
            if (failures.TryDequeue(out var failure))
            {
                Stop(row, failure);
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
        }

        return Load(run);
    }

    private void DrainLane(RunRow run, Work work, CancellationToken stop)
    {
        using var connection = database.Connect();
        Prepare(connection);
        var year = new ReviewYear(run.ReviewYear);
        while (!stop.IsCancellationRequested)
        {
            if (ChunkQueue.Claim(connection, year, run.Id, worker, Lease) is { } chunk)
            {
                Do(connection, work, chunk);
            }
            else if (!IsOpen(connection, run) || (!UntilEnd && !ChunkQueue.RunsWithWork(connection, run.RuleVersion).Contains(run.Id)))
            {
                return;
            }
            else
            {
                stop.WaitHandle.WaitOne(Look);
            }
        }
    }

    private void Do(NpgsqlConnection connection, Work work, Chunk chunk)
    {
        var began = clock.GetTimestamp();
        using var trace = Telemetry.Traces.StartActivity("chunk")?.SetTag("run", chunk.Run).SetTag("chunk", chunk.Number).SetTag("kind", chunk.Kind.ToString());
        using var held = new HeldLease(database, connection => ChunkQueue.Extend(connection, chunk), chunk.Lease, clock);
        bool done;
        try
        {
            done = work.Do(connection, chunk);
        }
        catch (Exception e)
        {
            // A successor ended our session, or the line broke. When it was the server itself, opening another fails as it should.
            connection.Close();
            connection.Open();
            Prepare(connection);

            // Whoever slept through the lease fails at whatever the successor changed, and may find it out before its own heartbeat does.
            if (!held.IsLost && !(e is NpgsqlException failure && DatabaseFailure.EndedTheSession(failure)) && ChunkQueue.Extend(connection, chunk))
            {
                throw;
            }

            done = false;
            ChunkQueue.GiveBack(connection, chunk);
        }

        if (done)
        {
            Telemetry.ChunkTime.Record(clock.GetElapsedTime(began).TotalSeconds);
            Telemetry.UnitsAssessed.Add(chunk.UnitsPlanned);
        }
        else
        {
            Telemetry.LeasesLost.Add(1);
        }
    }

    /// <summary>A stretch at the edge of what the planner's statistics know is taken for a handful of rows, and then looked up one by one without an index.</summary>
    private static void Prepare(NpgsqlConnection connection) => connection.Do("set enable_nestloop = off");

    private static bool IsOpen(NpgsqlConnection connection, RunRow run) =>
        connection.Ask<short>("select state from run where id = @run", ("run", run.Id)) == (short)RunState.Running;

    private static long Planned(NpgsqlConnection connection, RunRow run) => (long)connection.Ask<decimal>(
        "select coalesce(sum(units_planned), 0)::numeric from run_chunk where review_year = @year and run_id = @run", ("year", run.ReviewYear), ("run", run.Id));

    private RunRow Load(int run)
    {
        using var connection = database.Connect();
        return RunTable.Find(connection, run) ?? throw new InvalidOperationException($"run {run} is gone");
    }

    /// <summary>Our own mistake stops the run in sight of an operator; a failure of the surroundings leaves it for the next worker.</summary>
    private void Stop(RunRow run, Exception failure)
    {
        if (failure is IOException or KeyUnavailableException || (DatabaseFailure.Behind(failure) is { } ofDatabase && DatabaseFailure.IsTheSurroundings(ofDatabase)))
        {
            return;
        }

        using var connection = database.Connect();
        connection.Do(
            "update run set state = 3, ended_at = @now, note = @note where id = @run and state = 1",
            ("now", clock.GetUtcNow().ToUniversalTime()), ("note", $"{failure.GetType().Name}"), ("run", run.Id));
        Partitions.DropRun(connection, "unit_credit", run.ReviewYear, run.Id);
    }

    /// <summary>What the chunks of one run have in common, and what becomes of each kind.</summary>
    private sealed class Work(Database database, RunRow run, PolicyShelf shelf, IProgress<WorkDone> progress, long planned)
    {
        private readonly ReviewYear year = new(run.ReviewYear);
        private readonly RegionCode region = RegionCode.Of(run.Region);
        private readonly YearInputs inputs = RunPlan.InputsOf(run);
        private readonly ConcurrentDictionary<RegionCode, PolicyBook> books = new();
        private long assessed;

        /// <returns>False when the chunk was lost to another worker, and nothing of it was written.</returns>
        public bool Do(NpgsqlConnection connection, Chunk chunk) => chunk.Kind switch
        {
            ChunkKind.People => SettlePeople(connection, chunk),
            ChunkKind.Units => AssessUnits(connection, chunk),
            _ => Close(connection, chunk),
        };

        private static bool Commit(NpgsqlConnection connection, NpgsqlTransaction transaction, Chunk chunk, in ChunkTotals totals)
        {
            if (!ChunkQueue.Complete(connection, chunk, totals))
            {
                transaction.Rollback();
                return false;
            }

            transaction.Commit();
            return true;
        }

        private bool SettlePeople(NpgsqlConnection connection, Chunk chunk)
        {
            Dictionary<Uscc, UnitCredit> credits;
            using (var reading = database.Connect())
            {
                using var transaction = reading.BeginTransaction();

                // Hashed by code on every processor of the server; the planner would rather sort the whole register, or look each row up.
                reading.Do("set local work_mem = '128MB'; set local enable_mergejoin = off; set local enable_nestloop = off; set local parallel_tuple_cost = 0.001; set local parallel_setup_cost = 0");
                credits = CreditedPeople.Of(reading, database.Keys, inputs, shelf, region);
            }

            using var writing = ChunkQueue.BeginWrite(connection, chunk);
            CreditTable.Write(connection, year.Value, run.Id, credits.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
            return Commit(connection, writing, chunk, default);
        }

        private bool AssessUnits(NpgsqlConnection connection, Chunk chunk)
        {
            var (first, last) = (chunk.First!.Value, chunk.Last!.Value);
            var credits = CreditTable.Read(connection, year.Value, run.Id, first, last);
            var selection = UnitSelection.Between(region, first, last);
            if (run.Scope == RunScope.Part)
            {
                selection = selection.PartOf(year.Value, run.Id);
            }

            var rows = new List<StoredAssessment>(chunk.UnitsPlanned);
            var digest = new AssessmentDigest();
            var payable = 0L;
            var reward = 0L;
            foreach (var unit in RunReader.Units(connection, inputs, selection))
            {
                var row = Assess(unit, credits.GetValueOrDefault(unit.Employer.Uscc), BookOf(unit.Employer.Region));
                rows.Add(row);
                digest.Add(row);
                payable += (long)row.Figures.Payable;
                reward += (long)row.Figures.Reward;
            }

            // Computed first, written in one go: the transaction is short.
            using var writing = ChunkQueue.BeginWrite(connection, chunk);
            using (var target = AssessmentTable.BeginWrite(connection, year, run.Id))
            {
                foreach (var row in rows)
                {
                    AssessmentTable.Write(target, year, run.Id, row);
                }

                target.Complete();
            }

            var done = Commit(connection, writing, chunk, new ChunkTotals(rows.Count, rows.Count, payable / 100m, reward / 100m, digest.Segments()));
            if (done)
            {
                progress.ReportStep("units", Interlocked.Add(ref assessed, rows.Count), planned);
            }

            return done;
        }

        private PolicyBook BookOf(RegionCode code) => books.GetOrAdd(code, place => PolicyBook.For(shelf, place, year));

        /// <summary>Planned before, counted by the workers, and counted and added again by the database: all three must agree.</summary>
        private bool Close(NpgsqlConnection connection, Chunk chunk)
        {
            using var writing = ChunkQueue.BeginWrite(connection, chunk);
            connection.Do("select close_run(@year, @run)", ("year", year.Value), ("run", run.Id));
            var digest = AssessmentDigest.Of(ChunkQueue.Digests(connection, year, run.Id));
            var stored = Sums(connection, "select count(*), count(*), coalesce(sum(payable), 0), coalesce(sum(reward), 0) from assessment where review_year = @year and run_id = @run");
            var counted = Sums(connection, "select coalesce(sum(units_planned), 0), coalesce(sum(units_written), 0), coalesce(sum(payable), 0), coalesce(sum(reward), 0) from run_chunk where review_year = @year and run_id = @run and units_read = units_planned");
            var note = stored == counted
                ? NotAsReplayed(connection, digest)
                : $"{counted.Planned} units planned, {counted.Units} assessed, payable {counted.Payable}, reward {counted.Reward}; stored: {stored.Units}, {stored.Payable}, {stored.Reward}";
            var agrees = note.Length == 0;
            if (!ChunkQueue.Complete(connection, chunk, default))
            {
                writing.Rollback();
                return false;
            }

            connection.Do(
                "update run set state = @state, ended_at = clock_timestamp(), units = @units, payable = @payable, reward = @reward, digest = @digest, note = @note where id = @run and state = 1",
                ("state", (short)(agrees ? RunState.Draft : RunState.Stopped)), ("units", stored.Units), ("payable", stored.Payable), ("reward", stored.Reward),
                ("digest", digest), ("note", note), ("run", run.Id));
            Partitions.DropRun(connection, "unit_credit", year.Value, run.Id);
            if (agrees && run.ReplayOf is not null)
            {
                // They are the original's; its digest is what stays.
                Partitions.DropRun(connection, "assessment", year.Value, run.Id);
            }

            writing.Commit();
            return true;
        }

        /// <returns>How a replay differs from its original; empty when it does not, or the run is none.</returns>
        private string NotAsReplayed(NpgsqlConnection connection, string digest)
        {
            if (run.ReplayOf is not { } id || RunTable.Find(connection, id) is not { } original || original.Digest == digest)
            {
                return "";
            }

            var makers = (original.RuleVersion, original.ProgramVersion) == (run.RuleVersion, run.ProgramVersion)
                ? $"both by version {run.RuleVersion} of the rules and program {run.ProgramVersion}"
                : $"the run by version {original.RuleVersion} of the rules and program {original.ProgramVersion}, the replay by version {run.RuleVersion} and program {run.ProgramVersion}";
            return $"replay {run.Id} of run {id} gives digest {digest}, the run had {original.Digest}; {makers}; the replay's rows are kept";
        }

        private (long Planned, long Units, decimal Payable, decimal Reward) Sums(NpgsqlConnection connection, string sql)
        {
            using var command = Sql.Command(connection, sql, ("year", year.Value), ("run", run.Id));
            using var reader = command.ExecuteReader();
            reader.Read();
            return (reader.GetInt64(0), reader.GetInt64(1), reader.GetDecimal(2), reader.GetDecimal(3));
        }
    }

    /// <summary>The assessment of one unit as it is stored.</summary>
    public static StoredAssessment Assess(in ReviewedUnit unit, in UnitCredit credit, PolicyBook policy)
    {
        var employer = unit.Employer;
        var position = unit.PositionOf(credit, policy);
        var figures = PrintedFigures.Of(AnnualReview.Of(position, policy));
        return new StoredAssessment(
            employer.Uscc, unit.Name, employer.Kind, employer.Region, employer.CommissionMember,
            position.Headcount.PersonMonths, position.Headcount.Months, credit.WeightedMonths, figures);
    }
}
