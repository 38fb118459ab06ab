using System.Reflection;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>What the compiled code of an assembly names: every type that a field, a signature, a local or a call mentions.</summary>
internal sealed class Dependencies(Assembly assembly)
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Type[] types = assembly.GetTypes();

    public static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";

    public IEnumerable<MethodBase> Methods() =>
        types.SelectMany(type => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)));

    /// <summary>Who uses which type; by the name of the member.</summary>
    public IEnumerable<(string By, Type Used)> Uses() => Named().Select(use => (use.By, use.Used));

    /// <summary>Who uses which type; by the type that the source declares, not what the compiler makes of it.</summary>
    public IEnumerable<(Type By, Type Used)> TypesUsed() => Named().Select(use => (Outermost(use.In), Outermost(use.Used)));

    private IEnumerable<(Type In, string By, Type Used)> Named() =>
        types.SelectMany(type => type.GetFields(Everything).Select(field => (In: type, By: $"{type.Name}.{field.Name}", Used: field.FieldType)))
            .Concat(types.SelectMany(type => new[] { type.BaseType }.OfType<Type>().Concat(type.GetInterfaces()).Select(used => (In: type, By: type.Name, Used: used))))
            .Concat(Methods().SelectMany(method => Signature(method)
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
                .Concat(Instructions.Of(method).SelectMany(i => Mentioned(i.Named)))
                .Select(used => (In: method.DeclaringType!, By: Name(method), Used: used))))
            .SelectMany(use => Parts(use.Used).Select(part => (use.In, use.By, part)));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer && !type.IsGenericParameter ? Outermost(outer) : type;

    private static IEnumerable<Type> Mentioned(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodBase method => [.. method.DeclaringType is { } declaring ? new[] { declaring } : [], .. Signature(method)],
        _ => [],
    };

    private static IEnumerable<Type> Signature(MethodBase method) =>
        [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo m ? [m.ReturnType] : Type.EmptyTypes];

    /// <summary>A type and all it is made of: element types and type arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        [type, .. type.HasElementType ? Parts(type.GetElementType()!) : [], .. type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : []];
}
