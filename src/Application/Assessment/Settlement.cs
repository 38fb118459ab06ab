using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Assessment;

namespace QuotaCompliance.Application.Assessment;

/// <summary>Brings all claims on each person together. Neither the order of rows nor that of people changes the result.</summary>
internal sealed class Settlement
{
    private readonly Paged<Claim> claims = new();

    public void Add(in Claim claim) => claims.Add(claim);

    /// <param name="credited">Gets what each person brings each unit.</param>
    public void Settle(Action<PersonCredit> credited)
    {
        var sorted = new Claim[claims.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = claims[i];
        }

        Array.Sort(sorted, static (a, b) => a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Unit.CompareTo(b.Unit));
        var credits = new PersonCredit[16];
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next].Person == sorted[first].Person)
            {
                next++;
            }

            credits = credits.Length < next - first ? new PersonCredit[(next - first) * 2] : credits;
            var written = Crediting.Settle(sorted.AsSpan(first, next - first), credits);
            foreach (ref readonly var credit in credits.AsSpan(0, written))
            {
                credited(credit);
            }

            first = next;
        }
    }
}
