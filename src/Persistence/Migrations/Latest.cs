namespace QuotaCompliance.Persistence.Migrations;

/// <summary>The schema this program was built for; a test holds it to the newest migration.</summary>
public static class Latest
{
    public const string Id = FirstId;

    /// <summary>The migration that every released database begins with.</summary>
    public const string FirstId = "20261127195907_Initial";
}
