using System.CommandLine;
using QuotaCompliance.Application.Audit;

namespace QuotaCompliance.Worker.Commands;

/// <summary><c>quota db</c>: the database as a whole.</summary>
internal static class DbCommand
{
    public static Command Create(Session session) => new("db", "数据库 / the database as a whole. Example:\n  quota db distribute")
    {
        CreateDistribute(session),
    };

    private static Command CreateDistribute(Session session)
    {
        var command = new Command("distribute", "把大表按单位分布到多台数据库服务器（须有 Citus 扩展） / spread the large tables over the machines of a Citus database, by unit; broken off, it goes on when run again. Example:\n  quota db distribute");
        command.SetAction(result =>
        {
            using var database = session.OpenDatabase();
            return new DistributeDatabase(database).By(Session.ActorOf(result), table => session.WriteLine(
                $"{table.Name}: {(table.ByUnit ? "by unit 按单位分布" : "on every machine 各机一份")}{(table.WasSpread ? ", as before 此前已完成" : "")}")).IsRefused(out var refusal, out _)
                ? session.Refuse(refusal)
                : ExitCode.Done;
        });
        return command;
    }
}
