using System.Text;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Domain.Policy;

namespace QuotaCompliance.Domain.Explanation;

/// <summary>核定说明: how one unit's figures arose, step by step, with the articles; what a clerk hands to the employer.</summary>
/// <remarks>Made when it is read, from the filing and the law in force. It names no person: they are person 1, 2, ….</remarks>
public sealed class Statement
{
    private readonly Employer employer;
    private readonly string name;
    private readonly AnnualPosition position;
    private readonly Filing? filing;
    private readonly IReadOnlyList<PersonFacts> persons;
    private readonly PolicyBook policy;
    private readonly Assessed figures;
    private readonly Language language;
    private readonly StringBuilder text = new();

    private Statement(Employer employer, string name, AnnualPosition position, Filing? filing, IReadOnlyList<PersonFacts> persons, PolicyBook policy, Language language)
    {
        this.employer = employer;
        this.name = name;
        this.position = position;
        this.filing = filing;
        this.persons = persons;
        this.policy = policy;
        this.language = language;
        figures = AnnualReview.Of(position, policy);
    }

    /// <param name="filing">The accepted filing; nothing when there is none.</param>
    /// <param name="persons">The rows that list a person here or move one here, in order of their numbers.</param>
    public static string Of(Employer employer, string name, AnnualPosition position, Filing? filing, IReadOnlyList<PersonFacts> persons, PolicyBook policy, Language language) =>
        new Statement(employer, name, position, filing, persons, policy, language).Compose();

    private string Compose()
    {
        Say(
            $"{name}（{employer.Uscc}，{employer.Kind.Name()}）{policy.Year} 年度按比例安排残疾人就业核定说明",
            $"{name} ({employer.Uscc}, {employer.Kind.Name()}): how the {policy.Year} review of proportional employment came out");
        text.AppendLine();
        if (!position.HasFiled)
        {
            SayNotFiled();
        }
        else
        {
            SayStaff();
            SayPersons();
            SayLevy();
            SayReward();
            SayWhatWouldMakeItZero();
        }

        SayFlags();
        SayUncertainValues();
        return text.ToString();
    }

    private void Say(string chinese, string english) => text.AppendLine(language == Language.Chinese ? chinese : english);

    private string Exactly(Fraction value) => Words.Exactly(value, language);

    private string Source(string parameter) => policy.Values.First(v => v.Parameter == parameter).Source;

    private void SayNotFiled() => Say(
        position.Filing == FilingState.Refused
            ? "本单位报来的年审申报未通过校验，尚未核定。请按退回原因更正后重新申报。"
            : $"本单位没有已接受的年审申报，未核定。申报期为 {policy.FilingWindow.Opens:yyyy-MM-dd} 至 {policy.FilingWindow.Closes:yyyy-MM-dd}（{Source("filing-window")}）。",
        position.Filing == FilingState.Refused
            ? "The unit's filing came in but did not pass the checks: it is not assessed yet. Correct what was sent back and file again."
            : $"The unit has no accepted filing and is not assessed. The window runs from {policy.FilingWindow.Opens:yyyy-MM-dd} to {policy.FilingWindow.Closes:yyyy-MM-dd} ({Source("filing-window")}).");

    private void SayStaff()
    {
        var months = position.Headcount.Months;
        var total = Exactly(Staff(position.Headcount.PersonMonths));
        var seasonal = filing!.Value.Seasonal;
        var (chinese, english) = filing.Value.Average is { } average
            ? ($"年平均 {Exactly(Staff(new PersonMonths(average)))} 人 × {months} 个月", $"yearly average {Exactly(Staff(new PersonMonths(average)))} × {months} months")
            : ($"各月合计 {Exactly(Staff(filing.Value.Monthly))} 人月", $"months add up to {Exactly(Staff(filing.Value.Monthly))} person-months");
        if (!seasonal.IsNone)
        {
            chinese += $" + 季节性用工 {Exactly(Staff(seasonal))} 人月";
            english += $" + seasonal {Exactly(Staff(seasonal))} person-months";
        }

        if (filing.Value.Average is not null || !seasonal.IsNone)
        {
            chinese += $" = {total} 人月";
            english += $" = {total} person-months";
        }

        Say(
            $"一、在职职工：{chinese}，÷ {months} = {Exactly(position.Headcount.Value)} 人（财税〔2015〕72号 第8条）。",
            $"1. Staff: {english}, ÷ {months} = {Exactly(position.Headcount.Value)} (财税〔2015〕72号 art. 8).");
        if (months < 12)
        {
            Say(
                $"　　本单位 {employer.RegisteredOn:yyyy-MM-dd} 登记，按登记月至 12 月共 {months} 个月平均（暂定读法）。",
                $"   Registered {employer.RegisteredOn:yyyy-MM-dd}: averaged over the {months} months from registration to December (provisional reading).");
        }

        Say(
            $"二、应安排：{Exactly(position.Headcount.Value)} × {Words.Percent(policy.QuotaRatio, language)} = {Exactly(figures.Owed.Value)} 人（{Source("quota-ratio")}）。",
            $"2. Owed: {Exactly(position.Headcount.Value)} × {Words.Percent(policy.QuotaRatio, language)} = {Exactly(figures.Owed.Value)} persons ({Source("quota-ratio")}).");
    }

