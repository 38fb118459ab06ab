namespace QuotaCompliance.TestKit;

/// <summary>The folder the sources lie in, found above the tests.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".quota", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static string Policies => Path("policies");

    public static string Samples => Path("samples");

    /// <summary>A file of the samples, whatever its extension.</summary>
    public static string Sample(int year, string name) => Directory.GetFiles(Path("samples", $"dawukou-{year}"), $"{name}.*").Single();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The files under a folder of the repository that we write ourselves, in order, as paths from its root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(NotOurs.Contains))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "QuotaCompliance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the tests do not lie under the repository");
    }
}
