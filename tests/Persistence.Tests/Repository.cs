namespace QuotaCompliance.Persistence.Tests;

/// <summary>Folders of the repository that tests read.</summary>
internal static class Repository
{
    public static string Policies => Path.Combine(Root, "policies");

    public static string Samples => Path.Combine(Root, "samples");

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QuotaCompliance.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not stand in the repository");
        }
    }

    /// <summary>A file of the samples, whatever its extension.</summary>
    public static string Sample(int year, string name) => Directory.GetFiles(Path.Combine(Root, "samples", $"dawukou-{year}"), $"{name}.*").Single();
}
