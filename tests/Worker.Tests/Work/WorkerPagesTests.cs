using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker.Work;

namespace QuotaCompliance.Worker.Tests.Work;

/// <summary>A worker shows how it fares, to its own machine alone, and tells nobody about persons.</summary>
public sealed class WorkerPagesTests(Postgres postgres) : IDisposable
{
    private static readonly HttpClient Client = new();

    private readonly TestDatabase database = postgres.NewDatabase(postgres.BaseFilesImported);

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_worker_takes_up_a_run_that_was_left_lying_and_tells_of_it_without_a_person()
    {
        var run = database.Quota([.. TestDatabase.RunArguments(), "--queue"]).Stdout.Trim();

        // As a worker leaves it that was killed with the first chunk in hand.
        database.Do("update run_chunk set state = 2, token = nextval('chunk_token'), worker = 'gone/1', takings = 1, lease_until = now() - interval '1 minute' where number = 0");
        using var worker = new Worker(database);
        Wait.Until(() => database.Ask<short>($"select state from run where id = {run}") == 2, "the run is complete");
        Wait.Until(() => worker.Log.Any(line => line.Contains("run-drained", StringComparison.Ordinal)), "the worker has told of it");
        var metrics = "";
        Wait.Until(() => (metrics = worker.Get("/metrics").Text).Contains("quota_runs{", StringComparison.Ordinal) && Metric(metrics, "quota_runs{[^}]*state=\"draft\"") == "1", "the metrics show the run complete");

        Assert.Equal("3", Metric(metrics, "quota_units_assessed_total{"));
        Assert.Equal("3", Metric(metrics, "quota_chunk_duration_seconds_count{"));
        Assert.Equal("0", Metric(metrics, "quota_chunks_waiting{"));
        Assert.Equal("0", Metric(metrics, "quota_runs{[^}]*state=\"running\""));
        Assert.All(worker.Log, line =>
        {
            var fact = JsonDocument.Parse(line).RootElement;
            Assert.NotEqual("", fact.GetProperty("event").GetString());
            Assert.EndsWith("Z", fact.GetProperty("time").GetString(), StringComparison.Ordinal);
        });
        Assert.Empty(Secrets.ToldBy(Secrets.OfBaseFiles, new CommandResult(0, [], string.Join('\n', worker.Log) + metrics)));
    }

    [Fact]
    public void Live_is_a_worker_that_answers_and_ready_one_that_could_work()
    {
        using var worker = new Worker(database);

        Assert.Equal((200, "ok\n"), worker.Get("/health/live"));
        var (status, ready) = worker.Get("/health/ready");
        Assert.Equal(200, status);
        Assert.StartsWith("ok\n", ready, StringComparison.Ordinal);
        foreach (var check in new[] { "database", "migrations", "keys", "parameters" })
        {
            Assert.Contains($"ok  {check}\n", ready, StringComparison.Ordinal);
        }

        database.Do("insert into migration (\"MigrationId\", \"ProductVersion\") values ('29991231000000_Later', '99')");
        (status, ready) = worker.Get("/health/ready");
        Assert.Equal(503, status);
        Assert.Contains("!!  migrations: the schema is 29991231000000_Later", ready, StringComparison.Ordinal);
        Assert.Equal(503, worker.Get("/health").Status);
        Assert.Equal(200, worker.Get("/health/live").Status);
    }

    [Fact]
    public void Whoever_comes_from_elsewhere_is_refused()
    {
        using var worker = new Worker(database);

        foreach (var page in new[] { "/health/live", "/metrics", "/hangfire" })
        {
            Assert.Equal(200, worker.Get(page).Status);
            Assert.Equal(403, worker.Get(page, ("Host", "jobs.example:5081")).Status);
            Assert.Equal(403, worker.Get(page, ("X-Forwarded-For", "10.0.0.9")).Status);
        }

        var other = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(address => !IPAddress.IsLoopback(address));
        if (other is not null)
        {
            Assert.Throws<HttpRequestException>(() => Client.Send(new HttpRequestMessage(HttpMethod.Get, $"http://{(other.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{other}]" : other.ToString())}:{worker.Address.Port}/health/live"), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", 200)]
    [InlineData("::1", "[::1]", 200)]
    [InlineData("10.1.2.3", "localhost", 403)]
    [InlineData("127.0.0.1", "10.1.2.3", 403)]
    [InlineData("127.0.0.1", "", 403)]
    public async Task Only_a_local_address_under_a_local_name_is_let_in(string from, string host, int status)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Host = new HostString(host);

        await WorkerPages.LocalOnly(context, _ => Task.CompletedTask);

        Assert.Equal(status, context.Response.StatusCode);
    }

    /// <summary>The value of the first sample whose name and labels begin like this.</summary>
    private static string Metric(string metrics, string pattern) =>
        Regex.Match(metrics, $"^{pattern}[^}}]*}} ([0-9.]+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary><c>quota work</c> in a process of its own, with no jobs but what it finds in the database.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly TempFolder home = new();
        private readonly Process process;
        private readonly List<string> log = [];

        public Worker(TestDatabase database)
        {
            process = QuotaCommand.Start(
                new Dictionary<string, string>
                {
                    ["QUOTA_DATABASE"] = database.ConnectionString, ["QUOTA_KEYS"] = database.Keys, ["QUOTA_HOME"] = home.Path, ["QUOTA_POLICIES"] = Repository.Policies, ["DOTNET_TieredPGO"] = "0",
                },
                [],
                ["work", "--lease", "2", "--lanes", "1"]);
            process.ErrorDataReceived += (_, line) =>
            {
                lock (log)
                {
                    if (line.Data is { } text)
                    {
                        log.Add(text);
                    }
                }
            };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            Wait.Until(() => Log.Any(IsStart) || (process.HasExited ? throw new InvalidOperationException(string.Join('\n', Log)) : false), "the worker has started");
            Address = new Uri(JsonDocument.Parse(Log.First(IsStart)).RootElement.GetProperty("address").GetString()!);
        }

        public Uri Address { get; }

        public IReadOnlyList<string> Log
        {
            get
            {
                lock (log)
                {
                    return [.. log];
                }
            }
        }

        public (int Status, string Text) Get(string page, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, page));
            foreach (var (name, value) in headers)
            {
                request.Headers.Add(name, value);
            }

            using var response = Client.Send(request);
            using var text = new StreamReader(response.Content.ReadAsStream());
            return ((int)response.StatusCode, text.ReadToEnd());
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            home.Dispose();
        }

        private static bool IsStart(string line) => line.Contains("\"worker-started\"", StringComparison.Ordinal);
    }
}
