using System.Reflection;
using System.Reflection.Emit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>The rules take a position and the law, and give an outcome: exact numbers, no clock, no files, nothing in parallel.</summary>
public class DomainIsPureTests
{
    private static readonly Dependencies Domain = new(typeof(Domain.Measures.Money).Assembly);

    private static readonly OpCode[] FloatingPoint =
        [OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un, OpCodes.Ldind_R4, OpCodes.Ldind_R8, OpCodes.Ldelem_R4, OpCodes.Ldelem_R8];

    public static TheoryData<string, string> Forbidden => new()
    {
        { "System.Double", "a figure is exact: use Fraction, Money or decimal" },
        { "System.Single", "a figure is exact: use Fraction, Money or decimal" },
        { "System.Half", "a figure is exact: use Fraction, Money or decimal" },
        { "System.IO.", "files are read in Worker and Persistence" },
        { "System.Net.", "nothing is asked over a network" },
        { "System.Threading.", "a rule neither waits nor runs in parallel" },
        { "System.TimeProvider", "the business date is an argument" },
        { "System.Diagnostics.Stopwatch", "the business date is an argument" },
        { "System.Random", "the same input gives the same outcome" },
        { "System.Guid", "the same input gives the same outcome" },
        { "System.Console", "a rule prints nothing" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void The_domain_uses_none_of(string what, string because)
    {
        var users = Domain.Uses().Where(use => use.Used.FullName is { } name && (name == what || (what.EndsWith('.') && name.StartsWith(what, StringComparison.Ordinal))));

        Assert.Empty(users.Select(use => $"{use.By} uses {use.Used}: {because}").Distinct());
    }

    [Fact]
    public void The_domain_computes_no_floating_point() =>
        Assert.Empty(Domain.Methods().Where(method => Instructions.Of(method).Any(i => FloatingPoint.Contains(i.Code))).Select(Dependencies.Name));

    [Fact]
    public void The_domain_asks_no_clock_and_no_environment()
    {
        string[] harmless = ["DateTime.DaysInMonth", "Environment.get_CurrentManagedThreadId"];

        Assert.Empty(
            from method in Domain.Methods()
            from called in Instructions.Of(method).Select(i => i.Named).OfType<MethodBase>()
            where called.DeclaringType == typeof(DateTime) || called.DeclaringType == typeof(DateTimeOffset) || called.DeclaringType == typeof(Environment)
            let name = $"{called.DeclaringType!.Name}.{called.Name}"
            where !harmless.Contains(name)
            select $"{Dependencies.Name(method)} calls {name}");
    }

    [Fact]
    public void The_search_finds_what_it_looks_for()
    {
        // The rules do use these; a search that missed them would miss the forbidden ones too.
        Assert.Contains(Domain.Uses(), use => use.Used == typeof(decimal) && use.By.StartsWith("Fraction.", StringComparison.Ordinal));
        Assert.Contains(Domain.Uses(), use => use.Used == typeof(Int128) && use.By.StartsWith("Money.Rounded", StringComparison.Ordinal));
        Assert.Contains(Domain.Methods().SelectMany(Instructions.Of), i => i.Named is MethodInfo { Name: "DaysInMonth" });
    }
}
