using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Persistence;
using QuotaCompliance.Persistence.Audit;
using QuotaCompliance.Persistence.Protection;

namespace QuotaCompliance.Application.Audit;

/// <summary>How much was opened or sealed.</summary>
public sealed record SealedRows(int Key, long Placements, long FileParts);

/// <summary>The keys that personal data is sealed with.</summary>
[UseCase(Operation.ManageKeys)]
public sealed class ManageKeys(Database database)
{
    public Answer<IReadOnlyList<KeyStanding>> ListFor(Actor actor) => Let(actor, _ => (Answer<IReadOnlyList<KeyStanding>>)database.Keys.Standing().ToList());

    /// <summary>Makes a new key. What is sealed comes under it by <see cref="ResealBy"/>, while others work on.</summary>
    /// <returns>The new key's number.</returns>
    public Answer<MadeKey> RotateBy(Actor actor) => Let(actor, by => (Answer<MadeKey>)new MadeKey(
        database.Keys.Rotate((connection, made) => AuditTrail.Write(connection, new AuditEntry(AuditAct.KeyMade, by, made.ToString()))).Number));

    /// <summary>Brings everything under the newest key; cut off, it goes on when asked again.</summary>
    public Answer<SealedRows> ResealBy(Actor actor) => Let(actor, by =>
    {
        using var connection = database.Connect();
        var (placements, parts) = Resealing.All(connection, database.Keys);
        var key = database.Keys.Current(connection).Number;
        AuditTrail.Write(connection, new AuditEntry(AuditAct.SealedAnew, by, $"key {key}: {placements} placements, {parts} file parts"));
        return (Answer<SealedRows>)new SealedRows(key, placements, parts);
    });

    /// <summary>Opens everything that is sealed, to see that it can be.</summary>
    public Answer<SealedRows> CheckBy(Actor actor) => Let(actor, _ =>
    {
        using var connection = database.Connect();
        var (placements, parts) = SealCheck.All(connection, database.Keys);
        return (Answer<SealedRows>)new SealedRows(database.Keys.Current(connection).Number, placements, parts);
    });

    /// <summary>Gives up a key that no copy is left of: its rosters can be filed anew; what is under it is opened by nobody.</summary>
    /// <returns>The review years whose rosters are lost.</returns>
    public Answer<IReadOnlyList<int>> GiveUpBy(Actor actor, int key, string reason, DateOnly on) => Let(actor, by =>
        database.Keys.Standing().FirstOrDefault(k => k.Number == key) is { IsHere: false, IsGivenUp: false }
            ? database.Keys.GiveUp(key, by, on, reason, (connection, lost) =>
                AuditTrail.Write(connection, new AuditEntry(AuditAct.KeyGivenUp, by, $"key {key} rosters of {string.Join(' ', lost)}") { Reason = reason })).ToList()
            : (Answer<IReadOnlyList<int>>)Refusal.Of(RefusalCode.KeyNotLost, ("key", key)));

    private Answer<T> Let<T>(Actor actor, Func<string, Answer<T>> work)
        where T : notnull => Authority.For(database, actor, Operation.ManageKeys).IsRefused(out var refusal, out var permit) ? refusal : work(permit.By);
}

public sealed record MadeKey(int Number);

/// <summary>Spreads the large tables over the machines of a Citus database, by unit; broken off, it goes on when asked again.</summary>
[UseCase(Operation.ManageDatabase)]
public sealed class DistributeDatabase(Database database)
{
    /// <param name="spread">Told of every table, spread now or before.</param>
    public Answer<Done> By(Actor actor, Action<SpreadTable> spread)
    {
        if (Authority.For(database, actor, Operation.ManageDatabase).IsRefused(out var refusal, out var permit))
        {
            return refusal;
        }

        var done = new List<string>();
        try
        {
            foreach (var table in Distribution.Spread(database))
            {
                if (!table.WasSpread)
                {
                    done.Add(table.Name);
                }

                spread(table);
            }
        }
        catch (DatabaseBusyException e)
        {
            return Refusal.Of(RefusalCode.DatabaseBusy, ("found", e.Message));
        }
        finally
        {
            // Also when it was broken off: those tables stay as they are.
            if (done.Count > 0)
            {
                using var connection = database.Connect();
                AuditTrail.Write(connection, new AuditEntry(AuditAct.DatabaseSpread, permit.By, $"tables {string.Join(' ', done)}"));
            }
        }

        return Done.It;
    }
}
