using System.Text;
using QuotaCompliance.Domain.Employers;

namespace QuotaCompliance.Application.Intake;

/// <summary>A code as somebody types it, read as it is read in a file: full-width characters, small letters and blanks around it are no fault.</summary>
public static class TypedCode
{
    /// <returns>False when it has not 18 characters with a right check character.</returns>
    public static bool TryUnit(string typed, out Uscc unit) => Uscc.TryParse(Fields.Code(Encoding.UTF8.GetBytes(typed)), out unit);
}
