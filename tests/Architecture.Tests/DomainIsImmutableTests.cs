using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>What the rules were given can't change while they run, nor after.</summary>
public class DomainIsImmutableTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types =
        [.. typeof(Domain.Measures.Money).Assembly.GetExportedTypes().Where(type => !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type))];

    [Fact]
    public void Every_value_type_is_readonly() =>
        Assert.DoesNotContain(Types, type => type.IsValueType && !type.IsDefined(typeof(IsReadOnlyAttribute)));

    [Fact]
    public void Every_class_is_sealed_or_static_or_has_its_cases_inside() =>
        Assert.DoesNotContain(Types, type => type.IsClass && !type.IsSealed && !(type.IsAbstract && type.GetNestedTypes().Any(inner => inner.BaseType == type)));

    [Fact]
    public void Every_field_is_set_once() =>
        Assert.Empty(
            from type in Types
            from field in type.GetFields(Declared)
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void Every_property_is_set_at_birth_or_never() =>
        Assert.Empty(
            from type in Types
            from property in type.GetProperties(Declared)
            where property.SetMethod is { IsPrivate: false } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void Collections_are_shown_read_only() =>
        Assert.Empty(
            from type in Types
            from shown in Shown(type)
            where IsChangeable(shown.Type)
            select $"{type.Name}.{shown.Name} is {shown.Type}");

    [Theory]
    [InlineData(typeof(int[]), true)]
    [InlineData(typeof(List<int>), true)]
    [InlineData(typeof(Dictionary<int, int>), true)]
    [InlineData(typeof(IList<int>), true)]
    [InlineData(typeof(IReadOnlyList<int>), false)]
    [InlineData(typeof(System.Collections.Immutable.ImmutableArray<int>), false)]
    [InlineData(typeof(IEnumerable<int>), false)]
    [InlineData(typeof(string), false)]
    public void A_changeable_collection_is_told_from_a_read_only_one(Type type, bool changeable) => Assert.Equal(changeable, IsChangeable(type));

    private static IEnumerable<(string Name, Type Type)> Shown(Type type) =>
    [
        .. type.GetProperties(Declared).Where(property => property.GetMethod is { IsPublic: true }).Select(property => (property.Name, property.PropertyType)),
        .. type.GetFields(Declared).Where(field => field.IsPublic).Select(field => (field.Name, field.FieldType)),
        .. type.GetMethods(Declared).Where(method => method is { IsPublic: true, IsSpecialName: false }).Select(method => (method.Name, method.ReturnType)),
    ];

    private static bool IsChangeable(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type)
        && type != typeof(string)
        && type.Namespace != "System.Collections.Immutable"
        && !(type.IsInterface && (type.Name.StartsWith("IReadOnly", StringComparison.Ordinal) || type.Name.StartsWith("IEnumerable", StringComparison.Ordinal)));
}
