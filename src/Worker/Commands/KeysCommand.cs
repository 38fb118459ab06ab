using System.CommandLine;
using System.Globalization;
using QuotaCompliance.Application.Audit;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota keys</c>: what personal data is sealed with.</summary>
internal static class KeysCommand
{
    public static Command Create(Session session) => new("keys", "个人信息加密密钥 / the keys that personal data is sealed with. Example:\n  quota keys list")
    {
        CreateList(session),
        CreateRotate(session),
        CreateReseal(session),
        CreateCheck(session),
        CreateGiveUp(session),
    };

    private static Command CreateList(Session session)
    {
        var command = new Command("list", "列出密钥及其保护的内容 / the keys, and what is under each. Example:\n  quota keys list");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ManageKeys(database).ListFor(Session.ActorOf(result)).IsRefused(out var refusal, out var keys))
            {
                return session.Refuse(refusal);
            }

            session.Stderr.WriteLine($"key file 密钥文件: {database.Keys.Path}");
            session.WriteLine("key,suite,made_at,here,years,file_parts");
            foreach (var key in keys)
            {
                session.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{key.Number},{key.Suite.ToString().ToLowerInvariant()},{key.MadeAt:yyyy-MM-ddTHH:mm:ssZ},{(key.IsHere ? "yes" : key.IsGivenUp ? "given up" : "no")},{string.Join(' ', key.Years)},{key.FileParts}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateRotate(Session session)
    {
        var command = new Command("rotate", "启用新密钥并重新加密 / make a new key and bring everything under it, while others work on. Example:\n  quota keys rotate");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ManageKeys(database).RotateBy(Session.ActorOf(result)).IsRefused(out var refusal, out var key))
            {
                return session.Refuse(refusal);
            }

            session.Stderr.WriteLine($"Key {key.Number} is made; copy {database.Keys.Path} to your other machines and to its backup now. 已生成第 {key.Number} 号密钥，请立即将密钥文件复制到其他机器并备份。");
            return Reseal(session, result, database);
        });
        return command;
    }

    private static Command CreateReseal(Session session)
    {
        var command = new Command("reseal", "用最新密钥继续加密其余内容 / go on with a rotation that was cut off. Example:\n  quota keys reseal");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            return Reseal(session, result, database);
        });
        return command;
    }

    private static int Reseal(Session session, ParseResult result, Database database)
    {
        if (new ManageKeys(database).ResealBy(Session.ActorOf(result)).IsRefused(out var refusal, out var rows))
        {
            return session.Refuse(refusal);
        }

        session.WriteLine($"{rows.Placements} placements and {rows.FileParts} file parts are under key {rows.Key} now. 已重新加密。");
        return ExitCode.Done;
    }

    private static Command CreateCheck(Session session)
    {
        var command = new Command("check", "核对密钥能否打开全部内容 / open everything that is sealed, to see that it can be. Example:\n  quota keys check");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            if (new ManageKeys(database).CheckBy(Session.ActorOf(result)).IsRefused(out var refusal, out var rows))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine($"{rows.Placements} placements and {rows.FileParts} file parts can be opened. 全部可以打开。");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateGiveUp(Session session)
    {
        var number = new Argument<int>("KEY") { Description = "密钥号 the key's number" };
        var reason = new Option<string>("--reason") { Description = "原因 why, for the record", Required = true };
        var command = new Command("give-up", "密钥确已无法找回时放弃 / a key that no copy is left of: its rosters can be filed anew; what is under it is opened by nobody. Example:\n  quota keys give-up 1 --reason 密钥文件及备份均已损毁") { number, reason };
        command.SetAction(result =>
        {
            var key = result.GetRequiredValue(number);
            using var database = session.OpenDatabase();
            if (new ManageKeys(database).GiveUpBy(Session.ActorOf(result), key, result.GetRequiredValue(reason), Options.ReadDate(result, session.Clock)).IsRefused(out var refusal, out var years))
            {
                return session.Refuse(refusal);
            }

            session.WriteLine($"Key {key} is given up. Import again the rosters of: {string.Join(", ", years)}. Figures, releases and notices stay; runs that read these rosters cannot be replayed. 已放弃第 {key} 号密钥，请重新导入上述年度的花名册。");
            return ExitCode.Done;
        });
        return command;
    }
}
