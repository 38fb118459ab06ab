using System.Reflection;
using System.Text.RegularExpressions;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Words;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.TestKit;
using QuotaCompliance.Worker;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>A door turns words into typed arguments and results into words. What people do, who may, and every transaction stand in Application.</summary>
public partial class DoorsTests
{
    private static readonly Assembly House = typeof(Actor).Assembly;

    public static TheoryData<string> Doors => ["Worker", "Api"];

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_door_holds_no_SQL(string door) =>
        Assert.Empty(
            from path in Repository.Files($"src/{door}", "*.cs")
            from line in File.ReadLines(Repository.Path(path)).Select((text, i) => (text, Number: i + 1))
            where Sql().IsMatch(line.text)
            select $"{path}:{line.Number}");

    [Theory]
    [InlineData("var n = connection.Ask<int>(\"select count(*) from run\");", true)]
    [InlineData("    insert into run (id) values (1)", true)]
    [InlineData("command.Do(\"update run set state = 4\");", true)]
    [InlineData("/// <summary>Select a run from the list.</summary>", false)]
    [InlineData("session.WriteLine(\"updated\");", false)]
    public void SQL_is_told_from_other_text(string line, bool found) => Assert.Equal(found, Sql().IsMatch(line));

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_door_names_no_type_of_the_database_driver_and_writes_no_record_itself(string door)
    {
        // What keeps its own tables on the database: Hangfire and Quartz are given their connections where they are set up.
        string[] withStorageOfTheirOwn = ["Scheduling", "WorkCommand"];
        string[] ofUseCases = ["AuditTrail", "Accounts", "Proposals", "QuotaDbContext", "ChunkQueue", "FiringQueue", "RunTable", "AssessmentTable"];

        Assert.Empty(
            from use in new Dependencies(door == "Worker" ? typeof(Worker.Program).Assembly : Assembly.Load("QuotaCompliance.Api")).TypesUsed()
            where use.By.Namespace?.StartsWith("QuotaCompliance.", StringComparison.Ordinal) == true && !withStorageOfTheirOwn.Contains(use.By.Name)
            where use.Used.Namespace is "Npgsql" or "Microsoft.EntityFrameworkCore" || (use.Used.Namespace?.StartsWith("QuotaCompliance.Persistence", StringComparison.Ordinal) == true && ofUseCases.Contains(use.Used.Name))
            group use by $"{use.By.Name} uses {use.Used.Name}" into found
            select found.Key);
    }

    [Fact]
    public void What_people_do_knows_no_door()
    {
        string[] doors = ["System.CommandLine", "Microsoft.AspNetCore", "System.Console", "Hangfire", "Quartz"];

        Assert.Empty(
            from use in new Dependencies(House).TypesUsed()
            where doors.Any(door => use.Used.FullName?.StartsWith(door, StringComparison.Ordinal) == true)
            select $"{use.By.Name} uses {use.Used.FullName}");
    }

    [Fact]
    public void Every_use_case_says_what_it_takes_a_duty_for()
    {
        var cases = House.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(Actor)) && type.GetMethods().Any(TakesAnActor)).ToList();

        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(type => type.GetCustomAttribute<UseCaseAttribute>() is not { Operations.Count: > 0 }).Select(type => type.Name));
    }

    [Fact]
    public void Every_operation_of_the_table_of_duties_is_some_use_case() =>
        Assert.Empty(Enum.GetValues<Operation>().Except(House.GetExportedTypes().SelectMany(type => type.GetCustomAttribute<UseCaseAttribute>()?.Operations ?? [])));

    [Fact]
    public void Every_refusal_has_words_and_all_words_are_of_a_refusal() =>
        Assert.Equal(Enum.GetValues<RefusalCode>().Order(), RefusalWords.Worded.Order());

    [Fact]
    public void The_command_line_knows_a_next_step_for_every_refusal() =>
        Assert.Equal(Enum.GetValues<RefusalCode>().Order(), NextSteps.Known.Order());

    public static TheoryData<RefusalCode> Refusals => [.. Enum.GetValues<RefusalCode>()];

    /// <summary>The next step belongs to a door: a sentence that named a flag or a button would be wrong in the other.</summary>
    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_worded_in_both_languages_without_a_next_step(RefusalCode code)
    {
        var (chinese, english) = (RefusalWords.Of(Refusal.Of(code), Language.Chinese), RefusalWords.Of(Refusal.Of(code), Language.English));

        Assert.Matches("[一-鿿]", chinese);
        Assert.DoesNotMatch("[一-鿿]", english);
        Assert.DoesNotMatch("--[a-z]|quota [a-z]+ [a-z]", chinese + english);
        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.False(english.EndsWith('.'), english);
    }

    private static bool TakesAnActor(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor));

    [GeneratedRegex(@"(""|^\s*)(select\s+[\w(*""]+.*\sfrom\s|insert\s+into\s+\w|update\s+\w+\s+set\s|delete\s+from\s+\w|copy\s+\w+\s*\(|with\s+\w+\s+as\s+\()", RegexOptions.CultureInvariant)]
    private static partial Regex Sql();
}
