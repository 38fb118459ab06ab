using System.Buffers.Binary;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>Something sealed does not fit its place: it was altered, or moved there from another row.</summary>
public sealed class SealBrokenException(string message) : Exception(message);

/// <summary>
/// The one form of everything sealed: suite (1 byte), key number (2), nonce (12), ciphertext, tag (16). What it was sealed
/// for, its place, is authenticated with it, so that an envelope opens nowhere else.
/// </summary>
internal static class Envelope
{
    public const int HeaderLength = 3;
    public const int NonceLength = 12;
    public const int TagLength = 16;
    public const int Overhead = HeaderLength + NonceLength + TagLength;

    public static SealingSuite Suite(ReadOnlySpan<byte> envelope) => envelope.Length < HeaderLength
        ? throw new SealBrokenException("an envelope is cut off")
        : (SealingSuite)envelope[0];

    public static int KeyNumber(ReadOnlySpan<byte> envelope) => BinaryPrimitives.ReadUInt16BigEndian(envelope[1..]);

    public static void WriteHeader(Span<byte> envelope, SealingKey key)
    {
        envelope[0] = (byte)key.Suite;
        BinaryPrimitives.WriteUInt16BigEndian(envelope[1..], (ushort)key.Number);
    }
}

/// <summary>Seals and opens with one key for one purpose. Not for several threads at once.</summary>
internal abstract class Sealer : IDisposable
{
    private readonly SealingKey key;

    private protected Sealer(SealingKey key) => this.key = key;

