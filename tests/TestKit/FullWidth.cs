namespace QuotaCompliance.TestKit;

/// <summary>The wide forms that Chinese input methods write.</summary>
public static class FullWidth
{
    public static string Of(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    public static string Narrowed(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
}
