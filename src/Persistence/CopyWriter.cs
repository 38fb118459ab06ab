using System.Buffers.Binary;
using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence;

/// <summary>Rows for PostgreSQL's binary COPY, written field by field into the wire format: tens of millions of fields a run.</summary>
/// <remarks>The driver's own importer asks the type of every field; here a figure is already a whole number of its last place.</remarks>
public sealed class CopyWriter : IDisposable
{
    private const int FlushAt = 1 << 17;

    /// <summary>Rows that are put in order before they are sent: a few stretches a million rows.</summary>
    private const int StretchAt = 1 << 24;

    /// <summary>PostgreSQL's numerics are numbers of base 10,000.</summary>
    internal const int BaseDigits = 10_000;
    internal const int DigitsOfGroup = 4;
    internal const short Negative = 0x4000;

    // The epoch of PostgreSQL's dates.
    internal static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlRawCopyStream stream;
    private readonly short fields;
    private readonly List<(Uscc Key, int Start)>? stretch;
    private byte[] buffer = new byte[FlushAt * 2];
    private byte[] other = [];
    private int used;
    private Task sending = Task.CompletedTask;
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
        var field = Room(4 + 2);
        BinaryPrimitives.WriteInt32BigEndian(field, 2);
        BinaryPrimitives.WriteInt16BigEndian(field[4..], value);
    }

    public void Write(int value)
    {
        var field = Room(4 + 4);
        BinaryPrimitives.WriteInt32BigEndian(field, 4);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], value);
    }

    public void Write(long value)
    {
        var field = Room(4 + 8);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteInt64BigEndian(field[4..], value);
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

    /// <summary>A text in UTF-8, or binary.</summary>
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

    /// <summary>A numeric, given as a whole number of its last place: 4850 with 4 places is 0.4850. At most 8 places.</summary>
    public void WriteNumeric(Int128 scaled, int places)
    {
        // Groups of four digits, the lowest first, the point between two groups.
        Span<short> groups = stackalloc short[12];
        var magnitude = Int128.Abs(scaled) * Aligning(places);
        var count = 0;
        for (; magnitude > long.MaxValue; count++)
        {
            (magnitude, var digit) = Int128.DivRem(magnitude, BaseDigits);
            groups[count] = (short)digit;
        }

        for (var low = (long)magnitude; low != 0; count++)
        {
            (low, var digit) = Math.DivRem(low, BaseDigits);
            groups[count] = (short)digit;
        }

        var trailing = 0;
        while (trailing < count && groups[trailing] == 0)
        {
            trailing++;
        }

        var field = Room(4 + 8 + (2 * (count - trailing)));
        BinaryPrimitives.WriteInt32BigEndian(field, field.Length - 4);
        BinaryPrimitives.WriteInt16BigEndian(field[4..], (short)(count - trailing));
        BinaryPrimitives.WriteInt16BigEndian(field[6..], (short)(count - GroupsOf(places) - 1));
        BinaryPrimitives.WriteInt16BigEndian(field[8..], scaled < 0 ? Negative : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(field[10..], (short)places);
        for (var i = trailing; i < count; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(field[(12 + (2 * (count - 1 - i)))..], groups[i]);
        }
    }

    /// <summary>A one-dimensional array of numerics.</summary>
    public void WriteNumerics(ReadOnlySpan<long> scaled, int places)
    {
        const int numeric = 1700;
        var length = used;
        Int32(0);
        Int32(1);
        Int32(0);
        Int32(numeric);
        Int32(scaled.Length);
        Int32(1);
        foreach (var item in scaled)
        {
            WriteNumeric(item, places);
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(length), used - length - 4);
    }

    /// <summary>Ends the rows; without it nothing of them is kept.</summary>
    public void Complete()
    {
        if (stretch is not null)
        {
            Flush();
            sending.GetAwaiter().GetResult();
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
            ((IAsyncResult)sending).AsyncWaitHandle.WaitOne();
            try
            {
                stream.Cancel();
                stream.Dispose();
            }
            catch (ObjectDisposedException)
            {
                // The connection broke: there is nothing left to take back, and the exception under way says what happened.
            }
        }
    }

    private void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Room(2), value);

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

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
        sending.GetAwaiter().GetResult();
        if (stretch is { Count: > 0 } rows)
        {
            // Put in order and sent while the next stretch is filled.
            var (sent, end) = (buffer, used);
            var keys = rows.ConvertAll(row => row.Key).ToArray();
            var starts = rows.ConvertAll(row => row.Start).ToArray();
            rows.Clear();
            (buffer, other) = (other, buffer);
            sending = Task.Run(() => Send(sent, end, keys, starts));
        }
        else
        {
            stream.Write(buffer, 0, used);
        }

        used = 0;
    }

    private void Send(byte[] rows, int end, Uscc[] keys, int[] starts)
    {
        var ends = starts.Append(end).Skip(1).ToArray();
        var order = Enumerable.Range(0, starts.Length).ToArray();
        Array.Sort(keys, order);
        foreach (var row in order)
        {
            stream.Write(rows.AsSpan(starts[row], ends[row] - starts[row]));
        }
    }

    /// <summary>How many groups of four digits hold so many places.</summary>
    internal static int GroupsOf(int places) => (places + DigitsOfGroup - 1) / DigitsOfGroup;

    /// <summary>What a whole number of a last place is multiplied by to end with a group of four digits.</summary>
    internal static long Aligning(int places) => ((GroupsOf(places) * DigitsOfGroup) - places) switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };
}
