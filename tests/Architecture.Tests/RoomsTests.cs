using System.Reflection;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>Inside a project rooms may stand on one another, in one direction: no two use each other, by whatever way round.</summary>
public class RoomsTests
{
    public static TheoryData<string> Projects => ["Domain", "Persistence", "Application", "Worker", "Api"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_rooms_of_a_project_use_each_other(string project)
    {
        var root = $"QuotaCompliance.{project}.";
        var edges = new Dependencies(AssemblyOf(project)).TypesUsed()
            .Select(use => (From: Room(use.By, root), To: Room(use.Used, root)))
            .Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To)
            .Distinct().ToLookup(edge => edge.From!, edge => edge.To!);

        Assert.Empty(edges.SelectMany(from => from.Where(to => Reaches(edges, to, from.Key)).Select(to => $"{from.Key} uses {to}, and {to} comes back to {from.Key}")));
    }

    [Fact]
    public void The_search_finds_a_use() =>
        Assert.Contains(
            new Dependencies(AssemblyOf("Application")).TypesUsed(),
            use => Room(use.By, "QuotaCompliance.Application.") == "Filings" && Room(use.Used, "QuotaCompliance.Application.") == "Intake");

    private static Assembly AssemblyOf(string project) => project == "Worker" ? typeof(Worker.Program).Assembly : Assembly.Load($"QuotaCompliance.{project}");

    /// <returns>Nothing for what stands at the project's root, which every room may use.</returns>
    private static string? Room(Type type, string root) =>
        type.Namespace is { } space && space.StartsWith(root, StringComparison.Ordinal) ? space[root.Length..].Split('.')[0] : null;

    private static bool Reaches(ILookup<string, string> edges, string from, string to)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>([from]);
        while (next.TryPop(out var room))
        {
            if (room == to)
            {
                return true;
            }

            if (seen.Add(room))
            {
                edges[room].ToList().ForEach(next.Push);
            }
        }

        return false;
    }
}
