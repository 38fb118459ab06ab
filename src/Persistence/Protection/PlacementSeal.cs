using System.Buffers.Binary;
using System.Text;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>What names a person in print.</summary>
public readonly record struct PersonIdentity(string Name, string CertificateNo)
{
    public override string ToString() => "a person";
}

/// <summary>
/// A placement's person as it is stored: the key that matches rows of one person (the blind index of the ID), an envelope
/// with what the rules ask for (ID and grade), and one with name and certificate number, which the rules never need.
/// </summary>
/// <remarks>An envelope opens at its column, year, unit and person alone. Not for several threads at once.</remarks>
public sealed class PlacementSeal(DatabaseKeys keys, int year) : IDisposable
{
    /// <summary>Bytes of a person's key.</summary>
    public const int PersonKeyLength = 16;

    private const int PersonLength = PersonId.Length + 1;
    private const byte PersonColumn = 1;
    private const byte IdentityColumn = 2;
    private const int PlaceLength = 1 + 4 + Uscc.Length + PersonKeyLength;

    private readonly Dictionary<int, Sealer> sealers = [];
    private readonly byte[] personKey = new byte[PersonKeyLength];
    private readonly byte[] person = new byte[PersonLength + Envelope.Overhead];
    private byte[] identity = new byte[256];
    private int identityLength;

    /// <summary>Of the row sealed last.</summary>
    public ReadOnlySpan<byte> PersonKey => personKey;

    /// <inheritdoc cref="PersonKey"/>
    public ReadOnlySpan<byte> Person => person;

    /// <inheritdoc cref="PersonKey"/>
    public ReadOnlySpan<byte> Identity => identity.AsSpan(0, identityLength);

    /// <summary>Seals one row's person; name and certificate number as UTF-8.</summary>
    public void Seal(SealingKey key, Uscc unit, PersonId id, int grade, ReadOnlySpan<byte> name, ReadOnlySpan<byte> certificateNo)
    {
        var sealer = SealerOf(key.Number);
        Span<byte> facts = stackalloc byte[PersonLength];
        id.CopyTo(facts);
        facts[PersonId.Length] = checked((byte)grade);
        Index(sealer, facts[..PersonId.Length], personKey);
        Span<byte> place = stackalloc byte[PlaceLength];
        WritePlace(place, PersonColumn, unit, personKey);
        sealer.Seal(facts, place, person);

        Span<byte> text = stackalloc byte[2 + name.Length + certificateNo.Length];
        BinaryPrimitives.WriteInt16BigEndian(text, checked((short)name.Length));
        name.CopyTo(text[2..]);
        certificateNo.CopyTo(text[(2 + name.Length)..]);
        identityLength = text.Length + Envelope.Overhead;
        identity = identity.Length < identityLength ? new byte[identityLength * 2] : identity;
        place[0] = IdentityColumn;
        sealer.Seal(text, place, identity.AsSpan(0, identityLength));
    }

    /// <summary>The key under which rows of that person are found.</summary>
    public byte[] PersonKeyOf(SealingKey key, PersonId id)
    {
        Span<byte> text = stackalloc byte[PersonId.Length];
        id.CopyTo(text);
        var found = new byte[PersonKeyLength];
        Index(SealerOf(key.Number), text, found);
        return found;
    }

    /// <exception cref="SealBrokenException">The envelope does not belong to this row.</exception>
    /// <exception cref="KeyUnavailableException">Its key is not to be had.</exception>
    public (PersonId Id, int Grade) OpenPerson(Uscc unit, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> envelope)
    {
        Span<byte> facts = stackalloc byte[PersonLength];
        if (envelope.Length != facts.Length + Envelope.Overhead || !TryOpen(PersonColumn, unit, rowKey, envelope, facts)
            || !PersonId.TryParse(facts[..PersonId.Length], out var id))
        {
            throw Broken(unit);
        }

        return (id, facts[PersonId.Length]);
    }

    /// <inheritdoc cref="OpenPerson"/>
    public PersonIdentity OpenIdentity(Uscc unit, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> envelope)
    {
        var text = new byte[Math.Max(0, envelope.Length - Envelope.Overhead)];
        return text.Length > 2 && TryOpen(IdentityColumn, unit, rowKey, envelope, text) ? IdentityOf(text) : throw Broken(unit);
    }

    public void Dispose()
    {
        foreach (var sealer in sealers.Values)
        {
            sealer.Dispose();
        }
    }

    private static PersonIdentity IdentityOf(ReadOnlySpan<byte> text)
    {
        var name = BinaryPrimitives.ReadInt16BigEndian(text);
        return new PersonIdentity(Encoding.UTF8.GetString(text.Slice(2, name)), Encoding.UTF8.GetString(text[(2 + name)..]));
    }

    private bool TryOpen(byte column, Uscc unit, ReadOnlySpan<byte> rowKey, ReadOnlySpan<byte> envelope, Span<byte> content)
    {
        if (Envelope.Suite(envelope) == SealingSuite.None || rowKey.Length != PersonKeyLength)
        {
            return false;
        }

        Span<byte> place = stackalloc byte[PlaceLength];
        WritePlace(place, column, unit, rowKey);
        return SealerOf(Envelope.KeyNumber(envelope)).TryOpen(envelope, place, content);
    }

    private void WritePlace(Span<byte> place, byte column, Uscc unit, ReadOnlySpan<byte> rowKey)
    {
        place[0] = column;
        BinaryPrimitives.WriteInt32BigEndian(place[1..], year);
        unit.CopyTo(place.Slice(5, Uscc.Length));
        rowKey.CopyTo(place[(5 + Uscc.Length)..]);
    }

    private static void Index(Sealer sealer, ReadOnlySpan<byte> id, Span<byte> into)
    {
        Span<byte> mac = stackalloc byte[32];
        sealer.MacForIndex(id, mac);
        mac[..PersonKeyLength].CopyTo(into);
    }

    private Sealer SealerOf(int number)
    {
        if (!sealers.TryGetValue(number, out var sealer))
        {
            sealers.Add(number, sealer = Sealer.For(keys.Of(number), KeyPurpose.Fields));
        }

        return sealer;
    }

    private SealBrokenException Broken(Uscc unit) => new(
        $"a protected value of a placement of {unit}, {year.Text()}, was altered, or moved there from another row");
}
