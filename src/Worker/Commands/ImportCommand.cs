using System.CommandLine;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Export;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
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
        var preview = new Option<bool>("--preview") { Description = "只核对，不采用 read and check, say what would change, take nothing" };
        var findingsOption = new Option<string?>("--findings") { Description = "all findings as CSV; the first 20 go to stderr when not named" };
        var command = new Command("import", "把文件导入数据库 / files into the database, each whole or not at all. Example:\n  quota import filings filings.csv --year 2023")
        {
            kind, files, year, reason, preview, findingsOption,
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
            var actor = Session.ActorOf(result);
            var on = Options.ReadDate(result, session.Clock);
            using var database = session.OpenDatabase();
            var import = new ImportFile(database, session.Clock);
            var isPreview = result.GetValue(preview);
            var current = paths[0];
            using var findings = new FindingsCsv(_ => current, result.GetValue(findingsOption), language, session.Stderr);
            var worst = ExitCode.Done;
            try
            {
                foreach (var path in paths)
                {
                    current = path;
                    var request = new ImportRequest(which, reviewYear, IncomingFile.At(path), on, result.GetValue(reason) ?? "");
                    var progress = session.NewProgress();
                    var answer = isPreview ? import.Preview(actor, request, findings, progress) : import.By(actor, request, findings, progress);
                    progress.Close();
                    if (answer.IsRefused(out var refusal, out var outcome))
                    {
                        return session.Refuse(refusal);
                    }

                    worst = Math.Max(worst, Tell(session, request, outcome, isPreview));
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

    private static int Tell(Session session, ImportRequest request, ImportOutcome outcome, bool isPreview)
    {
        var name = request.File.Name;
        session.WriteCounts(request.Kind, outcome.Counts, name);
        if (outcome.IsRefused)
        {
            session.Stderr.WriteLine(isPreview
                ? $"{name}: would be refused as a whole. 将整份退回。"
                : $"{name}: refused as a whole, nothing was taken. 整份退回，未采用任何一行。");
            return ExitCode.FileRefused;
        }

        var merged = outcome.Merged;
        session.Stderr.WriteLine((outcome.KnownAs, isPreview) switch
        {
            ({ } known, _) => $"{name}: the same file was imported before as file {known}; nothing changed. 与第 {known} 号文件完全相同，未作改动。",
            (null, true) => $"{name}: {merged.New} would be new, {merged.Changed} changed, {merged.Unchanged} unchanged; nothing was taken. 仅核对：将新增 {merged.New}、更改 {merged.Changed}、不变 {merged.Unchanged}，未采用。",
            _ => $"{name}: {merged.New} new, {merged.Changed} changed, {merged.Unchanged} unchanged.",
        });
        return outcome.Counts.Refused > 0 ? ExitCode.RowsRefused : ExitCode.Done;
    }
}
