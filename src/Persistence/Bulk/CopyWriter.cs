using System.Buffers.Binary;
using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence.Bulk;

/// <summary>Rows for PostgreSQL's binary COPY, written field by field into the wire format: tens of millions of fields a run.</summary>
/// <remarks>The driver's own importer asks the type of every field; here a figure is already a whole number of its last place.</remarks>
public sealed class CopyWriter : IDisposable
{
    private const int FlushAt = 1 << 17;

    /// <summary>Rows that are put in order before they are sent: a few stretches a million rows.</summary>
    private const int StretchAt = 1 << 25;
    private const int BaseDigits = 10_000;

    // The epoch of PostgreSQL's dates.
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlRawCopyStream stream;
    private readonly short fields;
    private readonly List<(Uscc Key, int Start)>? stretch;
    private byte[] buffer = new byte[FlushAt * 2];
    private int used;
    private bool completed;

    /// <param name="byUnit">Rows begin with a unit's code and are sent in its order, stretch by stretch: so neighbours in the index lie near each other in the table.</param>
    public CopyWriter(NpgsqlConnection connection, string copy, int fields, bool byUnit = false)
    {
        stream = connection.BeginRawBinaryCopy(copy);
        this.fields = (short)fields;
        stretch = byUnit ? [] : null;
        "PGCOPY\n"u8.CopyTo(buffer);
        buffer[7] = 0xFF;
        buffer[8] = (byte)'\r';
        buffer[9] = (byte)'\n';
        used = 11 + 8;
        if (byUnit)
        {
            Flush();
        }
    }

    /// <summary>Starts a row that <c>byUnit</c> puts in its place; its first field, the unit's code, is written by it.</summary>
    public void StartRow(Uscc unit)
    {
        StartRow();
        stretch?.Add((unit, used - 2));
        Write(unit);
    }

    public void StartRow()
    {
        if (used > (stretch is null ? FlushAt : StretchAt))
        {
            Flush();
        }

        Int16(fields);
    }

    public void Null() => Int32(-1);

    public void Write(bool value)
    {
        Int32(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Write(short value)
    {
        Int32(2);
        Int16(value);
    }

    public void Write(int value)
    {
        Int32(4);
        Int32(value);
    }

    public void Write(DateOnly value) => Write(value.DayNumber - Epoch);

    public void Write(DateOnly? value)
    {
        if (value is { } day)
        {
            Write(day);
        }
        else
        {
            Null();
        }
    }

    public void Write(Uscc value)
    {
        Int32(Uscc.Length);
        value.CopyTo(Room(Uscc.Length));
    }

    public void WriteText(ReadOnlySpan<byte> utf8) => WriteBytes(utf8);

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    public void WriteText(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Int32(length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>A numeric, given as a whole number of its last place: 4850 with 4 places is 0.4850. At most 6 places.</summary>
    public void WriteNumeric(Int128 scaled, int places)
    {
        var length = Place(Reserve(4));
        var start = used;
        Numeric(scaled, places);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(length), used - start);
    }

    /// <summary>A one-dimensional array of numerics.</summary>
    public void WriteNumerics(ReadOnlySpan<long> scaled, int places)
    {
        const int numeric = 1700;
        var length = Place(Reserve(4));
        var start = used;
        Int32(1);
        Int32(0);
        Int32(numeric);
        Int32(scaled.Length);
        Int32(1);
        foreach (var item in scaled)
        {
            WriteNumeric(item, places);
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(length), used - start);
    }

    /// <summary>Ends the rows; without it nothing of them is kept.</summary>
    public void Complete()
    {
        if (stretch is not null)
        {
            Flush();
        }

        Int16(-1);
        Flush();
        stream.Dispose();
        completed = true;
    }

    public void Dispose()
    {
        if (!completed)
        {
            completed = true;
            stream.Cancel();
            stream.Dispose();
        }
    }

    /// <summary>Groups of four digits, the point between two groups.</summary>
    private void Numeric(Int128 scaled, int places)
    {
        Span<short> groups = stackalloc short[12];
        var magnitude = Int128.Abs(scaled);
        var fractionGroups = (places + 3) / 4;
        for (var i = places; i < fractionGroups * 4; i++)
        {
            magnitude *= 10;
        }

        var count = 0;
        for (; magnitude > ulong.MaxValue; count++)
        {
            groups[count] = (short)(magnitude % BaseDigits);
            magnitude /= BaseDigits;
        }

        for (var low = (ulong)magnitude; low != 0; count++)
        {
            (low, var digit) = Math.DivRem(low, BaseDigits);
            groups[count] = (short)digit;
        }

        var trailing = 0;
        while (trailing < count && groups[trailing] == 0)
        {
            trailing++;
        }

        Int16((short)(count - trailing));
        Int16((short)(count - fractionGroups - 1));
        Int16(scaled < 0 ? (short)0x4000 : (short)0);
        Int16((short)places);
        for (var i = count - 1; i >= trailing; i--)
        {
            Int16(groups[i]);
        }
    }

    private void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Room(2), value);

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    private int Reserve(int length)
    {
        Room(length);
        return length;
    }

    private int Place(int reserved) => used - reserved;

    private Span<byte> Room(int length)
    {
        if (used + length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
        }

        var room = buffer.AsSpan(used, length);
        used += length;
        return room;
    }

    private void Flush()
    {
        if (stretch is { Count: > 0 } rows)
        {
            var end = used;
            var ends = rows.Select((_, i) => i + 1 < rows.Count ? rows[i + 1].Start : end).ToArray();
            var order = Enumerable.Range(0, rows.Count).ToArray();
            Array.Sort(rows.ConvertAll(row => row.Key).ToArray(), order);
            foreach (var row in order)
            {
                stream.Write(buffer.AsSpan(rows[row].Start, ends[row] - rows[row].Start));
            }

            rows.Clear();
        }
        else
        {
            stream.Write(buffer, 0, used);
        }

        used = 0;
    }
}
