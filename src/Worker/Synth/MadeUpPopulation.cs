using CsvHelper;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Synth;

/// <summary>How many rows were written to each file.</summary>
public readonly record struct SynthCounts(int Employers, int Filings, int Placements);

/// <summary>A made-up district in three files of valid rows: realistic in the large, every edge of the rules in the small, the same bytes for the same seed.</summary>
/// <remarks>Every unit can be made from its number alone, so nothing but the birthdays' counters is kept, however many units there are.</remarks>
public static class MadeUpPopulation
{
    /// <summary>More would run out of ID numbers for the people.</summary>
    public const int MostEmployers = 50_000_000;

    /// <summary>Writes <c>employers.csv</c>, <c>filings.csv</c> and <c>placements.csv</c> into the folder, which is made if missing.</summary>
    /// <param name="progress">Gets a line now and then; nothing when null.</param>
    public static SynthCounts Write(int employers, int seed, ReviewYear year, string folder, TextWriter? progress)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(employers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(employers, MostEmployers);
        Directory.CreateDirectory(folder);
        string[] names = ["employers.csv", "filings.csv", "placements.csv"];
        var paths = Array.ConvertAll(names, name => Path.Combine(folder, name));
        var unfinished = Array.ConvertAll(paths, path => path + ".part");
        try
        {
            var written = new Writing(employers, seed, year, progress).To(unfinished);
            for (var i = 0; i < paths.Length; i++)
            {
                File.Move(unfinished[i], paths[i], overwrite: true);
            }

            return written;
        }
        finally
        {
            Array.ForEach(unfinished, File.Delete);
        }
    }

    private sealed class Writing(int employers, int seed, ReviewYear year, TextWriter? progress)
    {
        private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

        private readonly MadeUpPeople people = new(year);
        private int filings;
        private int placements;

        // Who was listed last, where, and where the months count: now and then the next unit lists the same person.
        private (MadeUpPerson Person, Uscc CountsAt)? last;

        public SynthCounts To(string[] paths)
        {
            WriteEmployers(paths[0]);
            WriteFilingsAndPlacements(paths[1], paths[2]);
            return new SynthCounts(employers, filings, placements);
        }

        private void WriteEmployers(string path)
        {
            using var csv = Create(path, "uscc,name,kind,region,registered_on,commission_member,concentrated");
            for (var number = 0; number < employers; number++)
            {
                Report("employers", number);
                var unit = MadeUpUnit.Of(seed, number, year).Employer;
                var dice = new Dice(seed, number, DiceUse.Name);
                Write(csv, unit.Uscc);
                csv.WriteField(Words.Unit(unit.Kind, ref dice));
                csv.WriteField(unit.Kind.Name());
                csv.WriteField(unit.Region.Code);
                csv.WriteField(unit.RegisteredOn);
                csv.WriteField(unit.CommissionMember ? "是" : "");
                csv.WriteField(unit.Concentrated ? "是" : "");
                csv.EndRecord();
            }
        }

        private void WriteFilingsAndPlacements(string filingsPath, string placementsPath)
        {
            using var filed = Create(filingsPath, "uscc,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12,headcount,seasonal_person_months,payroll_total,filed_on");
            using var placed = Create(placementsPath, "uscc,name,person_id,certificate_type,certificate_no,grade,certificate_valid_to,contract_from,contract_to,insured_months,monthly_wage,engagement,counted_at");

            // Units file in another order than the register lists them: a stride without a common divisor meets each once.
            var stride = CoprimeTo(employers);
            for (long i = 0, number = 0; i < employers; i++, number = (number + stride) % employers)
            {
                Report("filings and placements", i);
                var unit = MadeUpUnit.Of(seed, (int)number, year);
                if (unit.Filed)
                {
                    WriteFiling(filed, unit, (int)number);
                    WritePlacements(placed, unit, (int)number);
                }
            }
        }

        private void WriteFiling(CsvWriter csv, MadeUpUnit unit, int number)
        {
            var dice = new Dice(seed, number, DiceUse.Filing);
            Write(csv, unit.Employer.Uscc);
            var personMonths = unit.Monthly ? WriteMonths(csv, unit, ref dice) : WriteAverage(csv, unit, ref dice);
            decimal? seasonal = unit.Case == UnitCase.Ordinary && dice.Permille(50) ? dice.Between(1, 120) / 2m : null;
            personMonths += seasonal ?? 0;
            csv.WriteField(seasonal);

            // Yuan a head and month: most below the district's average, a few above twice that, where the cap bites.
            var wage = dice.Below(1000) switch
            {
                < 800 => dice.Between(2500, 8000),
                < 970 => dice.Between(8000, 16_000),
                _ => dice.Between(16_000, 40_000),
            };
            csv.WriteField(decimal.Round((personMonths * wage) + (dice.Permille(500) && personMonths > 0 ? dice.Below(100_000) / 100m : 0), 2));
            csv.WriteField(unit.FiledOn);
            csv.EndRecord();
            filings++;
        }

