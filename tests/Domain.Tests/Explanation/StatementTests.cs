using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Xunit;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;
using QuotaCompliance.TestKit;

namespace QuotaCompliance.Domain.Tests.Explanation;

/// <summary>What an employer is told, in Chinese and English.</summary>
[Covers("R1 R2 R3 R4 R5 R6 R7 R8")]
public partial class StatementTests
{
    private static readonly UnitUnderTest Owing = new() { Roster = [new(Placements.Sound())] };
    private static readonly DateOnly TooLate = new(2024, 11, 1);

    [Fact]
    public void An_owing_unit_is_led_from_its_staff_to_what_it_pays()
    {
        Says(
            Owing,
            "一、在职职工：各月合计 1,200 人月，÷ 12 = 100 人",
            "1. Staff: months add up to 1,200 person-months, ÷ 12 = 100 ");
        Says(Owing, "二、应安排：100 × 1.5% = 1.5 人", "2. Owed: 100 × 1.5% = 1.5 persons");
        Says(Owing, "第 1 人：计入 1–12 月，每月按 1 人计。", "Person 1: months 1–12 count, each as 1.");
        Says(Owing, "折算安排 12 人月 ÷ 12 = 1 人，实际安排 1 人；安排比例 1%", "Credited 12 person-months ÷ 12 = 1, 1 people in all; arranged ratio 1%");
        Says(Owing, "四、差额：1.5 − 1，为 0.5 人。", "4. Shortfall: 1.5 − 1, that is 0.5 persons.");
        Says(
            Owing,
            "12,000,000.00 元 ÷ 100 人 = 120,000.00 元，未高于社会平均工资 100,000.00 元 × 2 = 200,000.00 元，按 120,000.00 元计",
            "12,000,000.00 yuan ÷ 100 = 120,000.00 yuan, not above social average wage 100,000.00 × 2 = 200,000.00 yuan; 120,000.00 yuan is used");
        Says(Owing, "六、应缴额：0.5 × 120,000.00 = 60,000.00 元", "6. Gross levy: 0.5 × 120,000.00 = 60,000.00 yuan");
        Says(Owing, "七、减免额：安排比例达到 1%，减免 50%，即 30,000.00 元", "7. Relief: the arranged ratio reaches 1%: 50% is waived, 30,000.00 yuan");
        Says(Owing, "八、应补缴额：60,000.00 − 30,000.00 = 30,000.00 元。", "8. Payable: 60,000.00 − 30,000.00 = 30,000.00 yuan.");
        Says(Owing, "结论：应补缴。", "Outcome: owes.");
    }

    [Fact]
    public void The_sources_of_the_figures_stand_beside_them()
    {
        var shipped = Owing with { Book = TestPolicies.Book(TestPolicies.Shipped, 2023) };

        foreach (var source in new[] { "宁财（综）发〔2016〕892号", "财政部公告2023年第8号 第1、2条", "财税〔2018〕39号", "宁残联发〔2017〕22号", "由2023年社会保险缴费基数推算" })
        {
            Says(shipped, source, source);
        }
    }

    [Fact]
    public void A_wage_above_the_cap_is_said_to_be() =>
        Says(
            Owing with { Payroll = 30_000_000 },
            "= 300,000.00 元，高于社会平均工资 100,000.00 元 × 2 = 200,000.00 元，按 200,000.00 元计",
            "= 300,000.00 yuan, above social average wage 100,000.00 × 2 = 200,000.00 yuan; 200,000.00 yuan is used");

    [Fact]
    public void An_exempt_unit_is_told_why()
    {
        var exempt = new UnitUnderTest { Months = 360, Payroll = 3_000_000 };

        Says(exempt, "　　未列残疾职工。", "   No disabled employee is listed.");
        Says(exempt, "企业在职职工不超过 30 人，减免 100%，即 45,000.00 元", "企业 of at most 30 staff: 100% is waived, 45,000.00 yuan");
        Says(exempt, "结论：有差额，免缴。", "Outcome: exempt.");
        SaysNot(exempt, "如何减至零", "What would make it zero");
    }

    [Fact]
    public void A_unit_without_a_shortfall_owes_nothing()
    {
        var met = Owing with { Months = 800 };

        Says(met, "为 0 人（不低于 0）", "that is 0 persons (never below 0)");
        Says(met, "六、应缴额：差额为 0，无需缴纳。", "6. Levy: the shortfall is 0, nothing is due.");
        Says(met, "结论：达标。", "Outcome: met.");
        SaysNot(met, "减免额", "Relief");
        SaysNot(met, "如何减至零", "What would make it zero");
    }

