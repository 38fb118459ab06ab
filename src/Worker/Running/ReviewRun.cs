using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using Npgsql;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.Domain.Runs;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.Persistence.Tables;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Running;

/// <summary>What to run, and on whose word.</summary>
internal sealed record RunRequest(ReviewYear Year, RegionCode Region, DateOnly BusinessDate, string By, bool DryRun);

/// <summary>The annual run in the database: people settled once, then units streamed in key order and stored in stretches.</summary>
internal sealed class ReviewRun(Database database, PolicyShelf shelf, RunRequest request, TimeProvider clock)
{
    private readonly Dictionary<RegionCode, PolicyBook> books = [];
    private readonly Dictionary<Uscc, int> creditedUnits = [];
    private readonly List<UnitCredit> credits = [];

    /// <summary>How many units are stored in one transaction; the result does not depend on it.</summary>
    public int ChunkSize { get; init; } = 20_000;

    /// <returns>The run's number.</returns>
    /// <exception cref="ParameterMissingException">A unit of the region meets a parameter without a value; no run is left behind.</exception>
    /// <exception cref="ControlTotalException">Two counts differ; the run stays, marked as stopped.</exception>
    public int Run(Progress progress)
    {
        PolicyBook.CheckAround(shelf, request.Region, request.Year);
        using var context = database.NewContext();
        using var reading = database.Connect();

        // Everything is read in one snapshot: an import that lands meanwhile belongs to the next run.
        using var snapshot = reading.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        reading.Do("set local work_mem = '128MB'");
        OpenBooks(reading);
        var run = Begin(context, reading);
        Settle(reading, progress);
        using var writing = database.Connect();
        AssessmentTable.Prepare(writing, request.Year.Value, run.Id);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = 0;
        foreach (var chunk in RunReader.Units(reading, request.Year, request.Region).Chunk(ChunkSize))
        {
            var stored = WriteChunk(writing, run.Id, ++number, chunk, digest);
            run.Units += stored.UnitsWritten;
            run.Payable += stored.Payable;
            run.Reward += stored.Reward;
            progress.Report("units", run.Units, run.Units);
        }

        Finish(context, writing, run, Convert.ToHexStringLower(digest.GetHashAndReset()));
        return run.Id;
    }

    /// <summary>The program's version, as a run's manifest names it.</summary>
    private static string ProgramVersion =>
        typeof(ReviewRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private void OpenBooks(NpgsqlConnection connection)
    {
        var codes = new List<int>();
        using (var command = Sql.Command(connection, $"select distinct region from {YearInputs.Employers(request.Year.Value)} e where {YearInputs.Covered(request.Region.Code, "region")}"))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                codes.Add(reader.GetInt32(0));
            }
        }

