using System.Text;

namespace QuotaCompliance.Domain.Employers;

/// <summary>单位性质. The numbers are stored: append, never renumber.</summary>
public enum EmployerKind : byte
{
    StateOrgan = 1,
    PublicInstitution = 2,
    Enterprise = 3,
    SocialOrganisation = 4,
    PrivateNonEnterprise = 5,
    Other = 6,
}

/// <summary>The statute's word for each kind, as filed and as printed.</summary>
public static class EmployerKinds
{
    private static readonly EmployerKind[] All = Enum.GetValues<EmployerKind>();

    private static readonly byte[][] Utf8Names = [.. All.Select(kind => Encoding.UTF8.GetBytes(kind.Name()))];

    public static string Name(this EmployerKind kind) => kind switch
    {
        EmployerKind.StateOrgan => "机关",
        EmployerKind.PublicInstitution => "事业单位",
        EmployerKind.Enterprise => "企业",
        EmployerKind.SocialOrganisation => "社会团体",
        EmployerKind.PrivateNonEnterprise => "民办非企业单位",
        EmployerKind.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of unit"),
    };

    public static ReadOnlySpan<byte> Utf8Name(this EmployerKind kind) => Utf8Names[(int)kind - 1];

    public static bool TryParse(string name, out EmployerKind kind) => TryParse(Encoding.UTF8.GetBytes(name), out kind);

    public static bool TryParse(ReadOnlySpan<byte> utf8, out EmployerKind kind)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (utf8.SequenceEqual(Utf8Names[i]))
            {
                kind = All[i];
                return true;
            }
        }

        kind = default;
        return false;
    }
}