    private void SayPersons()
    {
        Say("三、已安排（财税〔2015〕72号 第7条、残联厅函〔2022〕63号，按月计）：", "3. Arranged (财税〔2015〕72号 art. 7, 残联厅函〔2022〕63号, month by month):");
        if (persons.Count == 0)
        {
            Say("　　未列残疾职工。", "   No disabled employee is listed.");
        }

        foreach (var person in persons)
        {
            SayPerson(person);
        }

        if (position.Filing == FilingState.Late)
        {
            Say(
                $"　　本单位申报晚于申报期最后一日 {policy.FilingWindow.Closes:yyyy-MM-dd}，视为未安排残疾人就业（财税〔2015〕72号 第12条；{Source("filing-window")}）。",
                $"   The unit filed after the window's last day, {policy.FilingWindow.Closes:yyyy-MM-dd}: it is treated as having arranged nobody (财税〔2015〕72号 art. 12; {Source("filing-window")}).");
        }

        Say(
            $"　　折算安排 {Exactly(figures.Credited.Value * Fraction.Of(position.Headcount.Months))} 人月 ÷ {position.Headcount.Months} = {Exactly(figures.Credited.Value)} 人，实际安排 {figures.PersonsArranged} 人；安排比例 {Words.Percent(figures.ArrangedRatio, language)}。",
            $"   Credited {Exactly(figures.Credited.Value * Fraction.Of(position.Headcount.Months))} person-months ÷ {position.Headcount.Months} = {Exactly(figures.Credited.Value)}, {figures.PersonsArranged} people in all; arranged ratio {Words.Percent(figures.ArrangedRatio, language)}.");
    }

    private void SayPerson(PersonFacts person)
    {
        var late = position.Filing == FilingState.Late;
        var counted = late ? MonthSet.None : person.Counted;
        var weight = person.Test.Weight;
        Say(
            $"　　第 {person.Number} 人{(person.ListedHere ? "" : "（劳务派遣，按协议计入本单位）")}：{(counted.IsEmpty ? "没有计入的月份" : $"计入 {Words.Months(counted, language)} 月，每月按 {weight} 人计")}。",
            $"   Person {person.Number}{(person.ListedHere ? "" : " (dispatched, counted here by agreement)")}: {(counted.IsEmpty ? "no month counts" : $"months {Words.Months(counted, language)} count, each as {weight}")}.");

        foreach (var group in MonthSet.All.Except(counted).Months.GroupBy(month => string.Join('+', person.ReasonsAgainst(month, late))))
        {
            var months = group.Aggregate(MonthSet.None, (set, month) => set.With(month));
            var reasons = person.ReasonsAgainst(group.First(), late).Select(reason => Reason(reason, group.First()));
            Say(
                $"　　　{Words.Months(months, language)} 月不计：{string.Join("；", reasons)}。",
                $"      {Words.Months(months, language)} not counted: {string.Join("; ", reasons)}.");
        }
    }