        private decimal WriteMonths(CsvWriter csv, MadeUpUnit unit, ref Dice dice)
        {
            var newIn = unit.Employer.MonthsIn(year);
            var filedTooEarly = dice.Permille(100);
            var total = 0m;
            for (var month = 1; month <= 12; month++)
            {
                if (month <= 12 - newIn && !filedTooEarly)
                {
                    csv.WriteField("");
                    continue;
                }

                decimal heads = unit.Staff + (month > 12 - unit.MonthsWithOneMore ? 1 : 0);
                if (unit.Case == UnitCase.Ordinary)
                {
                    heads += dice.Between(-unit.Staff / 20, unit.Staff / 20) + (dice.Permille(10) ? 0.5m : 0);
                }

                csv.WriteField(heads);
                total += heads;
            }

            csv.WriteField("");
            return total;
        }

        private decimal WriteAverage(CsvWriter csv, MadeUpUnit unit, ref Dice dice)
        {
            for (var month = 1; month <= 12; month++)
            {
                csv.WriteField("");
            }

            var heads = unit.Case == UnitCase.Ordinary && dice.Permille(20)
                ? unit.Staff + (dice.Below(10_000) / 10_000m)
                : unit.Staff + decimal.Round(unit.MonthsWithOneMore / 12m, 2);
            csv.WriteField(heads);
            return heads * unit.Employer.MonthsIn(year);
        }

        private void WritePlacements(CsvWriter csv, MadeUpUnit unit, int number)
        {
            var dice = new Dice(seed, number, DiceUse.Placements);
            for (var i = 0; i < unit.People; i++)
            {
                // Only the first row of a unit may take up the last unit's person: one row a person and unit.
                var again = i == 0 && !unit.PlainPeople && dice.Permille(15) ? last : null;
                var plain = unit.PlainPeople || again is not null;
                var person = again?.Person ?? people.Next(plain, ref dice);
                var terms = MadeUpPlacement.Of(unit, plain, year, ref dice);

                // A person at two units is contested, unless both rows lead to the same one.
                var dispatched = again is not null ? dice.Permille(300) : !plain && dice.Permille(35);
                var countedAt = !dispatched ? null : again?.CountsAt ?? (dice.Permille(700) ? SomeOtherUnit(number, ref dice) : null);
                Write(csv, unit.Employer.Uscc, person, terms, dispatched, countedAt, ref dice);
                last = (person, countedAt ?? unit.Employer.Uscc);
            }
        }

        private void Write(CsvWriter csv, Uscc unit, MadeUpPerson person, MadeUpPlacement terms, bool dispatched, Uscc? countedAt, ref Dice dice)
        {
            Write(csv, unit);
            csv.WriteField(person.Name);
            csv.WriteField(person.Id);
            csv.WriteField(person.Grade is null ? "残疾人证" : "残疾军人证");
            csv.WriteField(person.CertificateNo);
            csv.WriteField(person.Grade);
            csv.WriteField(terms.ValidTo);
            csv.WriteField(terms.From);
            csv.WriteField(terms.To);
            csv.WriteField(terms.Months);
            csv.WriteField(terms.Wage);
            csv.WriteField(dispatched ? "劳务派遣" : dice.Permille(200) ? "直接" : "");
            if (countedAt is { } there)
            {
                Write(csv, there);
            }
            else
            {
                csv.WriteField("");
            }

            csv.EndRecord();
            placements++;
        }

        /// <summary>A unit near by that filed; null when there is none.</summary>
        private Uscc? SomeOtherUnit(int number, ref Dice dice)
        {
            var first = dice.Between(1, 1000);
            for (var step = first; step < first + 100; step++)
            {
                var other = (int)(((long)number + step) % employers);
                if (other != number && MadeUpUnit.Of(seed, other, year) is { Filed: true } unit)
                {
                    return unit.Employer.Uscc;
                }
            }

            return null;
        }

        private void Report(string what, long done)
        {
            if (done > 0 && done % 500_000 == 0)
            {
                progress?.WriteLine($"{what}: {done:N0} of {employers:N0} units");
            }
        }

        private static CsvWriter Create(string path, string header)
        {
            var csv = CsvWriter.ToFile(path, Options);
            csv.WriteHeader(header.Split(','));
            return csv;
        }

        private static void Write(CsvWriter csv, Uscc uscc)
        {
            Span<byte> text = stackalloc byte[Uscc.Length];
            uscc.CopyTo(text);
            csv.WriteField(text);
        }

        private static long CoprimeTo(int count)
        {
            var stride = (long)(count * 0.618m) + 1;
            while (count > 1 && Gcd(stride, count) != 1)
            {
                stride++;
            }

            return stride;

            static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
        }
    }
}
