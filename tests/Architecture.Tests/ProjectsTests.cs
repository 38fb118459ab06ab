using System.Xml.Linq;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Architecture.Tests;

public class ProjectsTests
{
    /// <summary>Who may reference whom: the two doors stand on what people do, and never on each other.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Persistence"] = ["Domain"],
        ["Application"] = ["Domain", "Persistence"],
        ["Worker"] = ["Domain", "Persistence", "Application"],
        ["Api"] = ["Domain", "Persistence", "Application"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_under_it(string project) =>
        Assert.Empty(References(project).Except(Allowed[project]));

    [Fact]
    public void There_are_no_other_projects_in_src() =>
        Assert.Equal(Allowed.Keys.Order(), Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    [Fact]
    public void The_solution_builds_every_project()
    {
        var solution = File.ReadAllText(Repository.Path("QuotaCompliance.sln")).Replace('\\', '/');

        Assert.All(Repository.Files(".", "*.csproj"), path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_uses_no_package()
    {
        var project = XDocument.Load(Repository.Path("src", "Domain", "Domain.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.All(
            typeof(Domain.Measures.Money).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_folders_of_the_domain_are_the_rooms() => Assert.Empty(Folders("src/Domain").Except(Rooms.All));

    [Fact]
    public void The_folders_of_the_application_are_the_rooms_and_what_stands_beside_them() =>
        Assert.Empty(Folders("src/Application").Except([.. Rooms.All, .. Rooms.BesideInApplication]));

    [Fact]
    public void The_domain_tests_mirror_the_domain_folder_by_folder() =>
        Assert.Equal(Folders("src/Domain"), Folders("tests/Domain.Tests"));

    [Fact]
    public void A_source_file_lies_in_the_folder_of_its_namespace()
    {
        foreach (var path in Repository.Files("src", "*.cs").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal)))
        {
            var declared = File.ReadLines(Repository.Path(path)).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            var folder = Path.GetDirectoryName(path)!["src/".Length..].Replace('/', '.');

            // A program of top-level statements has none.
            Assert.True(declared is null || declared == $"namespace QuotaCompliance.{folder};", $"{path} says {declared}");
        }
    }

    private static List<string> References(string project) =>
    [
        .. XDocument.Load(Repository.Path("src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
    ];

    private static IEnumerable<string> Folders(string folder) => Repository.Files(folder, "*.cs")
        .Select(path => path[(folder.Length + 1)..])
        .Where(path => path.Contains('/', StringComparison.Ordinal))
        .Select(path => path.Split('/')[0])
        .Distinct()
        .Order(StringComparer.Ordinal);
}
