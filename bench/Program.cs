namespace QuotaCompliance.Bench;

/// <summary>The races, started by <c>bench/run</c> in the repository's root.</summary>
internal static class Program
{
    private const string Usage = """
        bench/run files [--employers 1000000] [--pairs 5]   assess against DuckDB, the same three files
        bench/run kept  [--employers 1000000] [--pairs 3]   import and review run against plain PostgreSQL, on the server of QUOTA_DATABASE
        bench/run work  [--employers 1000000] [--pairs 3]   a run by a worker against the same run done directly; two runs compared
        bench/run scale [--pairs 3]                         assess at 1 and 10 million employers
        """;

    public static int Main(string[] args)
    {
        try
        {
            return Run(args);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message); // a runner of the race fell, or wrote something else than a result
            return 1;
        }
    }

    private static int Run(string[] args)
    {
        switch (args)
        {
            case ["files", .. var rest] when TryOptions(rest, pairs: 5, out var employers, out var pairs):
                return FilesRace.Run(employers, pairs);
            case ["kept", .. var rest] when TryOptions(rest, pairs: 3, out var employers, out var pairs):
                return KeptRace.Run(employers, pairs);
            case ["work", .. var rest] when TryOptions(rest, pairs: 3, out var employers, out var pairs):
                return WorkRace.Run(employers, pairs);
            case ["scale", .. var rest] when TryOptions(rest, pairs: 3, out _, out var pairs):
                return ScaleRun.Run(pairs);
            case ["duckdb", var folder]: // the child process of the race
                DuckDb.Assess(folder);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static bool TryOptions(string[] args, int pairs, out int employers, out int pairsChosen)
    {
        employers = 1_000_000;
        pairsChosen = pairs;
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], out var number) || number < 1)
            {
                return false;
            }

            switch (args[i])
            {
                case "--employers":
                    employers = number;
                    break;
                case "--pairs":
                    pairsChosen = number;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
