using QuotaCompliance.Application.Intake;

namespace QuotaCompliance.Worker.Synth;

/// <summary>SplitMix64: the same throws on every machine and runtime, which <see cref="Random"/> does not promise.</summary>
internal struct Dice
{
    private ulong state;

    /// <summary>The throws of one unit for one use: any unit can be made again without those before it.</summary>
    public Dice(int seed, int unit, DiceUse use)
    {
        unchecked
        {
            state = Mix((ulong)seed ^ Mix(((ulong)unit << 8) | (byte)use));
        }
    }

    /// <summary>A whole number from 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A day, both ends included.</summary>
    public DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool Permille(int share) => Below(1000) < share;

    public T Pick<T>(ReadOnlySpan<T> among) => among[Below(among.Length)];

    /// <summary>A bijection of 64 bits whose results look unrelated.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            return Mix(state);
        }
    }
}

/// <summary>What a stream of throws decides.</summary>
internal enum DiceUse : byte
{
    Unit,
    Name,
    Filing,
    Placements,
}
