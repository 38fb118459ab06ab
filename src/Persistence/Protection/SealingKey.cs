using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>What a key is used for; each use has a key of its own that says nothing of the others.</summary>
internal enum KeyPurpose
{
    Fields,
    Nonces,
    BlindIndex,
    Files,
    Check,
}

/// <summary>A numbered secret of the key file. It says nothing of itself but its number.</summary>
public sealed class SealingKey
{
    internal const int SecretLength = 32;
    internal const int CheckLength = 16;

    private readonly byte[] secret;

    internal SealingKey(int number, SealingSuite suite, DateTimeOffset madeAt, byte[] secret)
    {
        Number = number;
        Suite = suite;
        MadeAt = madeAt;
        this.secret = secret;
    }

    /// <summary>From 1; a later key has a higher number.</summary>
    public int Number { get; }

    public SealingSuite Suite { get; }

    public DateTimeOffset MadeAt { get; }

    /// <summary>What the database keeps of it: enough to tell a wrong key, too little to find the right one.</summary>
    internal byte[] CheckValue => Derive(KeyPurpose.Check, CheckLength);

    public override string ToString() => $"key {Number}";

    internal static SealingKey New(int number, SealingSuite suite, DateTimeOffset madeAt) =>
        new(number, suite, madeAt, RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>As the key file holds it.</summary>
    internal string Reveal() => Convert.ToBase64String(secret);

    internal byte[] Derive(KeyPurpose purpose, int length)
    {
        var info = Encoding.ASCII.GetBytes($"quota-compliance {purpose}");
        if (Suite != SealingSuite.Sm4)
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: info);
        }

        var derived = new byte[length];
        var generator = new HkdfBytesGenerator(new SM3Digest());
        generator.Init(new HkdfParameters(secret, null, info));
        generator.GenerateBytes(derived);
        return derived;
    }
}
