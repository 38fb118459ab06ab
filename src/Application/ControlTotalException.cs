namespace QuotaCompliance.Application;

/// <summary>Two counts of the same rows differ: the work stops in sight of its operator.</summary>
public sealed class ControlTotalException(string message) : Exception(message);
