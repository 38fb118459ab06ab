using System.Buffers.Binary;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>The parts of kept files, each sealed for its file and number.</summary>
public sealed class FileSeal(SealingKey key) : IDisposable
{
    private readonly Sealer sealer = Sealer.For(key, KeyPurpose.Files);

    /// <summary>The key that parts are sealed with.</summary>
    public SealingKey Key => key;

    public byte[] Seal(long file, int number, ReadOnlySpan<byte> content)
    {
        var envelope = new byte[content.Length + Envelope.Overhead];
        Span<byte> place = stackalloc byte[12];
        WritePlace(place, file, number);
        sealer.SealOnce(content, place, envelope);
        return envelope;
    }

    /// <exception cref="SealBrokenException">The part was altered, or belongs elsewhere.</exception>
    public byte[] Open(long file, int number, ReadOnlySpan<byte> envelope)
    {
        var content = new byte[Math.Max(0, envelope.Length - Envelope.Overhead)];
        Span<byte> place = stackalloc byte[12];
        WritePlace(place, file, number);
        return envelope.Length >= Envelope.Overhead && sealer.TryOpen(envelope, place, content)
            ? content
            : throw new SealBrokenException($"part {number.Text()} of kept file {file.Text()} was altered, or moved there from another");
    }

    public void Dispose() => sealer.Dispose();

    private static void WritePlace(Span<byte> place, long file, int number)
    {
        BinaryPrimitives.WriteInt64BigEndian(place, file);
        BinaryPrimitives.WriteInt32BigEndian(place[8..], number);
    }
}