        foreach (var code in codes.Order())
        {
            var region = RegionCode.Of(code);
            books.Add(region, PolicyBook.For(shelf, region, request.Year));
        }
    }

    private RunRow Begin(QuotaDbContext context, NpgsqlConnection reading)
    {
        var uncertain = books.Values.SelectMany(b => b.Values).Where(v => v.Status != PolicyStatus.Enacted).Distinct()
            .Select(v => $"{v.Parameter}={v.Text} ({v.Status.ToString().ToLowerInvariant()})");
        var run = new RunRow
        {
            ReviewYear = request.Year.Value,
            Region = request.Region.Code,
            BusinessDate = request.BusinessDate,
            Edition = shelf.Edition,
            ProgramVersion = ProgramVersion,
            State = RunState.Running,
            DryRun = request.DryRun,
            StartedBy = request.By,
            StartedAt = clock.GetUtcNow(),
            Units = 0,
            Payable = 0,
            Reward = 0,
            UncertainParameters = string.Join('\n', uncertain),
        };
        context.Runs.Add(run);
        context.SaveChanges();

        // The manifest: the files whose rows this snapshot shows.
        var files = new List<long>();
        using (var command = Sql.Command(reading, "select id from source_file where review_year in (0, @year) order by id", ("year", request.Year.Value)))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                files.Add(reader.GetInt64(0));
            }
        }

        context.RunInputs.AddRange(files.Select(id => new RunInputRow { RunId = run.Id, FileId = id }));
        context.SaveChanges();
        return run;
    }

    private void Settle(NpgsqlConnection reading, Progress progress)
    {
        var rules = new Dictionary<RegionCode, CreditRules>();
        var settlement = new Settlement();
        var rows = 0L;
        foreach (var person in RunReader.Placements(reading, request.Year))
        {
            if (!rules.TryGetValue(person.CreditedRegion, out var ofRegion))
            {
                rules.Add(person.CreditedRegion, ofRegion = CreditRules.For(shelf, person.CreditedRegion, request.Year));
            }

            if (!creditedUnits.TryGetValue(person.CreditedAt, out var unit))
            {
                creditedUnits.Add(person.CreditedAt, unit = credits.Count);
                credits.Add(UnitCredit.None);
            }

            settlement.Add(Claim.Of(person.Placement.Person, unit, CreditTest.Of(person.Placement, person.FiledOn, ofRegion)));
            progress.Report("placements", ++rows, rows);
        }

        settlement.Settle(credit => credits[credit.Unit] = credits[credit.Unit].Plus(credit));
    }

    private RunChunkRow WriteChunk(NpgsqlConnection writing, int run, int number, ReviewedUnit[] units, IncrementalHash digest)
    {
        using var transaction = writing.BeginTransaction();
        var payable = 0L;
        var reward = 0L;
        using (var rows = AssessmentTable.BeginWrite(writing, request.Year, run))
        {
            foreach (ref readonly var unit in units.AsSpan())
            {
                var stored = Assess(unit);
                AssessmentTable.Write(rows, request.Year, run, stored);
                Append(digest, stored);
                payable += (long)stored.Figures.Payable;
                reward += (long)stored.Figures.Reward;
            }

            rows.Complete();
        }

        var chunk = new RunChunkRow
        {
            RunId = run,
            Number = number,
            FirstUscc = units[0].Employer.Uscc.ToString(),
            LastUscc = units[^1].Employer.Uscc.ToString(),
            UnitsRead = units.Length,
            UnitsWritten = units.Length,
            Payable = payable / 100m,
            Reward = reward / 100m,
        };
        writing.Do(
            "insert into run_chunk (run_id, number, first_uscc, last_uscc, units_read, units_written, payable, reward) values (@run, @number, @first, @last, @read, @written, @payable, @reward)",
            ("run", run), ("number", number), ("first", chunk.FirstUscc), ("last", chunk.LastUscc), ("read", chunk.UnitsRead),
            ("written", chunk.UnitsWritten), ("payable", chunk.Payable), ("reward", chunk.Reward));
        transaction.Commit();
        return chunk;
    }

    private StoredAssessment Assess(in ReviewedUnit unit)
    {
        var employer = unit.Employer;
        var policy = books[employer.Region];
        var credit = creditedUnits.TryGetValue(employer.Uscc, out var place) ? credits[place] : UnitCredit.None;
        var position = unit.PositionOf(credit, policy);
        var figures = PrintedFigures.Of(AnnualReview.Of(position, policy));
        return new StoredAssessment(
            employer.Uscc, unit.Name, employer.Kind, employer.Region, employer.CommissionMember,
            position.Headcount.PersonMonths, position.Headcount.Months, credit.WeightedMonths, figures);
    }

    /// <summary>The sums as this program counted them and as the database counts its rows must agree; then the run is a draft.</summary>
    private void Finish(QuotaDbContext context, NpgsqlConnection writing, RunRow run, string digest)
    {
        long units;
        decimal payable;
        decimal reward;
        using (var command = Sql.Command(
            writing,
            "select count(*), coalesce(sum(payable), 0), coalesce(sum(reward), 0) from assessment where review_year = @year and run_id = @run",
            ("year", run.ReviewYear), ("run", run.Id)))
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            (units, payable, reward) = (reader.GetInt64(0), reader.GetDecimal(1), reader.GetDecimal(2));
        }

        var agrees = units == run.Units && payable == run.Payable && reward == run.Reward;
        run.State = agrees ? RunState.Draft : RunState.Stopped;
        run.Digest = digest;
        run.EndedAt = clock.GetUtcNow();
        context.SaveChanges();
        if (!agrees)
        {
            throw new ControlTotalException(
                $"run {run.Id}: {run.Units} units, payable {run.Payable}, reward {run.Reward} computed; {units}, {payable}, {reward} stored");
        }
    }

    private static void Append(IncrementalHash digest, in StoredAssessment row)
    {
        Span<byte> bytes = stackalloc byte[Uscc.Length + (10 * 16) + 10];
        row.Uscc.CopyTo(bytes);
        var at = Uscc.Length;
        var figures = row.Figures;
        ReadOnlySpan<Int128> numbers =
        [
            figures.Headcount, figures.Required, figures.Credited, figures.ArrangedRatio, figures.Shortfall,
            figures.AverageWage, figures.WageBase, figures.Gross, figures.Relief, figures.Reward,
        ];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt128LittleEndian(bytes[at..], number);
            at += 16;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], figures.Persons);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(at + 4)..], figures.ExcessPersons);
        bytes[at + 8] = (byte)figures.Outcome;
        bytes[at + 9] = (byte)figures.Flags;
        digest.AppendData(bytes);
    }
}