    public static Sealer For(SealingKey key, KeyPurpose purpose) => key.Suite switch
    {
        SealingSuite.Aes => new AesSealer(key, purpose),
        SealingSuite.Sm4 => new Sm4Sealer(key, purpose),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Suite, "no such suite"),
    };

    /// <summary>Seals under a nonce that follows from content and place: the same content at the same place gives the same envelope, so that unchanged rows are seen to be unchanged.</summary>
    /// <remarks>Two contents share a nonce with the likelihood of two random ones, and give away no more than that equal things are equal.</remarks>
    /// <param name="envelope">As long as the content and <see cref="Envelope.Overhead"/>.</param>
    public void Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> place, Span<byte> envelope)
    {
        Span<byte> mac = stackalloc byte[32];
        var whole = place.Length + content.Length;
        var joined = whole <= 1024 ? stackalloc byte[whole] : new byte[whole];
        place.CopyTo(joined);
        content.CopyTo(joined[place.Length..]);
        MacForNonce(joined, mac);
        Seal(content, place, mac[..Envelope.NonceLength], envelope);
    }

    /// <summary>Seals under a random nonce: for what is long and written once.</summary>
    public void SealOnce(ReadOnlySpan<byte> content, ReadOnlySpan<byte> place, Span<byte> envelope)
    {
        Span<byte> nonce = stackalloc byte[Envelope.NonceLength];
        RandomNumberGenerator.Fill(nonce);
        Seal(content, place, nonce, envelope);
    }

    /// <summary>Opens into <paramref name="content"/>, which is shorter by <see cref="Envelope.Overhead"/>.</summary>
    /// <returns>False when the envelope was altered or belongs to another place.</returns>
    public bool TryOpen(ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> place, Span<byte> content)
    {
        var body = envelope[(Envelope.HeaderLength + Envelope.NonceLength)..];
        return Envelope.Suite(envelope) == key.Suite && Envelope.KeyNumber(envelope) == key.Number
            && TryDecrypt(envelope.Slice(Envelope.HeaderLength, Envelope.NonceLength), body[..^Envelope.TagLength], body[^Envelope.TagLength..], content, place);
    }

    /// <summary>The keyed fingerprint, 32 bytes.</summary>
    public abstract void MacForIndex(ReadOnlySpan<byte> data, Span<byte> mac);

    public abstract void Dispose();

    private protected abstract void MacForNonce(ReadOnlySpan<byte> data, Span<byte> mac);

    private protected abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, Span<byte> cipherText, Span<byte> tag, ReadOnlySpan<byte> place);

    private protected abstract bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipherText, ReadOnlySpan<byte> tag, Span<byte> content, ReadOnlySpan<byte> place);

    private void Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> place, ReadOnlySpan<byte> nonce, Span<byte> envelope)
    {
        Envelope.WriteHeader(envelope, key);
        nonce.CopyTo(envelope[Envelope.HeaderLength..]);
        var body = envelope[(Envelope.HeaderLength + Envelope.NonceLength)..];
        Encrypt(nonce, content, body[..^Envelope.TagLength], body[^Envelope.TagLength..], place);
    }

    /// <summary>The platform's AES-GCM and HMAC.</summary>
    private sealed class AesSealer(SealingKey key, KeyPurpose purpose) : Sealer(key)
    {
        private readonly AesGcm cipher = new(key.Derive(purpose, 32), Envelope.TagLength);
        private readonly IncrementalHash nonces = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Derive(KeyPurpose.Nonces, 32));
        private readonly IncrementalHash index = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Derive(KeyPurpose.BlindIndex, 32));

        public override void Dispose()
        {
            cipher.Dispose();
            nonces.Dispose();
            index.Dispose();
        }

        public override void MacForIndex(ReadOnlySpan<byte> data, Span<byte> mac) => Mac(index, data, mac);

        private protected override void MacForNonce(ReadOnlySpan<byte> data, Span<byte> mac) => Mac(nonces, data, mac);

        private protected override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, Span<byte> cipherText, Span<byte> tag, ReadOnlySpan<byte> place) =>
            cipher.Encrypt(nonce, content, cipherText, tag, place);

        private protected override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipherText, ReadOnlySpan<byte> tag, Span<byte> content, ReadOnlySpan<byte> place)
        {
            try
            {
                cipher.Decrypt(nonce, cipherText, tag, content, place);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }

        private static void Mac(IncrementalHash hash, ReadOnlySpan<byte> data, Span<byte> mac)
        {
            hash.AppendData(data);
            hash.GetHashAndReset(mac);
        }
    }

    /// <summary>SM4-GCM and HMAC-SM3 by BouncyCastle: the platform has neither.</summary>
    private sealed class Sm4Sealer : Sealer
    {
        private readonly KeyParameter cipherKey;
        private readonly HMac nonces;
        private readonly HMac index;

        public Sm4Sealer(SealingKey key, KeyPurpose purpose)
            : base(key)
        {
            cipherKey = new KeyParameter(key.Derive(purpose, 16));
            nonces = Mac(key, KeyPurpose.Nonces);
            index = Mac(key, KeyPurpose.BlindIndex);
        }

        public override void Dispose()
        {
        }

        public override void MacForIndex(ReadOnlySpan<byte> data, Span<byte> mac) => Mac(index, data, mac);

        private protected override void MacForNonce(ReadOnlySpan<byte> data, Span<byte> mac) => Mac(nonces, data, mac);

        private protected override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, Span<byte> cipherText, Span<byte> tag, ReadOnlySpan<byte> place)
        {
            var output = new byte[content.Length + Envelope.TagLength];
            var cipher = Cipher(forEncryption: true, nonce, place);
            var length = cipher.ProcessBytes(content, output);
            cipher.DoFinal(output.AsSpan(length));
            output.AsSpan(0, content.Length).CopyTo(cipherText);
            output.AsSpan(content.Length).CopyTo(tag);
        }

        private protected override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipherText, ReadOnlySpan<byte> tag, Span<byte> content, ReadOnlySpan<byte> place)
        {
            var cipher = Cipher(forEncryption: false, nonce, place);
            try
            {
                var length = cipher.ProcessBytes(cipherText, content);
                length += cipher.ProcessBytes(tag, content[length..]);
                cipher.DoFinal(content[length..]);
                return true;
            }
            catch (InvalidCipherTextException)
            {
                content.Clear();
                return false;
            }
        }

        private GcmBlockCipher Cipher(bool forEncryption, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> place)
        {
            var cipher = new GcmBlockCipher(new SM4Engine());
            cipher.Init(forEncryption, new AeadParameters(cipherKey, Envelope.TagLength * 8, nonce.ToArray(), place.ToArray()));
            return cipher;
        }

        private static HMac Mac(SealingKey key, KeyPurpose purpose)
        {
            var mac = new HMac(new SM3Digest());
            mac.Init(new KeyParameter(key.Derive(purpose, 32)));
            return mac;
        }

        private static void Mac(HMac hash, ReadOnlySpan<byte> data, Span<byte> mac)
        {
            hash.BlockUpdate(data);
            hash.DoFinal(mac);
        }
    }
}