    private string Reason(NotCounted reason, int month)
    {
        var (chinese, english) = reason switch
        {
            NotCounted.NotInsured => ("未参加社会保险（72号 第7条）", "not insured (72号 art. 7)"),
            NotCounted.NoContract => ("不在合同期内（72号 第7条）", "not under contract (72号 art. 7)"),
            NotCounted.ContractTooShort => ($"合同期不足 {policy.Credit.ContractYears} 年（{Source("contract-length")}）", $"the contract runs less than {policy.Credit.ContractYears} year ({Source("contract-length")})"),
            NotCounted.WageBelowMinimum => ($"工资低于当月最低工资标准{Minimum(month)}（72号 第7条）", $"wage below the month's minimum wage{Minimum(month)} (72号 art. 7)"),
            NotCounted.CertificateExpired => ("申报当日证件已过有效期（63号）", "the certificate was no longer valid on the filing day (63号)"),
            NotCounted.GradeNotCounted => ($"残疾军人证等级不在计入范围（{Source("counted-grades")}）", $"the soldier's grade is not counted ({Source("counted-grades")})"),
            NotCounted.TooYoung => ($"当月 1 日未满就业年龄（{Source("working-age")}）", $"below working age on the first of the month ({Source("working-age")})"),
            NotCounted.BeyondAgeLimit => ($"当月 1 日已达退休年龄（{Source("working-age")}）", $"at the age limit on the first of the month ({Source("working-age")})"),
            NotCounted.Contested => ("同一人同月在其他单位也符合条件，核定前两处均不计（63号）", "another unit has the same person in that month: it counts at neither until an officer rules (63号)"),
            NotCounted.CountedElsewhere => ("按派遣协议计入用工单位（63号）", "counted at the user unit by the dispatch agreement (63号)"),
            NotCounted.FiledLate => ("单位逾期申报", "the unit filed late"),
            NotCounted.ByAnotherRow => ("由同一人的另一行计入，只计一次，取较小的折算数", "another row of the same person counts it here: a month counts once, with the smaller weight"),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "no such reason"),
        };
        return language == Language.Chinese ? chinese : english;
    }

    private string Minimum(int month) => policy.Credit.MinimumWage(month) is { } wage
        ? language == Language.Chinese ? $" {Words.Yuan(wage)} 元" : $" of {Words.Yuan(wage)} yuan"
        : "";

    private void SayLevy()
    {
        var shortfall = Exactly(figures.Shortfall.Value);
        Say(
            $"四、差额：{Exactly(figures.Owed.Value)} − {Exactly(figures.Credited.Value)}，为 {shortfall} 人{(figures.Shortfall.IsNone ? "（不低于 0）" : "")}。",
            $"4. Shortfall: {Exactly(figures.Owed.Value)} − {Exactly(figures.Credited.Value)}, that is {shortfall} persons{(figures.Shortfall.IsNone ? " (never below 0)" : "")}.");
        SayWage();
        if (figures.Bracket is not { } bracket)
        {
            Say("六、应缴额：差额为 0，无需缴纳。", "6. Levy: the shortfall is 0, nothing is due.");
            return;
        }

        var wage = Words.Yuan(figures.WageBase, language);
        var (why, whyEnglish) = bracket switch
        {
            { HeadcountAtMost: { } most } => ($"{employer.Kind.Name()}在职职工不超过 {most} 人", $"{employer.Kind.Name()} of at most {most} staff"),
            { ArrangedRatioAtLeast: { } least } => ($"安排比例达到 {Words.Percent(least, language)}", $"the arranged ratio reaches {Words.Percent(least, language)}"),
            _ => ("安排比例未达到更高一档", "the arranged ratio does not reach the next bracket"),
        };
        Say(
            $"六、应缴额：{shortfall} × {wage} = {Words.Yuan(figures.Gross)} 元（四舍五入到分）。",
            $"6. Gross levy: {shortfall} × {wage} = {Words.Yuan(figures.Gross)} yuan (rounded half-up to the fen).");
        Say(
            $"七、减免额：{why}，减免 {Words.Percent(bracket.Share, language)}，即 {Words.Yuan(figures.Relief)} 元（{Source("relief-shares")}）。",
            $"7. Relief: {whyEnglish}: {Words.Percent(bracket.Share, language)} is waived, {Words.Yuan(figures.Relief)} yuan ({Source("relief-shares")}).");
        Say(
            $"八、应补缴额：{Words.Yuan(figures.Gross)} − {Words.Yuan(figures.Relief)} = {Words.Yuan(figures.Payable)} 元。",
            $"8. Payable: {Words.Yuan(figures.Gross)} − {Words.Yuan(figures.Relief)} = {Words.Yuan(figures.Payable)} yuan.");
    }

    private void SayWage()
    {
        if (position.Headcount.IsNone)
        {
            Say("五、年平均工资：没有职工，为 0。", "5. Average wage: no staff, so 0.");
            return;
        }

        var average = Words.Yuan(figures.AverageWage, language);
        var social = Words.Yuan(policy.SocialAverageWage, language);
        var multiple = Exactly(policy.WageCapMultiple);
        var cap = Words.Yuan(policy.WageCap, language);
        var capped = figures.AverageWage > policy.WageCap;
        Say(
            $"五、计费工资：工资总额 {Words.Yuan(position.Payroll)} 元 ÷ {Exactly(position.Headcount.Value)} 人 = {average} 元，{(capped ? "高于" : "未高于")}社会平均工资 {social} 元 × {multiple} = {cap} 元，按 {Words.Yuan(figures.WageBase, language)} 元计（{Source("wage-cap-multiple")}；{Source("social-average-wage")}）。",
            $"5. Wage base: payroll {Words.Yuan(position.Payroll)} yuan ÷ {Exactly(position.Headcount.Value)} = {average} yuan, {(capped ? "above" : "not above")} social average wage {social} × {multiple} = {cap} yuan; {Words.Yuan(figures.WageBase, language)} yuan is used ({Source("wage-cap-multiple")}; {Source("social-average-wage")}).");
    }

    private void SayReward()
    {
        if (employer.Concentrated && policy.RewardExclusions.Concentrated)
        {
            Say($"九、超比例奖励：集中就业单位不计奖励（{Source("reward-exclusions")}）。", $"9. Reward: none for concentrated employers ({Source("reward-exclusions")}).");
            return;
        }

        var counted = Exactly(position.RewardCredited(policy.RewardWeight).Value);
        var owed = Exactly(figures.Owed.Value);
        Say(
            $"九、超比例奖励：不加权折算 {counted} 人，减去应安排 {owed} 人，超比例 {figures.ExcessPersons} 人（取整数，不低于 0）；{figures.ExcessPersons} × {policy.RewardMultiple} × {Words.Yuan(policy.RewardMinimumWage)} = {Words.Yuan(figures.Reward)} 元（{Source("reward-multiple")}）。",
            $"9. Reward: {counted} credited without weights, less {owed} owed: {figures.ExcessPersons} excess persons (whole, never below 0); {figures.ExcessPersons} × {policy.RewardMultiple} × {Words.Yuan(policy.RewardMinimumWage)} = {Words.Yuan(figures.Reward)} yuan ({Source("reward-multiple")}).");
    }

    private void SayWhatWouldMakeItZero()
    {
        if (figures.Payable == Money.Zero)
        {
            return;
        }

        if (position.Filing == FilingState.Late)
        {
            Say("十、如何减至零：在申报期内申报，所列残疾职工方可计入。", "10. What would make it zero: file within the window, so that the people listed can count.");
            return;
        }

        var ordinary = HiresNeeded(weight: 1);
        var severe = HiresNeeded(policy.Credit.Severe.Weight);
        Say(
            $"十、如何减至零：全年再安排 {ordinary} 名残疾人（或 {severe} 名重度残疾人）即无需缴纳（新增人员同时计入在职职工）；不满一年的按月折算。",
            $"10. What would make it zero: {ordinary} more disabled employees all year (or {severe} with a severe disability), themselves counted as staff; part of a year counts by the month.");
    }

    /// <remarks>Whoever is hired is staff too: each closes the gap by the weight, less the ratio of one more head.</remarks>
    private Int128 HiresNeeded(int weight) => (figures.Shortfall.Value / (Fraction.Of(weight) - policy.QuotaRatio.Value)).Ceiling();

    private void SayFlags()
    {
        var outcome = language == Language.Chinese ? ChineseOutcome(figures.Outcome) : figures.Outcome.Code();
        Say($"结论：{outcome}。", $"Outcome: {outcome}.");
        if (figures.Flags != UnitFlags.None)
        {
            Say($"标记：{figures.Flags.Codes()}。", $"Flags: {figures.Flags.Codes()}.");
        }
    }

    private void SayUncertainValues()
    {
        var uncertain = policy.Values.Where(v => v.Status != PolicyStatus.Enacted).ToList();
        if (uncertain.Count == 0)
        {
            return;
        }

        Say("以下参数尚未与原文核对（暂定）或为占位值：", "These parameters are provisional or placeholders:");
        foreach (var value in uncertain)
        {
            Say(
                $"　　{value.Title} {value.Text}（{(value.Status == PolicyStatus.Placeholder ? "占位" : "暂定")}；{value.Source}）",
                $"   {value.Parameter} {value.Text} ({(value.Status == PolicyStatus.Placeholder ? "placeholder" : "provisional")}; {value.Source})");
        }

        Say($"参数版本 {policy.Edition}。", $"Edition of the parameters: {policy.Edition}.");
    }

    private static string ChineseOutcome(Outcome outcome) => outcome switch
    {
        Outcome.NoFiling => "未申报，未核定",
        Outcome.Owes => "应补缴",
        Outcome.Exempt => "有差额，免缴",
        Outcome.Exceeds => "超比例安排",
        Outcome.Met => "达标",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
    };

    private static Fraction Staff(PersonMonths months) => Fraction.Of(months.TenThousandths, PersonMonths.PerPersonMonth);
}