    [Fact]
    public void An_exceeding_unit_is_told_its_reward()
    {
        var exceeding = new UnitUnderTest { CreditedMonths = 30 };

        Says(
            exceeding,
            "不加权折算 2.5 人，减去应安排 1.5 人，超比例 1 人（取整数，不低于 0）；1 × 5 × 2,000.00 = 10,000.00 元",
            "2.5 credited without weights, less 1.5 owed: 1 excess persons (whole, never below 0); 1 × 5 × 2,000.00 = 10,000.00 yuan");
        Says(exceeding, "结论：超比例安排。", "Outcome: exceeds.");
        Says(exceeding with { Concentrated = true }, "集中就业单位不计奖励", "none for concentrated employers");
    }

    [Fact]
    public void A_late_filer_is_told_that_nobody_counts()
    {
        var late = Owing with { FiledOn = TooLate };

        Says(late, "第 1 人：没有计入的月份。", "Person 1: no month counts.");
        Says(late, "1–12 月不计：单位逾期申报。", "1–12 not counted: the unit filed late.");
        Says(late, "晚于申报期最后一日 2024-10-31，视为未安排残疾人就业", "after the window's last day, 2024-10-31: it is treated as having arranged nobody");
        Says(late, "十、如何减至零：在申报期内申报", "10. What would make it zero: file within the window");
        Says(late, "标记：late-filing。", "Flags: late-filing.");
    }

