using System.Globalization;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Synth;

/// <summary>The terms on which a made-up person is listed.</summary>
internal readonly record struct MadeUpPlacement(DateOnly? ValidTo, DateOnly From, DateOnly? To, string Months, string Wage)
{
    private static readonly string[] MonthsWithGaps = ["1-3;7;9-12", "1;3;5;7-12", "2-11", "1-6;8-12", "12", "7-12"];

    public static MadeUpPlacement Of(MadeUpUnit unit, bool plain, ReviewYear year, ref Dice dice)
    {
        var months = unit.Case == UnitCase.MemberLapsed ? "1-11" : "1-12";
        if (plain)
        {
            return new(null, dice.Between(year.FirstDay.AddYears(-9), year.FirstDay), null, months, Yuan(400_000 + dice.Below(300_000)));
        }

        var (from, to) = Contract(year, ref dice);
        if (unit.Case != UnitCase.MemberLapsed && !dice.Permille(10))
        {
            months = InsuredMonths(from, to, year, ref dice);
        }

        return new(EndOfCertificate(unit.FiledOn, ref dice), from, to, months, WageOf(year, ref dice));
    }

    private static DateOnly? EndOfCertificate(DateOnly filedOn, ref Dice dice) => dice.Below(1000) switch
    {
        < 10 => filedOn,
        < 15 => filedOn.AddDays(-1),
        < 25 => filedOn.AddDays(-dice.Between(2, 700)),
        < 500 => filedOn.AddDays(dice.Between(1, 3650)),
        _ => null,
    };

    private static (DateOnly From, DateOnly? To) Contract(ReviewYear year, ref Dice dice)
    {
        var recently = dice.Between(new DateOnly(year.Value - 1, 2, 1), new DateOnly(year.Value, 12, 1));
        switch (dice.Below(1000))
        {
            case < 10:
                return (recently, recently.AddYears(1).AddDays(-2));
            case < 25:
                return (recently, recently.AddMonths(6).AddDays(-1));
            case < 100:
                return (recently, recently.AddYears(1).AddDays(-1));
            case < 120:
                // From 29 February a year ends on the 27th, so that the day after is the 28th.
                var leap = LastLeapDay(year);
                return (leap, leap.AddYears(Math.Max(1, year.Value - leap.Year) + dice.Below(2)).AddDays(-1));
            case < 600:
                var from = dice.Between(new DateOnly(year.Value - 3, 2, 1), new DateOnly(year.Value, 12, 1));
                return (from, from.AddYears(3).AddDays(-1));
            default:
                return (dice.Between(year.FirstDay.AddYears(-15), year.FirstDay), null);
        }
    }

    private static string InsuredMonths(DateOnly from, DateOnly? to, ReviewYear year, ref Dice dice)
    {
        switch (dice.Below(1000))
        {
            case < 10:
                return "";
            case < 50:
                return dice.Pick<string>(MonthsWithGaps);
        }

        var first = from < year.FirstDay ? 1 : from.Month;
        var last = to is null || to > year.LastDay ? 12 : to.Value.Month;
        return first < last ? $"{first}-{last}" : $"{last}";
    }

    private static string WageOf(ReviewYear year, ref Dice dice) => dice.Below(1000) switch
    {
        < 60 => Monthly(month => MinimumWage(year, month)),
        < 70 => Monthly(month => MinimumWage(year, month) - 1),
        < 110 => Varying(year, ref dice),
        _ => Yuan(dice.Permille(700) ? dice.Between(210, 900) * 1000 : dice.Between(210_000, 900_000)),
    };

    private static string Varying(ReviewYear year, ref Dice dice)
    {
        Span<int> fen = stackalloc int[12];
        for (var month = 1; month <= 12; month++)
        {
            var minimum = MinimumWage(year, month);
            fen[month - 1] = dice.Below(20) switch { 0 => 0, 1 => minimum - 1, 2 or 3 => minimum, _ => minimum + dice.Below(200_000) };
        }

        var wages = fen.ToArray();
        return Monthly(month => wages[month - 1]);
    }

    /// <summary>One amount when all twelve are the same.</summary>
    private static string Monthly(Func<int, int> fenIn)
    {
        var wages = Enumerable.Range(1, 12).Select(fenIn).ToArray();
        return wages.Distinct().Count() == 1 ? Yuan(wages[0]) : string.Join(';', wages.Select(Yuan));
    }

    private static string Yuan(int fen) => (fen / 100m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Fen a month in 大武口区: made-up wages cluster here; an assessment reads its own figure from the policies.</summary>
    private static int MinimumWage(ReviewYear year, int month) => ((year.Value * 100) + month) switch
    {
        < 2021_09 => 166_000,
        < 2024_04 => 195_000,
        _ => 205_000,
    };

    private static DateOnly LastLeapDay(ReviewYear year)
    {
        var leap = year.Value;
        while (!DateTime.IsLeapYear(leap))
        {
            leap--;
        }

        return new DateOnly(leap, 2, 29);
    }
}
