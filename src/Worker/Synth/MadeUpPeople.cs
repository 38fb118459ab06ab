using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Synth;

/// <summary>A made-up person and certificate.</summary>
/// <param name="Grade">The grade of a soldier's certificate; null where the number carries it.</param>
internal sealed record MadeUpPerson(string Name, string Id, string CertificateNo, int? Grade);

/// <summary>People one after another, no two with the same ID: the numbers of a birthday are dealt out in turn.</summary>
internal sealed class MadeUpPeople
{
    private const int NumbersADay = 500;
    private static readonly int[] AgesAtALimit = [16, 55, 60];

    private readonly ReviewYear year;
    private readonly DateOnly firstBirthday;
    private readonly ushort[] dealt;

    public MadeUpPeople(ReviewYear year)
    {
        this.year = year;
        firstBirthday = new DateOnly(year.Value - 62, 1, 1);
        dealt = new ushort[2 * (year.LastDay.DayNumber - firstBirthday.DayNumber)];
    }

    /// <param name="plain">Of working age all year, weight 1.</param>
    public MadeUpPerson Next(bool plain, ref Dice dice)
    {
        var id = Id(plain ? dice.Between(Birthday(50), Birthday(25)) : AnyBirthday(ref dice), man: dice.Permille(600));
        var name = Words.Person(ref dice);
        if (!plain && dice.Permille(80))
        {
            return new MadeUpPerson(name, id, $"宁军{dice.Below(1_000_000):D6}", dice.Between(1, 10));
        }

        var grade = plain ? dice.Between(3, 4) : dice.Below(10) switch { 0 => 1, < 3 => 2, < 6 => 3, _ => 4 };
        var reissue = plain || dice.Permille(960) ? "" : dice.Permille(800) ? "B1" : "B12";
        return new MadeUpPerson(name, id, $"{id}{dice.Between(1, 7)}{grade}{reissue}", null);
    }

    private DateOnly Birthday(int age) => year.FirstDay.AddYears(-age);

    /// <summary>Some reach an age limit on the first of a month, some the day before or after.</summary>
    private DateOnly AnyBirthday(ref Dice dice) => dice.Permille(30)
        ? year.FirstOf(dice.Between(1, 12)).AddYears(-dice.Pick<int>(AgesAtALimit)).AddDays(dice.Between(-1, 1))
        : dice.Between(Birthday(60), Birthday(18));

    private string Id(DateOnly birthday, bool man)
    {
        var slot = (2 * (birthday.DayNumber - firstBirthday.DayNumber)) + (man ? 1 : 0);
        while (dealt[slot] == NumbersADay)
        {
            slot += 2;
        }

        var bornOn = firstBirthday.AddDays(slot / 2);
        return PersonId.Complete($"999999{bornOn:yyyyMMdd}{(2 * dealt[slot]++) + (man ? 1 : 0):D3}");
    }
}
