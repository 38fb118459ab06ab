using System.Reflection;

namespace QuotaCompliance.TestKit;

/// <summary>A CSV table that a lawyer can review, kept beside the tests that run it. Its first column names the lines.</summary>
public sealed class WrittenTable
{
    private readonly Dictionary<string, WrittenLine> lines;

    private WrittenTable(IEnumerable<WrittenLine> lines) => this.lines = lines.ToDictionary(line => line.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => lines.Keys;

    public IReadOnlyCollection<WrittenLine> Lines => lines.Values;

    public WrittenLine this[string name] => lines[name];

    /// <summary>The table embedded in the tests' own assembly.</summary>
    public static WrittenTable Of(Assembly tests, string name)
    {
        using var stream = tests.GetManifestResourceStream(name) ?? throw new FileNotFoundException("the table is not part of the tests", name);
        using var reader = new StreamReader(stream);
        var rows = Csv.Read(reader.ReadToEnd());
        foreach (var row in rows.Where(row => row.Count != rows[0].Count))
        {
            throw new FormatException($"{name}: the line '{row[0]}' has {row.Count} fields instead of {rows[0].Count}");
        }

        return new WrittenTable(rows.Skip(1).Select(row => new WrittenLine(rows[0], row)));
    }
}

/// <summary>One line of a table, its cells by column.</summary>
public sealed class WrittenLine(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
{
    public string Name => cells[0];

    public string this[string column]
    {
        get
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return cells[i];
                }
            }

            throw new KeyNotFoundException($"the table has no column {column}");
        }
    }
}
