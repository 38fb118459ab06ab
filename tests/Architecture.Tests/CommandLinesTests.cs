using System.CommandLine;
using System.Reflection;
using QuotaCompliance.Worker;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>A symbol remembers every command it was ever put in: one that is shared keeps all command lines that a process reads.</summary>
public sealed class CommandLinesTests
{
    [Fact]
    public void No_command_option_or_argument_is_shared_between_command_lines()
    {
        var shared = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Symbol)))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}");

        Assert.Empty(shared);
    }
}
