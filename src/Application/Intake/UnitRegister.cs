using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Application.Intake;

/// <summary>What is known of one unit code: its register row and its filing, as far as they were accepted.</summary>
internal struct Unit
{
    public Employer Employer;
    public long Name;
    public PersonMonths Staff;
    public Money Payroll;
    public DateOnly FiledOn;

    /// <summary>Whether the register row was accepted; a refused row only keeps its code taken.</summary>
    public bool IsRegistered;
    public bool HasFilingRow;
    public bool HasFiled;

    /// <summary>Enters the accepted filing.</summary>
    public void File(in Filing filing, ReviewYear year)
    {
        HasFilingRow = true;
        HasFiled = true;
        Staff = filing.StaffOver(Employer.MonthsIn(year));
        Payroll = filing.Payroll;
        FiledOn = filing.FiledOn;
    }

    public readonly bool FilingWasRefused => HasFilingRow && !HasFiled;
}

/// <summary>All units of a review in memory, found by their code.</summary>
internal sealed class UnitRegister
{
    private readonly Paged<Unit> units = new();
    private readonly Paged<UnitCredit> credits = new();
    private readonly TextArena names = new();

    // Open addressing; a slot holds 32 bits of hash and the unit's number + 1.
    private ulong[] slots = new ulong[1 << 12];

    // Written so that the looks of BringNear are not left out as useless.
    private long near;

    public int Count => units.Count;

    public ref Unit this[int number] => ref units[number];

    /// <summary>What the unit's people bring it.</summary>
    public ref UnitCredit CreditOf(int number) => ref credits[number];

    public ReadOnlySpan<byte> NameOf(int number) => names[units[number].Name];

    /// <summary>Makes room for so many codes at once; more may come.</summary>
    public void Expect(long codes)
    {
        while (codes * 3 > slots.Length * 2L && slots.Length < 1 << 26)
        {
            Grow();
        }
    }

    /// <summary>Takes a code; false when an earlier row has it.</summary>
    public bool TryAdd(Uscc uscc, out int number)
    {
        if ((units.Count + 1) * 3L > slots.Length * 2L)
        {
            Grow();
        }

        var hash = Hash(uscc);
        var slot = Probe(uscc, hash);
        if (slots[slot] != 0)
        {
            number = (int)(slots[slot] & uint.MaxValue) - 1;
            return false;
        }

        number = units.Add(new Unit { Employer = new Employer(uscc, default, default, default, false, false) });
        credits.Add(UnitCredit.None);
        slots[slot] = ((ulong)hash << 32) | (uint)(number + 1);
        return true;
    }

    /// <summary>Enters the accepted register row of a code taken before.</summary>
    public void Register(int number, in Employer employer, ReadOnlySpan<byte> name)
    {
        ref var unit = ref units[number];
        unit.Employer = employer;
        unit.Name = names.Add(name);
        unit.IsRegistered = true;
    }

    /// <summary>The number of a registered unit; −1 when there is none.</summary>
    public bool TryFind(Uscc uscc, out int number)
    {
        number = (int)(slots[Probe(uscc, Hash(uscc))] & uint.MaxValue) - 1;
        number = number >= 0 && units[number].IsRegistered ? number : -1;
        return number >= 0;
    }

    /// <summary>The number of a registered unit with an accepted filing.</summary>
    public bool TryFindFiled(Uscc uscc, out int number) => TryFind(uscc, out number) && units[number].HasFiled;

    /// <summary>Reads what is held of the codes and forgets it, so that it is near when each comes to be worked on.</summary>
    /// <remarks>Units lie scattered in memory. The waits of many bare looks overlap; those of looks with work between them do not.</remarks>
    public void BringNear(ReadOnlySpan<Uscc> codes)
    {
        Span<ulong> held = stackalloc ulong[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            held[i] = slots[(int)(Hash(codes[i]) & (uint)(slots.Length - 1))];
        }

        var looks = 0L;
        foreach (var slot in held)
        {
            looks ^= slot == 0 ? 0 : Look((int)(slot & uint.MaxValue) - 1);
        }

        near = looks;
    }

    /// <inheritdoc cref="BringNear(ReadOnlySpan{Uscc})"/>
    public void BringNear(ReadOnlySpan<int> numbers)
    {
        var looks = 0L;
        foreach (var number in numbers)
        {
            looks ^= Look(number) ^ credits[number].Months;
        }

        foreach (var number in numbers)
        {
            looks ^= names[units[number].Name].Length;
        }

        near = looks;
    }

    public AnnualPosition PositionOf(int number, PolicyBook policy)
    {
        ref var unit = ref units[number];
        return unit.HasFiled
            ? AnnualPosition.Filed(unit.Employer, unit.Staff, unit.Payroll, unit.FiledOn, credits[number], policy)
            : AnnualPosition.NotFiled(unit.Employer, unit.FilingWasRefused, policy.Year);
    }

    /// <summary>A unit takes two lines of the cache: one word of each.</summary>
    private long Look(int number)
    {
        ref var unit = ref units[number];
        return unit.Name ^ unit.Payroll.Fen;
    }

    private static uint Hash(Uscc uscc) => unchecked((uint)uscc.GetHashCode());

    private int Probe(Uscc uscc, uint hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            var held = slots[slot];
            if (held == 0 || ((uint)(held >> 32) == hash && units[(int)(held & uint.MaxValue) - 1].Employer.Uscc == uscc))
            {
                return slot;
            }
        }
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        var mask = slots.Length - 1;
        foreach (var held in old)
        {
            if (held != 0)
            {
                var slot = (int)((uint)(held >> 32) & (uint)mask);
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                slots[slot] = held;
            }
        }
    }
}
