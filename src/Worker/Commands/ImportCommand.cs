using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota import</c>: files into the database, each whole or not at all.</summary>
internal static class ImportCommand
{
    public static Command Create(Session session)
    {
        var kind = new Argument<string>("KIND") { Description = "employers, filings or placements" };
        var files = new Argument<string[]>("FILE") { Description = ".csv or .xlsx; several of the same kind", Arity = ArgumentArity.OneOrMore };
        var year = new Option<int?>("--year") { Description = "审核年度 review year; employers may leave it out and hold for every year" };
        var reason = new Option<string?>("--reason") { Description = "why, when the file amends an earlier one" };
        var findingsOption = new Option<string?>("--findings") { Description = "all findings as CSV; the first 20 go to stderr when not named" };
        var command = new Command("import", "把文件导入数据库 / files into the database, each whole or not at all. Example:\n  quota import filings filings.csv --year 2023")
        {
            kind, files, year, reason, findingsOption,
        };
        command.SetAction(result =>
        {
            var which = result.GetRequiredValue(kind) switch
            {
                "employers" => FileKind.Employers,
                "filings" => FileKind.Filings,
                "placements" => FileKind.Placements,
                _ => throw new UsageException("import takes employers, filings or placements."),
            };
            var paths = result.GetRequiredValue(files);
            Array.ForEach(paths, Options.CheckInput);
            var reviewYear = result.GetValue(year) is { } number ? Options.CheckYear(number) : (ReviewYear?)null;
            if (reviewYear is null && which != FileKind.Employers)
            {
                throw new UsageException($"import {result.GetRequiredValue(kind)} needs --year.");
            }

            var language = Options.ReadLanguage(result, Language.English);
            var on = Options.ReadDate(result, session.Clock);
            using var database = session.OpenDatabase();
            var actor = session.Act(result, database, Operation.Import);
            var current = paths[0];
            using var findings = new FindingsCsv(_ => current, result.GetValue(findingsOption), language, session.Stderr);
            var worst = ExitCode.Done;
            try
            {
                foreach (var path in paths)
                {
                    current = path;
                    var request = new ImportRequest(which, path, reviewYear, actor.Name, on, result.GetValue(reason) ?? "") { Regions = actor.Regions };
                    worst = Math.Max(worst, Import(session, database, request, findings));
                }
            }
            finally
            {
                findings.Commit();
            }

            return worst;
        });
        return command;
    }

    private static int Import(Session session, Persistence.Database database, ImportRequest request, FindingsCsv findings)
    {
        var progress = session.NewProgress();
        try
        {
            var outcome = new FileImport(database, request, session.Clock).Run(findings, progress);
            progress.Close();
            var name = request.Name;
            var counts = outcome.Counts;
            session.Stderr.WriteLine($"{request.Kind.ToString().ToLowerInvariant()}: read {counts.Read} = accepted {counts.Accepted} + refused {counts.Refused} ({name})");
            if (outcome.IsRefused)
            {
                session.Stderr.WriteLine($"{name}: refused as a whole, nothing was taken. 整份退回，未采用任何一行。");
                return ExitCode.FileRefused;
            }

            session.Stderr.WriteLine(outcome.KnownAs is { } known
                ? $"{name}: the same file was imported before as file {known}; nothing changed. 与第 {known} 号文件完全相同，未作改动。"
                : $"{name}: {outcome.Merged.New} new, {outcome.Merged.Changed} changed, {outcome.Merged.Unchanged} unchanged.");
            return counts.Refused > 0 ? ExitCode.RowsRefused : ExitCode.Done;
        }
        finally
        {
            progress.Close();
        }
    }
}
