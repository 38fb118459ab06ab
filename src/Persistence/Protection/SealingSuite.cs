namespace QuotaCompliance.Persistence.Protection;

/// <summary>The algorithms a key is used with. The numbers are stored, in the first byte of everything sealed: append, never renumber.</summary>
public enum SealingSuite : byte
{
    /// <summary>Clear, as a database from before there were keys has it; the upgrade reads it, nothing else does.</summary>
    None = 0,

    /// <summary>AES-256-GCM and HMAC-SHA-256.</summary>
    Aes = 1,

    /// <summary>SM4-GCM and HMAC-SM3 (GB/T 32907, GB/T 32905).</summary>
    Sm4 = 2,
}
