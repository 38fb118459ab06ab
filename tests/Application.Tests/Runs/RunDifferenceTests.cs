using System.Globalization;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker;

namespace QuotaCompliance.Application.Tests.Runs;

/// <summary>Two runs compared: every changed fen has a cause, taken in the order data, parameters, rule version, program.</summary>
public sealed class RunDifferenceTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Data_and_parameters_are_told_apart_and_add_up()
    {
        var former = database.Run();
        var policies = DearerPolicies();
        var otherLaw = Run(policies);
        Amend();
        var otherData = database.Run();
        var both = Run(policies);

        var law = Compare(former, otherLaw);
        Assert.NotEqual(0m, law.Sum(row => row.Parameters));
        Assert.All(law, row => Assert.Equal((0m, 0m, 0m), (row.Data, row.Rules, row.Program)));
        Assert.All(law, row => Assert.Equal(row.After - row.Before, row.Parameters));

        var data = Compare(former, otherData);
        Assert.Equal([BaseFiles.UnitA], data.Select(row => row.Uscc));
        Assert.All(data, row => Assert.Equal((row.After - row.Before, 0m, 0m, 0m), (row.Data, row.Parameters, row.Rules, row.Program)));

        // Data first, under the former law: as when it alone had changed. What the law adds comes after.
        var whole = Compare(former, both);
        Assert.All(whole, row => Assert.Equal(row.After - row.Before, row.Data + row.Parameters + row.Rules + row.Program));
        Assert.Equal(data.Sum(row => row.Data), whole.Sum(row => row.Data));
        Assert.Equal(Compare(otherData, both).Sum(row => row.Parameters), whole.Sum(row => row.Parameters));
        Assert.NotEqual(0m, whole.Sum(row => row.Parameters));
        Assert.All(whole, row => Assert.Equal((0m, 0m), (row.Rules, row.Program)));

        var summary = database.Quota("review", "diff", Text(former), Text(both), "--lang", "en").Stdout;
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Payable changed by {whole.Sum(row => row.After - row.Before):N2} yuan: data {whole.Sum(row => row.Data):N2}, parameters {whole.Sum(row => row.Parameters):N2}, rule version 0.00, program 0.00"),
            summary,
            StringComparison.Ordinal);
        Assert.Contains("应补缴额变化", database.Quota("review", "diff", Text(former), Text(both)).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_former_parameters_have_no_value_the_change_is_theirs()
    {
        string[] province = TestDatabase.RunArguments(region: "640000");
        Assert.Equal(0, database.Quota(province).Exit);
        var files = new BaseFiles();
        files.Employers[1, "region"] = "640303";
        using var desk = new Desk(files);
        Assert.Equal(0, database.Import("employers", desk.PathOf("employers"), BaseFiles.Year, "--reason", "moved").Exit);
        var policies = folder["wider"];
        Directory.CreateDirectory(policies);
        foreach (var file in Directory.GetFiles(Repository.Policies))
        {
            File.WriteAllLines(Path.Combine(policies, Path.GetFileName(file)), File.ReadAllLines(file).SelectMany(line => line.Contains("\"region\": \"640202\"", StringComparison.Ordinal)
                ? new[] { line.TrimEnd(',').Replace("640202", "640303", StringComparison.Ordinal).Replace("1950", "5950", StringComparison.Ordinal) + ",", line }
                : [line]));
        }

        var moved = database.QuotaBehind(["env", $"QUOTA_POLICIES={policies}"], province);
        Assert.True(moved.Exit == 0, moved.Stderr);
        var rows = Compare(1, 2);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((0m, row.After - row.Before, 0m, 0m), (row.Data, row.Parameters, row.Rules, row.Program)));
    }

    [Fact]
    public void What_nothing_else_explains_is_the_programs_or_that_of_another_rule_version()
    {
        var former = database.Run();
        var tampered = database.Run();
        database.Do($"update assessment set payable = payable + 1.25 where run_id = {Text(tampered)} and uscc = '{BaseFiles.UnitA}'");

        var row = Assert.Single(Compare(former, tampered));
        Assert.Equal((BaseFiles.UnitA, 0m, 0m, 0m, 1.25m), (row.Uscc, row.Data, row.Parameters, row.Rules, row.Program));

        database.Do($"alter table run disable trigger run_moves; update run set rule_version = rule_version + 1 where id = {Text(tampered)}; alter table run enable trigger run_moves");
        row = Assert.Single(Compare(former, tampered));
        Assert.Equal((0m, 0m, 1.25m, 0m), (row.Data, row.Parameters, row.Rules, row.Program));
    }

    [Fact]
    public void Runs_that_are_not_there_not_complete_or_of_another_year_are_not_compared()
    {
        var run = Text(database.Run());
        var waiting = database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Stdout.Trim();

        Assert.Equal(2, database.Quota("review", "diff", run, "999").Exit);
        Assert.Contains("is not complete", database.Quota("review", "diff", run, waiting).Stderr, StringComparison.Ordinal);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shipped policies with another quota.</summary>
    private string DearerPolicies()
    {
        var copy = folder["policies"];
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Repository.Policies))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var quota = Path.Combine(copy, "quota-ratio.json");
        var text = File.ReadAllText(quota);
        Assert.Contains("1.5%", text, StringComparison.Ordinal);
        File.WriteAllText(quota, text.Replace("1.5%", "1.7%", StringComparison.Ordinal));
        return copy;
    }

    private int Run(string policies)
    {
        var result = database.QuotaBehind(["env", $"QUOTA_POLICIES={policies}"], TestDatabase.RunArguments());
        Assert.True(result.Exit == 0, result.Stderr);
        return int.Parse(result.Stdout.Trim(), CultureInfo.InvariantCulture);
    }

    private void Amend()
    {
        var files = new BaseFiles();
        files.Filings[0, "payroll_total"] = "9000000";
        using var desk = new Desk(files);
        Assert.Equal(0, database.Import("filings", desk.PathOf("filings"), BaseFiles.Year, "--reason", "amended").Exit);
    }

    private List<(string Uscc, decimal Before, decimal After, decimal Data, decimal Parameters, decimal Rules, decimal Program)> Compare(int first, int second)
    {
        var path = folder["changes.csv"];
        var result = database.Quota("review", "diff", Text(first), Text(second), "--out", path);
        Assert.True(result.Exit == 0, result.Stderr);
        var rows = Csv.Read(File.ReadAllText(path));
        var columns = rows[0].ToList();
        decimal Number(IReadOnlyList<string> row, string column) => decimal.Parse(row[columns.IndexOf(column)], CultureInfo.InvariantCulture);
        return [.. rows.Skip(1).Select(row => (
            row[columns.IndexOf("uscc")], Number(row, "payable_before"), Number(row, "payable_after"), Number(row, "payable_data"),
            Number(row, "payable_parameters"), Number(row, "payable_rules"), Number(row, "payable_program")))];
    }
}
