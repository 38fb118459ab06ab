using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Persistence.Bulk;

namespace QuotaCompliance.Application.Runs;

/// <summary>The fingerprint of a run's rows: SHA-256 over the SHA-256 of every ten of them, in the order of unit codes.</summary>
/// <remarks>Ten rows at a time, so that workers reckon their chunks apart, and the result does not depend on how the run was cut. Chunks hold tens for this.</remarks>
internal sealed class AssessmentDigest
{
    /// <summary>A chunk is a multiple of this many units.</summary>
    public const int RowsOfSegment = 10;

    private const int Numbers = 11;

    private readonly List<byte> segments = [];
    private byte[] buffer = new byte[4096];
    private int used;
    private int rows;

    public void Add(in StoredAssessment row)
    {
        var name = Encoding.UTF8.GetByteCount(row.Name);
        var length = Uscc.Length + 4 + name + 4 + 4 + 3 + 8 + 4 + 4 + (Numbers * 16) + 4 + 4;
        if (buffer.Length - used < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
        }

        var target = buffer.AsSpan(used, length);
        used += length;
        row.Uscc.CopyTo(target);
        target = target[Uscc.Length..];
        Put(ref target, name);
        Encoding.UTF8.GetBytes(row.Name, target);
        target = target[name..];
        Put(ref target, (int)row.Kind);
        Put(ref target, row.Region.Code);
        var figures = row.Figures;
        target[0] = row.CommissionMember ? (byte)1 : (byte)0;
        target[1] = (byte)figures.Outcome;
        target[2] = (byte)figures.Flags;
        target = target[3..];
        BinaryPrimitives.WriteInt64LittleEndian(target, row.Staff.TenThousandths);
        target = target[8..];
        Put(ref target, row.MonthsCounted);
        Put(ref target, row.WeightedMonths);
        ReadOnlySpan<Int128> numbers =
        [
            figures.Headcount, figures.Required, figures.Credited, figures.ArrangedRatio, figures.Shortfall,
            figures.AverageWage, figures.WageBase, figures.Gross, figures.Relief, figures.Payable, figures.Reward,
        ];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt128LittleEndian(target, number);
            target = target[16..];
        }

        Put(ref target, figures.Persons);
        Put(ref target, figures.ExcessPersons);
        if (++rows == RowsOfSegment)
        {
            EndSegment();
        }
    }

    /// <summary>The digests of the segments so far, one after the other.</summary>
    public byte[] Segments()
    {
        if (rows > 0)
        {
            EndSegment();
        }

        return segments.ToArray();
    }

    /// <param name="segments">Those of all rows, in order.</param>
    public static string Of(IEnumerable<byte[]> segments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in segments)
        {
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Put(ref Span<byte> target, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, value);
        target = target[4..];
    }

    private void EndSegment()
    {
        segments.AddRange(SHA256.HashData(buffer.AsSpan(0, used)));
        (used, rows) = (0, 0);
    }
}
