using System.Globalization;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Worker.Synth;

namespace QuotaCompliance.TestKit.Populations;

/// <summary>Codes and ID numbers with right check characters that belong to nobody: no area has the code 999999.</summary>
public sealed class MadeUpPeople
{
    private const string CodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private readonly HashSet<string> taken = [];

    /// <summary>A new 统一社会信用代码.</summary>
    public string NewUscc(Random random, string region)
    {
        string code;
        do
        {
            var organisation = string.Concat(Enumerable.Range(0, 9).Select(_ => CodeAlphabet[random.Next(CodeAlphabet.Length)]));
            code = Uscc.Complete("91" + region + organisation).ToString();
        }
        while (!taken.Add(code));
        return code;
    }

    /// <summary>A new 身份证号; the 17th digit is odd for a man.</summary>
    public string NewPersonId(DateOnly bornOn, bool man)
    {
        var birth = bornOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        for (var serial = man ? 1 : 2; serial < 1000; serial += 2)
        {
            var id = PersonId.Complete("999999" + birth + serial.ToString("D3", CultureInfo.InvariantCulture));
            if (taken.Add(id))
            {
                return id;
            }
        }

        throw new InvalidOperationException("no more serial numbers for that birthday");
    }
}
