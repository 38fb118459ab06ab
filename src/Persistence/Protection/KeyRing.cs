using System.Globalization;

namespace QuotaCompliance.Persistence.Protection;

/// <summary>A key that is needed is not to be had, or is not the right one: the message says which, and what to do.</summary>
public sealed class KeyUnavailableException(string message) : Exception(message);

/// <summary>The key file: numbered secrets, one a line, readable by its owner alone. Without it a database and its backups are worthless.</summary>
internal sealed class KeyRing
{
    private const string Heading = "# Keys of QuotaCompliance: number, suite, made at, secret. Keep a copy, apart from the database's backups. 密钥文件：请另行备份，与数据库备份分开存放。";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly SortedDictionary<int, SealingKey> keys;

    private KeyRing(SortedDictionary<int, SealingKey> keys) => this.keys = keys;

    public IReadOnlyCollection<SealingKey> Keys => keys.Values;

    public int Highest => keys.Count == 0 ? 0 : keys.Keys.Max();

    /// <returns>An empty ring when there is no file.</returns>
    /// <exception cref="KeyUnavailableException">The file is damaged, or others may read it.</exception>
    public static KeyRing Load(string path)
    {
        var keys = new SortedDictionary<int, SealingKey>();
        if (!File.Exists(path))
        {
            return new KeyRing(keys);
        }

        if ((File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new KeyUnavailableException($"Others may read the key file {path}; make it the owner's alone: chmod 600. 密钥文件权限过宽，请执行 chmod 600。");
        }

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var key = Parse(line);
            if (key is null || !keys.TryAdd(key.Number, key))
            {
                throw new KeyUnavailableException($"The key file {path} is damaged; put it back from its copy. 密钥文件已损坏，请用备份恢复。");
            }
        }

        return new KeyRing(keys);
    }

    public SealingKey? Find(int number) => keys.GetValueOrDefault(number);

    /// <summary>Adds a new key to the file, above all there and above <paramref name="taken"/>; written beside it and renamed, so it is never half there.</summary>
    /// <param name="onlyFirst">No key when the file has one by now: two commands that are the first to need one make it once.</param>
    public static KeyRing Add(string path, int taken, SealingSuite suite, DateTimeOffset madeAt, bool onlyFirst)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        using var exclusive = Exclusively(path);
        var ring = Load(path);
        return onlyFirst && ring.Highest > 0
            ? ring
            : ring.With(SealingKey.New(Math.Max(ring.Highest, taken) + 1, suite, madeAt), path);
    }

    private static FileStream Exclusively(string path)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return new FileStream(path + ".lock", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly });
            }
            catch (IOException) when (waits < 500)
            {
                Thread.Sleep(20);
            }
        }
    }

    private KeyRing With(SealingKey key, string path)
    {
        var all = new SortedDictionary<int, SealingKey>(keys) { { key.Number, key } };
        var beside = $"{path}.{Environment.ProcessId.Text()}";
        using (var file = new FileStream(beside, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            using var text = new StreamWriter(file, leaveOpen: true);
            text.WriteLine(Heading);
            foreach (var each in all.Values)
            {
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each.Number} {each.Suite.ToString().ToLowerInvariant()} {each.MadeAt:yyyy-MM-ddTHH:mm:ssZ} {each.Reveal()}"));
            }

            text.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        return new KeyRing(all);
    }

    private static SealingKey? Parse(string line)
    {
        var parts = line.Split(' ');
        Span<byte> secret = stackalloc byte[SealingKey.SecretLength];
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue
            && Enum.TryParse<SealingSuite>(parts[1], ignoreCase: true, out var suite) && suite is SealingSuite.Aes or SealingSuite.Sm4
            && DateTimeOffset.TryParseExact(parts[2], "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var madeAt)
            && Convert.TryFromBase64String(parts[3], secret, out var length) && length == SealingKey.SecretLength
            ? new SealingKey(number, suite, madeAt, secret.ToArray())
            : null;
    }
}
