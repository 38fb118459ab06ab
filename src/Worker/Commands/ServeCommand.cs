using System.CommandLine;
using System.Diagnostics;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota serve</c>: the web application, a program of its own.</summary>
internal static class ServeCommand
{
    public static Command Create(Session session)
    {
        var folder = new Option<string?>("--folder") { Description = "published folder; .quota/published when not named" };
        var command = new Command("serve", "在 http://127.0.0.1:5080 提供已发布的公示 / serve the published notices. Example:\n  quota serve") { folder };
        command.SetAction(result => Serve(session, result.GetValue(folder)));
        return command;
    }

    /// <summary>Runs until it is stopped.</summary>
    public static int Serve(Session session, string? folder)
    {
        var program = Path.Combine(session.Home, "src", "Api", "bin", "Release", "net10.0", "QuotaCompliance.Api.dll");
        if (!File.Exists(program))
        {
            throw new IOException($"The web application is not built ({program}); start it through ./quota.");
        }

        using var process = Process.Start(new ProcessStartInfo("dotnet", folder is null ? [program] : [program, folder]) { UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
