using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Npgsql;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Persistence;

/// <summary>Rows of PostgreSQL's binary COPY, read field by field from the wire format, in the order of the columns.</summary>
/// <remarks>The counterpart of <see cref="CopyWriter"/>: a figure comes as a whole number of its last place.</remarks>
public sealed class CopyReader : IDisposable
{
    // Groups of four digits of which so many still fit in 64 bits.
    private const int GroupsOf64Bits = 4;

    private readonly NpgsqlRawCopyStream stream;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <param name="query">A SELECT; its values come as text, whole numbers, numerics, dates and booleans.</param>
    public CopyReader(NpgsqlConnection connection, string query)
    {
        stream = connection.BeginRawBinaryCopy($"copy ({query}) to stdout (format binary)");
        Take(11 + 4);
        Take(BinaryPrimitives.ReadInt32BigEndian(Take(4)));
    }

    /// <summary>Goes to the next row, all of whose fields are then read.</summary>
    /// <returns>False after the last.</returns>
    public bool Next() => Int16() >= 0;

    public bool ReadBool() => Field()[0] != 0;

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Field());

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Field());

    public DateOnly ReadDate() => DateOnly.FromDayNumber(ReadInt32() + CopyWriter.Epoch);

    public DateOnly? ReadOptionalDate() => IsNull() ? null : ReadDate();

    /// <exception cref="FormatException">The text is no code with a right check character.</exception>
    public Uscc ReadUscc() => Uscc.TryParse(Field(), out var uscc) ? uscc : throw new FormatException("a stored unit's code has a wrong check character");

    public string ReadText() => Encoding.UTF8.GetString(Field());

    /// <summary>The bytes of a text or binary column, valid until the next read.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Field();

    /// <summary>A numeric as a whole number of its last place: 0.4850 with 4 places is 4850.</summary>
    /// <exception cref="FormatException">The value has more places.</exception>
    public Int128 ReadNumeric(int places) => Numeric(Field(), places);

    /// <inheritdoc cref="ReadNumeric"/>
    public Int128? ReadOptionalNumeric(int places) => IsNull() ? null : ReadNumeric(places);

    /// <summary>A one-dimensional array of numerics without NULLs.</summary>
    public long[] ReadNumerics(int places)
    {
        // Dimensions, whether there are NULLs, the element's type, and of the one dimension its length and where it begins.
        const int header = 20;
        var field = Field();
        if (field.Length < header)
        {
            return [];
        }

        var items = new long[BinaryPrimitives.ReadInt32BigEndian(field[12..])];
        field = field[header..];
        foreach (ref var item in items.AsSpan())
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(field);
            item = (long)Numeric(field[4..(4 + length)], places);
            field = field[(4 + length)..];
        }

        return items;
    }

    /// <summary>Whether the next field is NULL; then it has been read.</summary>
    public bool IsNull()
    {
        Fill(4);
        if (BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(start)) >= 0)
        {
            return false;
        }

        start += 4;
        return true;
    }

    public void Dispose() => stream.Dispose();

    private static Int128 Numeric(ReadOnlySpan<byte> field, int places)
    {
        var count = BinaryPrimitives.ReadInt16BigEndian(field);
        var weight = BinaryPrimitives.ReadInt16BigEndian(field[2..]);
        var sign = BinaryPrimitives.ReadInt16BigEndian(field[4..]);
        var groups = weight + 1 + CopyWriter.GroupsOf(places);
        if ((sign != 0 && sign != CopyWriter.Negative) || (count > 0 && count > groups))
        {
            throw TooFine();
        }

        if (groups <= GroupsOf64Bits)
        {
            var (small, rest) = Math.DivRem(Scaled<long>(field, count, groups), CopyWriter.Aligning(places));
            return rest != 0 ? throw TooFine() : sign == CopyWriter.Negative ? -small : small;
        }

        var (scaled, beyond) = Int128.DivRem(Scaled<Int128>(field, count, groups), CopyWriter.Aligning(places));
        return beyond != 0 ? throw TooFine() : sign == CopyWriter.Negative ? -scaled : scaled;
    }

    private static FormatException TooFine() => new("a stored figure has more places than its column");

    private static T Scaled<T>(ReadOnlySpan<byte> field, int count, int groups)
        where T : struct, INumber<T>
    {
        var groupsOf = T.CreateChecked(CopyWriter.BaseDigits);
        var scaled = T.Zero;
        for (var i = 0; i < groups; i++)
        {
            scaled = (scaled * groupsOf) + T.CreateChecked(Group(field, count, i));
        }

        return scaled;
    }

    private static short Group(ReadOnlySpan<byte> field, int count, int i) =>
        i < count ? BinaryPrimitives.ReadInt16BigEndian(field[(8 + (2 * i))..]) : (short)0;

    private ReadOnlySpan<byte> Field()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(4));
        return length >= 0 ? Take(length) : throw new FormatException("a column that must have a value has none");
    }

    private short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    private ReadOnlySpan<byte> Take(int length)
    {
        Fill(length);
        var taken = buffer.AsSpan(start, length);
        start += length;
        return taken;
    }

    /// <summary>Has at least so many bytes ready.</summary>
    private void Fill(int length)
    {
        if (end - start >= length)
        {
            return;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length));
        }

        while (end < length)
        {
            var read = stream.Read(buffer.AsSpan(end));
            end += read > 0 ? read : throw new EndOfStreamException("the rows broke off");
        }
    }
}
