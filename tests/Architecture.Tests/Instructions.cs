using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace QuotaCompliance.Architecture.Tests;

/// <summary>What a compiled method does, instruction by instruction.</summary>
internal static class Instructions
{
    private static readonly Dictionary<ushort, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => unchecked((ushort)code.Value));

    /// <summary>Each instruction, with the type or member it names if it names one.</summary>
    public static IEnumerable<(OpCode Code, MemberInfo? Named)> Of(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (ushort)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            yield return (code, code.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok =>
                    method.Module.ResolveMember(
                        BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)),
                        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                        method.IsGenericMethod ? method.GetGenericArguments() : null),
                _ => null,
            });
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
                _ => 4,
            };
        }
    }
}
