namespace QuotaCompliance.Worker;

/// <summary>A command line asks for something that cannot be: the message says what instead.</summary>
public sealed class UsageException(string message) : Exception(message);