    [Theory]
    [InlineData(false, "本单位没有已接受的年审申报，未核定。申报期为 2024-03-01 至 2024-10-31", "The unit has no accepted filing and is not assessed. The window runs from 2024-03-01 to 2024-10-31")]
    [InlineData(true, "申报未通过校验，尚未核定", "did not pass the checks: it is not assessed yet")]
    public void A_unit_without_an_accepted_filing_is_told_so_and_no_figures(bool refused, string chinese, string english)
    {
        var unit = new UnitUnderTest();
        foreach (var (language, sentence) in new[] { (Language.Chinese, chinese), (Language.English, english) })
        {
            var text = Statement.Of(
                unit.Employer, "大武口甲机械有限公司", AnnualPosition.NotFiled(unit.Employer, refused, unit.Book.Year), null, [], unit.Book, language);

            Assert.Contains(sentence, text, StringComparison.Ordinal);
            Assert.Contains(language == Language.Chinese ? "结论：未申报，未核定。" : "Outcome: no-filing.", text, StringComparison.Ordinal);
            Assert.Contains(refused ? "filing-refused;no-filing" : "no-filing", text, StringComparison.Ordinal);
            Assert.DoesNotContain("应缴额", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Staff", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Contested_months_are_told_and_count_nowhere()
    {
        var contested = Owing with { Roster = [new(Placements.Sound(), AlsoElsewhere: MonthSet.Range(3, 5))] };

        Says(contested, "第 1 人：计入 1–2、6–12 月", "Person 1: months 1–2, 6–12 count");
        Says(contested, "3–5 月不计：同一人同月在其他单位也符合条件，核定前两处均不计", "3–5 not counted: another unit has the same person in that month: it counts at neither until an officer rules");
        Says(contested, "标记：contested-person。", "Flags: contested-person.");
    }

    [Fact]
    public void Dispatched_people_are_told_where_they_count()
    {
        Says(
            Owing with { Roster = [new(Placements.Sound(), CountsHere: false)] },
            "1–12 月不计：按派遣协议计入用工单位",
            "1–12 not counted: counted at the user unit by the dispatch agreement");
        Says(
            Owing with { Roster = [new(Placements.Sound(), ListedHere: false)] },
            "第 1 人（劳务派遣，按协议计入本单位）：计入 1–12 月",
            "Person 1 (dispatched, counted here by agreement): months 1–12 count");
    }

    [Fact]
    public void Every_reason_has_its_sentence()
    {
        var sound = Placements.Sound();
        (Placement Row, string Chinese, string English)[] cases =
        [
            (sound with { Insured = MonthSet.None }, "未参加社会保险", "not insured"),
            (sound with { ContractFrom = new DateOnly(2024, 1, 1) }, "不在合同期内", "not under contract"),
            (sound with { ContractFrom = new DateOnly(2023, 1, 1), ContractTo = new DateOnly(2023, 12, 30) }, "合同期不足 1 年", "the contract runs less than 1 year"),
            (sound with { Wages = new MonthlyWages(Money.FromYuan(1999)) }, "工资低于当月最低工资标准 2,000.00 元", "wage below the month's minimum wage of 2,000.00 yuan"),
            (sound with { CertificateValidTo = new DateOnly(2024, 1, 1) }, "申报当日证件已过有效期", "the certificate was no longer valid on the filing day"),
            (sound with { CertificateType = CertificateType.Soldier, Grade = 9 }, "残疾军人证等级不在计入范围", "the soldier's grade is not counted"),
            (sound with { Person = Placements.Person("99999920100615001") }, "当月 1 日未满就业年龄", "below working age"),
            (sound with { Person = Placements.Person("99999919500615001") }, "当月 1 日已达退休年龄", "at the age limit"),
        ];
        foreach (var (row, chinese, english) in cases)
        {
            Says(Owing with { Roster = [new(row)] }, $"1–12 月不计：{chinese}", $"1–12 not counted: {english}");
        }
    }

    [Fact]
    public void A_unit_of_the_year_is_told_its_months()
    {
        var young = Owing with { RegisteredOn = new DateOnly(2023, 10, 9), Months = 300 };

        Says(young, "÷ 3 = 100 人", "÷ 3 = 100 ");
        Says(young, "2023-10-09 登记，按登记月至 12 月共 3 个月平均", "Registered 2023-10-09: averaged over the 3 months from registration to December");
    }

    [Fact]
    public void A_fraction_that_never_ends_is_written_as_one()
    {
        var thirds = new UnitUnderTest { Months = 388, Payroll = 1_000_000 };

        Says(thirds, "÷ 12 = 97/3（约 32.3333） 人", "÷ 12 = 97/3 (about 32.3333) ");
        Says(thirds, "× 1.5% = 0.485 人", "× 1.5% = 0.485 persons");
        Says(thirds, "= 约 30,927.84 元", "= about 30,927.84 yuan");
    }

    [Fact]
    public void Seasonal_work_and_a_filed_average_are_told_as_filed()
    {
        var unit = new UnitUnderTest { Months = 396 };
        var filing = new Filing(PersonMonths.None, 250_000, new PersonMonths(960_000), Money.FromYuan(unit.Payroll), new DateOnly(2024, 5, 20));

        Assert.Contains(
            "年平均 25 人 × 12 个月 + 季节性用工 96 人月 = 396 人月",
            Statement.Of(unit.Employer, "甲", unit.Position, filing, [], unit.Book, Language.Chinese),
            StringComparison.Ordinal);
        Assert.Contains(
            "yearly average 25 × 12 months + seasonal 96 person-months = 396 person-months",
            Statement.Of(unit.Employer, "甲", unit.Position, filing, [], unit.Book, Language.English),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_that_another_row_brings_too_is_told_to_count_once()
    {
        var facts = Owing.Facts[0] with { ByAnotherRow = MonthSet.Range(2, 4) };

        var text = Statement.Of(
            Owing.Employer, "甲", Owing.Position, new Filing(Owing.Staff, null, PersonMonths.None, Money.FromYuan(Owing.Payroll), new DateOnly(2024, 5, 20)), [facts], Owing.Book, Language.Chinese);

        Assert.Contains("2–4 月不计：由同一人的另一行计入，只计一次，取较小的折算数。", text, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public void Every_month_of_every_person_counts_or_has_a_reason(int seed)
    {
        var unit = AnyUnit(seed);
        var late = unit.Position.Filing == FilingState.Late;

        foreach (var person in unit.Facts)
        {
            foreach (var month in Enumerable.Range(1, 12))
            {
                Assert.Equal(late || !person.Counted.Contains(month), person.ReasonsAgainst(month, late).Count > 0);
            }
        }

        // The same in what is read: the months that count and those that do not are the whole year, each told once.
        foreach (var language in Enum.GetValues<Language>())
        {
            var text = unit.Statement(language);
            var people = Person().Split(text)[1..];
            Assert.Equal(unit.Roster.Count, people.Length);
            Assert.All(people, told => Assert.Equal(Enumerable.Range(1, 12), MonthsTold(told).Order()));
        }
    }

    [Property(MaxTest = 300)]
    public void The_credited_number_is_the_sum_of_the_months_told(int seed)
    {
        var unit = AnyUnit(seed);
        var weighted = unit.Position.Filing == FilingState.Late ? 0 : unit.Facts.Sum(person => person.Counted.Count * person.Test.Weight);

        Assert.Equal(new Persons(Fraction.Of(weighted, 12)), unit.Assessed.Credited);
    }

    [Property]
    public void No_statement_names_a_person(int seed)
    {
        var unit = AnyUnit(seed);

        foreach (var language in Enum.GetValues<Language>())
        {
            var text = unit.Statement(language);
            foreach (var person in unit.Roster.Select(row => row.Placement.Person))
            {
                Assert.DoesNotContain(person.Reveal(), text, StringComparison.Ordinal);
                Assert.DoesNotContain(person.Reveal()[6..14], text, StringComparison.Ordinal);
                Assert.DoesNotContain($"{person.BornOn:yyyy-MM-dd}", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    public void Every_uncertain_value_is_named_with_its_source_and_edition(int year)
    {
        var unit = Owing with { Book = TestPolicies.Book(TestPolicies.Shipped, year) };
        var uncertain = unit.Book.Values.Where(v => v.Status != PolicyStatus.Enacted).ToList();

        Assert.NotEmpty(uncertain);
        Assert.Equal(year == 2024, uncertain.Any(v => v.Status == PolicyStatus.Placeholder));
        foreach (var value in uncertain)
        {
            var (chinese, english) = value.Status == PolicyStatus.Placeholder ? ("占位", "placeholder") : ("暂定", "provisional");
            Says(unit, $"{value.Title} {value.Text}（{chinese}；{value.Source}）", $"{value.Parameter} {value.Text} ({english}; {value.Source})");
        }

        Says(unit, $"参数版本 {unit.Book.Edition}。", $"Edition of the parameters: {unit.Book.Edition}.");
    }

    [Fact]
    public void When_all_values_are_enacted_none_is_called_uncertain() =>
        SaysNot(Owing, "以下参数", "provisional or placeholders");

    [Theory]
    [InlineData(1200, 12, 1, 1)]
    [InlineData(1200, 0, 2, 1)]
    [InlineData(2400, 0, 4, 2)]
    [InlineData(12_000, 0, 16, 8)]
    public void A_unit_that_owes_is_told_how_many_people_would_make_it_zero(int months, int credited, int ordinary, int severe) =>
        Says(
            new UnitUnderTest { Months = months, CreditedMonths = credited },
            $"全年再安排 {ordinary} 名残疾人（或 {severe} 名重度残疾人）即无需缴纳",
            $"{ordinary} more disabled employees all year (or {severe} with a severe disability)");

    /// <summary>The people hired are staff too: with that many more nothing is due, with one fewer something is.</summary>
    [Property(MaxTest = 300)]
    public void The_number_told_makes_the_levy_zero_and_is_the_smallest_that_does(PositiveInt staff, NonNegativeInt credited)
    {
        var unit = new UnitUnderTest { Months = 360 + (staff.Get * 40), CreditedMonths = credited.Get * 6, Payroll = 100_000_000 };
        if (unit.Assessed.Payable.IsZero)
        {
            SaysNot(unit, "如何减至零", "What would make it zero");
            return;
        }

        var told = HowMany().Match(unit.Statement(Language.English));
        Assert.True(told.Success);
        foreach (var (group, weight) in new[] { (1, 1), (2, 2) })
        {
            var people = int.Parse(told.Groups[group].Value, CultureInfo.InvariantCulture);

            Assert.Equal(Money.Zero, With(people).Payable);
            Assert.True(people == 0 || With(people - 1).Payable > Money.Zero);

            Assessed With(int more) =>
                (unit with { Months = unit.Months + (more * 12), CreditedMonths = unit.CreditedMonths + (more * weight * 12) }).Assessed;
        }
    }

    private static UnitUnderTest AnyUnit(int seed)
    {
        var random = new Random(seed);
        return new UnitUnderTest
        {
            FiledOn = random.Next(5) == 0 ? TooLate : new DateOnly(2024, random.Next(3, 11), 1),
            Roster =
            [
                .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new RosterRow(
                    Placements.Any(random),
                    random.Next(3) == 0 ? new MonthSet((ushort)random.Next(1 << 12)) : MonthSet.None,
                    CountsHere: random.Next(4) > 0)),
            ],
        };
    }

    private static void Says(UnitUnderTest unit, string chinese, string english)
    {
        Assert.Contains(chinese, unit.Statement(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(english, unit.Statement(Language.English), StringComparison.Ordinal);
    }

    private static void SaysNot(UnitUnderTest unit, string chinese, string english)
    {
        Assert.DoesNotContain(chinese, unit.Statement(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain(english, unit.Statement(Language.English), StringComparison.Ordinal);
    }

    /// <summary>All months in what is told of one person, counted or not: <c>1–3、7</c> or <c>1–3, 7</c>.</summary>
    private static IEnumerable<int> MonthsTold(string told) => Told().Matches(told)
        .SelectMany(match => match.Groups[1].Value.Split(["、", ", "], StringSplitOptions.None))
        .SelectMany(run => run.Split('–') is [var first, var last] ? Range(first, last) : Range(run, run));

    private static IEnumerable<int> Range(string first, string last)
    {
        var from = int.Parse(first, CultureInfo.InvariantCulture);
        return Enumerable.Range(from, int.Parse(last, CultureInfo.InvariantCulture) - from + 1);
    }

    [GeneratedRegex(@"(?:第 \d+ 人|Person \d+)(?:（.*?）| \(.*?\))?[：:]")]
    private static partial Regex Person();

    [GeneratedRegex(@"(?:计入 |months )?([0-9–、, ]*[0-9])(?: 月，每月| count, each| 月不计| not counted)")]
    private static partial Regex Told();

    [GeneratedRegex("zero: ([0-9]+) more disabled employees all year \\(or ([0-9]+) with")]
    private static partial Regex HowMany();
}
