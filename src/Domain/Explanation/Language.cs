namespace QuotaCompliance.Domain.Explanation;

/// <summary>The language of headers, messages and statements; codes are the same in both.</summary>
public enum Language
{
    English = 1,
    Chinese = 2,
}
