namespace QuotaCompliance.Persistence.Protection;

/// <summary>The algorithms a key is used with. The numbers are stored, in the first byte of everything sealed: append, never renumber.</summary>
public enum SealingSuite : byte
{
    /// <summary>No suite: nothing is stored with it, and nothing that claims it is opened.</summary>
    None = 0,

    /// <summary>AES-256-GCM and HMAC-SHA-256.</summary>
    Aes = 1,

    /// <summary>SM4-GCM and HMAC-SM3 (GB/T 32907, GB/T 32905).</summary>
    Sm4 = 2,
}
