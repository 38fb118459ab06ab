using System.Globalization;

namespace QuotaCompliance.Bench;

/// <summary>Two results column by column, and an exact judge where they differ.</summary>
internal sealed class Comparison
{
    private const int Shown = 3;

    private readonly SortedDictionary<string, Tally> columns = new(StringComparer.Ordinal);
    private readonly List<Difference> differences = [];

    private Comparison()
    {
    }

    public long Rows { get; private set; }

    public int Differing => differences.Count;

    public int TheirsWrong { get; private set; }

    public int OursWrong { get; private set; }

    /// <summary>Cells that differ and do not follow from the filing by arithmetic: someone must look.</summary>
    public int Undecided { get; private set; }

    public static Comparison Of(Population population, string theirs, string ours)
    {
        var comparison = new Comparison();
        comparison.Read(theirs, ours);
        comparison.Judge(ExactUnit.Read(population, comparison.differences.Select(difference => difference.Uscc).ToHashSet()));
        return comparison;
    }

    /// <summary>The verdict in lines of Markdown.</summary>
    /// <param name="them">The competitor.</param>
    /// <param name="arithmetic">What it reckons in.</param>
    public IEnumerable<string> Report(string them, string arithmetic)
    {
        yield return $"{Rows:N0} rows compared; {Differing:N0} cells differ. By exact arithmetic on the unit's filing, "
            + $"{them}'s {arithmetic} are wrong in {TheirsWrong:N0} cells, ours in {OursWrong:N0}{(Undecided == 0 ? "." : $"; {Undecided:N0} must be looked at.")}";
        if (Differing == 0)
        {
            yield break;
        }

        yield return "";
        yield return $"| column | cells that differ | {them} wrong | ours wrong | not judged | for example ({them} / ours / exact) |";
        yield return "| --- | ---: | ---: | ---: | ---: | --- |";
        foreach (var (column, tally) in columns)
        {
            yield return $"| {column} | {tally.Differing:N0} | {tally.TheirsWrong:N0} | {tally.OursWrong:N0} | {tally.Undecided:N0} | {string.Join("; ", tally.Examples)} |";
        }
    }

    private void Read(string theirsPath, string oursPath)
    {
        using var theirs = File.OpenText(theirsPath);
        using var ours = File.OpenText(oursPath);
        var header = (Line(theirs) ?? "").Split(',');
        var oursHeader = (Line(ours) ?? "").Split(',');
        var credited = Array.IndexOf(header, "credited");
        while (Line(theirs) is { } line)
        {
            Rows++;
            var other = Line(ours) ?? throw new InvalidDataException($"{oursPath} ends after {Rows - 1} rows");
            if (other.StartsWith(line + ",", StringComparison.Ordinal))
            {
                continue; // ours has the edition beside
            }

            var cells = line.Split(',');
            var others = other.Split(',');
            if (cells.Length != header.Length || others.Length != oursHeader.Length || cells[0] != others[0])
            {
                throw new InvalidDataException($"row {Rows} is another unit, or has another shape");
            }

            for (var i = 0; i < header.Length; i++)
            {
                var same = others[Array.IndexOf(oursHeader, header[i])];
                if (cells[i] != same && !SameNumber(cells[i], same))
                {
                    var creditedOurs = others[Array.IndexOf(oursHeader, "credited")];
                    differences.Add(new Difference(cells[0], header[i], cells[i], same, cells[credited], creditedOurs));
                }
            }
        }

        if (ours.ReadLine() is not null)
        {
            throw new InvalidDataException($"{oursPath} has more than {Rows} rows");
        }
    }

    /// <summary>A line without quotes: DuckDB writes an empty text as two, and nothing made up needs any.</summary>
    private static string? Line(StreamReader reader)
    {
        var line = reader.ReadLine()?.Replace("\"\"", "", StringComparison.Ordinal);
        return line is null || !line.Contains('"', StringComparison.Ordinal) ? line : throw new InvalidDataException("a quoted field");
    }

    private void Judge(Dictionary<string, ExactUnit> units)
    {
        foreach (var difference in differences)
        {
            if (!columns.TryGetValue(difference.Column, out var tally))
            {
                columns[difference.Column] = tally = new Tally();
            }

            tally.Differing++;
            var right = Right(difference, units);
            if (tally.Examples.Count < Shown)
            {
                tally.Examples.Add(string.Create(CultureInfo.InvariantCulture, $"{difference.Theirs} / {difference.Ours} / {right}"));
            }

            if (right is null)
            {
                tally.Undecided++;
                Undecided++;
                continue;
            }

            if (!IsNumber(difference.Theirs, right.Value))
            {
                tally.TheirsWrong++;
                TheirsWrong++;
            }

            if (!IsNumber(difference.Ours, right.Value))
            {
                tally.OursWrong++;
                OursWrong++;
            }
        }
    }

    private static decimal? Right(Difference difference, Dictionary<string, ExactUnit> units)
    {
        if (!units.TryGetValue(difference.Uscc, out var unit))
        {
            return null;
        }

        // The two must have counted the same months: who counts is not a matter of arithmetic.
        var months = unit.CreditedMonths(difference.CreditedOurs);
        return months == unit.CreditedMonths(difference.CreditedTheirs) ? unit.Value(difference.Column, months) : null;
    }

    private static bool SameNumber(string a, string b) => decimal.TryParse(a, CultureInfo.InvariantCulture, out var number) && IsNumber(b, number);

    private static bool IsNumber(string text, decimal number) =>
        decimal.TryParse(text, CultureInfo.InvariantCulture, out var value) && value == number;

    private sealed record Difference(string Uscc, string Column, string Theirs, string Ours, string CreditedTheirs, string CreditedOurs);

    private sealed class Tally
    {
        public int Differing { get; set; }

        public int TheirsWrong { get; set; }

        public int OursWrong { get; set; }

        public int Undecided { get; set; }

        public List<string> Examples { get; } = [];
    }
}
