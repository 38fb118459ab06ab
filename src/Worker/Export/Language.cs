namespace QuotaCompliance.Worker.Export;

/// <summary>The language of headers and messages; codes are the same in both.</summary>
public enum Language
{
    English = 1,
    Chinese = 2,
}
