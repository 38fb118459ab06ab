using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Filings;
using QuotaCompliance.Application.Intake;
using QuotaCompliance.Domain.Filings;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.TestKit;
using QuotaCompliance.TestKit.Databases;
using QuotaCompliance.Worker;
using QuotaCompliance.Worker.Commands;

namespace QuotaCompliance.Worker.Tests.Work;

/// <summary>An import is counted by kind and end, its findings by code; and a collector gets it.</summary>
public sealed class TelemetryTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase();

    public void Dispose() => database.Dispose();

    [Fact]
    public void An_import_and_each_of_its_findings_is_counted_by_code()
    {
        // The meter is the process's, and other tests import and run beside this one: only what this test set off is listened to.
        var mine = new AsyncLocal<bool> { Value = true };
        var measured = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Telemetry.Name)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (mine.Value)
            {
                measured.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}");
            }
        });
        listener.Start();
        var files = new BaseFiles();
        files.Employers.Add("91640202MA76A0009X", "大武口错码有限公司", "无此性质", BaseFiles.Region, "2015-06-01", "", "");
        using var desk = new Desk(files);
        using var opened = database.Open();

        foreach (var _ in new[] { "first", "again" })
        {
            var request = new ImportRequest(FileKind.Employers, new ReviewYear(BaseFiles.Year), IncomingFile.At(desk.PathOf("employers")), new DateOnly(2024, 9, 2), "");
            new ImportFile(opened, QuotaCommand.Clock).By(new Actor.AtTerminal("tester", "tester", IsRoot: false), request, new Ignored(), null, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["quota.findings 1 kind-unknown error", "quota.findings 1 uscc-invalid error", "quota.imports 1 employers known", "quota.imports 1 employers taken"],
            measured.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_command_sends_its_metrics_and_traces_to_the_named_collector()
    {
        using var collector = new Collector();
        using var desk = new Desk(new BaseFiles());

        var result = database.QuotaBehind(
            ["env", $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"],
            TestDatabase.ImportArguments("employers", desk.PathOf("employers")));

        Assert.True(result.Exit == 0, result.Stderr);
        Assert.Contains("quota.imports", collector.ReceivedAt("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("service.name\u0012\u0007\n\u0005quota", collector.ReceivedAt("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("import", collector.ReceivedAt("/v1/traces"), StringComparison.Ordinal);
    }

    /// <summary>Takes whatever is sent to it over HTTP.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly ConcurrentDictionary<string, string> received = new();

        public Collector()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            }

            listener.Prefixes.Add(Address);
            listener.Start();
            new Thread(Receive) { IsBackground = true }.Start();
        }

        public string Address { get; }

        public string ReceivedAt(string path) => received.GetValueOrDefault(path, "");

        public void Dispose() => listener.Close();

        private void Receive()
        {
            while (true)
            {
                HttpListenerContext request;
                try
                {
                    request = listener.GetContext();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new StreamReader(request.Request.InputStream, Encoding.Latin1);
                var text = body.ReadToEnd();
                received.AddOrUpdate(request.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                request.Response.Close();
            }
        }
    }

    private sealed class Ignored : IFindingSink
    {
        public void Add(in Finding finding)
        {
        }
    }
}
